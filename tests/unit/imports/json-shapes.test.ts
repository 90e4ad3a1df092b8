import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRow } from '#lib/imports/check-row.ts'
import { detectFormat } from '#lib/imports/detect-format.ts'
import { openTexts } from '#lib/imports/open-texts.ts'
import { readExport } from '#lib/imports/read-export.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import type { Format, Mapping } from '#lib/imports/schema.ts'
import { chunksOf, collect, memoryFile } from '#tests/support/import-file.ts'

const mapping: Mapping = { columns: { id: 'id', text: 'text', parent: 'parent' }, html: false }

/** What a file is taken for, and a line for each item of it: id, what it answers and stands under, and its text. */
async function outline(text: string, size = 64 * 1024): Promise<{ format: Format; lines: string[] }> {
  for await (const opened of openTexts(memoryFile('f.json', text, size), 'auto')) {
    const format = detectFormat(opened.head)
    const items = await collect(readExport(opened, format, mapping))
    const lines = items.map((item) => {
      if (item.is === 'comment') return `${item.id} to ${item.parent} under ${item.article?.id}/${item.article?.title}: ${item.text}` // biome-ignore format: one thought
      return item.is === 'article' ? `article ${item.id}` : `${item.is} ${item.id}`
    })
    return { format, lines }
  }
  throw new Error('there was no text')
}

const pretty = (value: unknown): string => JSON.stringify(value, null, 2)
const oneALine = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n')

const post = (number: number, more: object = {}) => ({ id: number, topic_id: 9, post_number: number, username: 'ann', user_id: 3, cooked: `<p>${number}</p>`, ...more }) // biome-ignore format: one thought
const topic = (id: number) => ({
  post_stream: { posts: [post(1, { topic_id: id }), post(2, { topic_id: id, reply_to_post_number: 1 }), post(3, { topic_id: id, reply_to_post_number: 2 })] }, // biome-ignore format: one thought
  id,
  title: `Topic ${id}`,
})
const ofTopic = (id: number): string[] => [`left-out ${id}/1`, `${id}/2 to null under ${id}/Topic ${id}: 2`, `${id}/3 to ${id}/2 under ${id}/Topic ${id}: 3`] // biome-ignore format: one thought
const alone = ['left-out 9/1', '9/2 to null under 9/null: 2']

const story = { id: 's', url: 'https://x.example/a', metadata: { title: 'The ferry' } }
const node = (id: string, more: object = {}) => ({ id, body: `<div>${id} &amp; more</div>`, status: 'APPROVED', author: { id: 'u', username: 'Ann' }, ...more }) // biome-ignore format: one thought
const edges = (...nodes: object[]) => ({ edges: nodes.map((one) => ({ node: one, cursor: 'x' })), pageInfo: { hasNextPage: false } }) // biome-ignore format: one thought
const listed = { data: { comments: edges(node('a', { story }), node('b', { story, parent: { id: 'a' } })) } }
const ofStory = { data: { story: { ...story, comments: edges(node('a', { replies: edges(node('b')) })) } } }
const answered = ['a to null under s/The ferry: a & more', 'b to a under s/The ferry: b & more']
const document = (id: string) => ({ _id: { $oid: '5' }, id, tenantID: 't', storyID: 's', revisions: [{ body: id }], status: 'NONE' }) // biome-ignore format: one thought
const documents = ['a to null under s/null: a', 'b to null under s/null: b']

const rows = [{ id: 'a', text: 'A' }, { id: 'b', text: 'B', parent: 'a' }] // biome-ignore format: one thought
const told = ['a to null under f.json/f.json: A', 'b to a under f.json/f.json: B']
const long = [{ id: 'a', text: 'x'.repeat(90_000) }, rows[1]]

const SHAPES: Record<string, [text: string, format: Format, lines: string[]]> = {
  'a list of posts of Discourse': [JSON.stringify([post(1), post(2)]), 'discourse', alone],
  'posts of Discourse, one a line': [oneALine([post(1), post(2)]), 'discourse', alone],
  'posts of Discourse under a name': [JSON.stringify({ posts: [post(1), post(2)] }), 'discourse', alone],
  'a list of topics': [pretty([topic(7), topic(8)]), 'discourse', [...ofTopic(7), ...ofTopic(8)]],
  'topics, one a line': [oneALine([topic(7), topic(8)]), 'discourse', [...ofTopic(7), ...ofTopic(8)]],
  'topics one after the other': [[topic(7), topic(8)].map(pretty).join('\n'), 'discourse', [...ofTopic(7), ...ofTopic(8)]], // biome-ignore format: one thought
  'an answer of Coral to a query for comments': [JSON.stringify(listed), 'coral', answered],
  'the same, written to be read': [pretty(listed), 'coral', answered],
  'answers of Coral, one a line': [oneALine([listed, listed]), 'coral', [...answered, ...answered]],
  'a list of answers of Coral': [JSON.stringify([listed]), 'coral', answered],
  'an answer of Coral for a story, with replies': [pretty(ofStory), 'coral', [...answered, 'article s']],
  'such answers, one a line': [oneALine([ofStory, ofStory]), 'coral', ['article s', ...answered, 'article s', ...answered]], // biome-ignore format: one thought
  'documents of mongoexport --pretty': [[document('a'), document('b')].map(pretty).join('\n'), 'coral', documents],
  'documents of mongoexport --jsonArray': [JSON.stringify([document('a'), document('b')]), 'coral', documents],
  'rows under a name, in one line': [JSON.stringify({ data: rows, total: 2 }), 'jsonl', told],
  'rows under names, however deep': [pretty({ ok: true, result: { page: 1, items: rows } }), 'jsonl', told],
  'rows as documents': [rows.map(pretty).join('\n\n'), 'jsonl', told],
  'a first line that is longer than what is looked at': [oneALine(long), 'jsonl', [`a to null under f.json/f.json: ${'x'.repeat(90_000)}`, told[1] ?? '']], // biome-ignore format: one thought
}

describe('a JSON file', () => {
  it.each(Object.entries(SHAPES))('of %s is read', async (_name, [text, format, lines]) => {
    expect(await outline(text)).toEqual({ format, lines })
    if (text.length < 5000) expect(await outline(text, 7)).toEqual({ format, lines })
  })

  it('keeps ids apart that are longer than a number can be', async () => {
    const ids = ['12345678901234567890', '12345678901234567891']
    const written = ids.map((id) => `{"id":${id},"text":"T"}`)
    for (const text of [written.join('\n'), `[${written.join(',')}]`, `{"rows":[${written.join(',')}]}`])
      expect((await outline(text)).lines.map((line) => line.split(' ')[0])).toEqual(ids)
  })

  it('of Coral leaves out what was done to comments, and people without a name, and counts them', async () => {
    const text = oneALine([{ id: 'x', tenantID: 't', storyID: 's', commentID: 'a', actionType: 'REACTION' }, { id: 'u', tenantID: 't', profiles: [] }]) // biome-ignore format: one thought
    expect((await outline(text)).lines).toEqual(['left-out null', 'left-out null'])
  })

  it.each([
    ['as it is read most', { _id: { $oid: 'c' }, at: { $date: '2020-01-02T03:04:05Z' }, likes: 3 }],
    ['with all types named', { _id: { $uuid: 'c' }, at: { $date: { $numberLong: '1577934245000' } }, likes: { $numberInt: '3' } }], // biome-ignore format: one thought
    ['with other numbers', { _id: { $numberLong: '12' }, at: { $numberLong: '1577934245000' }, likes: { $numberDouble: '3.0' } }], // biome-ignore format: one thought
    ['with decimal numbers', { _id: { $numberDecimal: '12' }, at: { $numberInt: '1577934245' }, likes: { $numberDecimal: '3' } }], // biome-ignore format: one thought
  ])('of a database keeps ids, times and votes: %s', async (_name, object) => {
    const columns = { id: '_id', text: 'text', time: 'at', votes: 'likes' }
    const text = JSON.stringify({ ...object, text: 'T' })
    const [item] = await collect(readExport({ name: 'f', head: text, chunks: chunksOf(text), packed: false }, 'jsonl', { columns, html: false })) // biome-ignore format: one thought
    if (item?.is !== 'comment') throw new Error('no comment')
    const row = { id: expect.stringMatching(/^(?:c|12)$/), postedAt: '2020-01-02T03:04:05.000Z', votes: 3 }
    expect(checkRow(item, { removed: false })).toMatchObject({ ok: true, row })
  })

  it('of Talk has plain text, whose lines and signs stay', async () => {
    const body = 'one\n\ntwo & <three and> four'
    const kept = JSON.stringify({ id: 'c', asset_id: 's', body, status: 'ACCEPTED' })
    const answered = JSON.stringify({
      data: { comments: { nodes: [{ id: 'c', asset: { id: 's', title: 'T' }, body }] } },
    })
    expect((await outline(kept)).lines).toEqual([`c to null under s/null: ${body}`])
    expect((await outline(answered)).lines).toEqual([`c to null under s/T: ${body}`])
  })

  it.each(['[1 2]', '[1,]', '{"a":1,}', '{"a" 1}', '{1:2}', '[}', '{"rows":[{"id":"a"}', '[]]', '{"a":[1]} x'])(
    '%s is refused in a sentence',
    async (text) => {
      // biome-ignore format: one thought
      const reading = (async () => {
      for await (const opened of openTexts(memoryFile('f', text), 'auto')) await collect(readExport({ ...opened, head: '[' }, 'jsonl', mapping)) // biome-ignore format: one thought
    })()
      await expect(reading).rejects.toThrow(ImportRefusal)
      await expect(reading).rejects.toThrow(/^The file is not JSON: (?!The file)/)
    },
  )

  it('gives each record of a list once and as it is, whatever it holds and however it is cut', async () => {
    const record = fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 8 }),
        fc.nat(9),
        fc.boolean(),
        async (records, cut, within) => {
          const whole = records.map((one, i) => ({ ...one, id: `id ${i}`, text: 'T' }))
          const text = JSON.stringify(within ? { a: { b: whole } } : whole)
          const opened = memoryFile('f.json', text, cut + 1)
          for await (const one of openTexts(opened, 'auto')) {
            const items = await collect(readExport(one, 'jsonl', mapping))
            expect(items.map((item) => item.is === 'comment' && item.id)).toEqual(whole.map(({ id }) => id))
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})
