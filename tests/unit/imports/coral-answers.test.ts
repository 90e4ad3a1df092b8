import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readExport } from '#lib/imports/read-export.ts'
import { chunksOf, collect } from '#tests/support/import-file.ts'
import { processorTime } from '#tests/support/processor-time.ts'

/** A line for each item: of comments what they answer and stand under, of others what they are. */
async function outline(text: string, size = 64 * 1024): Promise<string[]> {
  const opened = { name: 'f', head: text.slice(0, 64 * 1024), chunks: chunksOf(text, size), packed: false }
  return (await collect(readExport(opened, 'coral', null))).map((item) => {
    if (item.is === 'comment') return `${item.id} to ${item.parent} under ${item.article?.id}/${item.article?.title}`
    if (item.is === 'article') return `article ${item.id}/${item.title}`
    return item.is === 'rejected' ? `${item.place}: ${item.id} ${item.why}` : item.is
  })
}

/** Answers one in the other, as pages or as lists. */
const thread = (levels: number, [open, close]: readonly [string, string]): string =>
  `${Array.from({ length: levels }, (_, i) => `${open}{"id":"c${i + 1}","body":"B","replies":`).join('')}null${`}${close}`.repeat(levels)}`
const PAGES = ['{"edges":[{"node":', '}]}'] as const
const LISTS = ['[', ']'] as const

const story = '"id":"s","url":"https://x.example","metadata":{"title":"T"}'
const comments = '"comments":{"edges":[{"node":{"id":"a","body":"A"}},{"node":{"id":"b","body":"B"}}],"pageInfo":{"hasNextPage":false}}' // biome-ignore format: one thought

const PLACED = ['a to null under s/T', 'b to null under s/T']
const LATE = ['record 1: a named-late', 'record 2: b named-late']

describe('an answer of Coral', () => {
  it.each<[string, string, string[]]>([
    [
      'whose story is named before its comments',
      `{"data":{"story":{${story},${comments}}}}`,
      [...PLACED, 'article s/T'],
    ],
    ['whose story is named after them', `{"data":{"story":{${comments},${story}}}}`, [...LATE, 'article s/T']],
    [
      'whose story says its address after them',
      `{"data":{"story":{"id":"s",${comments},"url":"https://x.example"}}}`,
      [...LATE, 'article s/null'],
    ],
    [
      'whose story says its title after them',
      `{"data":{"story":{"id":"s","url":"https://x.example",${comments},"metadata":{"title":"T"}}}}`,
      ['a to null under s/null', 'b to null under s/null', 'article s/T'],
    ],
    [
      'for one comment with its replies',
      `{"data":{"comment":{"id":"top","body":"Top","story":{${story}},"replies":{"edges":[{"node":{"id":"a","body":"A"}}]}}}}`,
      ['a to top under s/T', 'top to null under s/T'],
    ],
    [
      'for one comment that says its id after its replies',
      `{"data":{"comment":{"story":{${story}},"replies":{"edges":[{"node":{"id":"a","body":"A"}}]},"id":"top","body":"Top"}}}`,
      ['record 1: a named-late', 'top to null under s/T'],
    ],
    [
      'for comments and one comment',
      `{"data":{"comment":{"id":"c","body":"C","story":{${story}}},"story":{${story},${comments}}}}`,
      [...PLACED, 'article s/T', 'c to null under s/T'],
    ],
    ['without any story', `{"data":{${comments}}}`, LATE],
  ])('%s has one result, however it is cut', async (_name, text, lines) => {
    for (const size of [1, 2, 7, 50, text.length]) expect(await outline(text, size)).toEqual(lines)
  })

  it('has one result in whatever order its fields stand', async () => {
    const fields = [
      '"id":"s"',
      '"url":"https://x.example"',
      '"metadata":{"title":"T"}',
      comments,
      '"createdAt":"2020-01-01"',
    ]
    const order = fc.shuffledSubarray(fields, { minLength: fields.length })
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: 80 }), async (shuffled, size) => {
        const text = `{"data":{"story":{${shuffled.join(',')}}}}`
        const lines = await outline(text, size)
        expect(lines).toEqual(await outline(text, text.length))
        const [id, url, at] = ['"id"', '"url"', '"comments"'].map((name) => text.indexOf(name))
        const isNamed = (id ?? 0) < (at ?? 0) && (url ?? 0) < (at ?? 0)
        expect(lines.filter((line) => /^[ab] to null under s\//.test(line))).toHaveLength(isNamed ? 2 : 0)
        expect(lines.filter((line) => line.endsWith('named-late'))).toHaveLength(isNamed ? 0 : 2)
      }),
    )
  })

  it('takes replies that stand in lists, and names those that are none', async () => {
    const replies = [{ id: 'b', body: 'B', replies: [{ id: 'c', body: 'C' }] }, 'd', { body: 'No id' }]
    const comment = { id: 'a', storyID: 's', body: 'A', replies, replyCount: 3 }
    expect(await outline(JSON.stringify([{ ...comment, story: { id: 's' } }]))).toEqual([
      'a to null under s/null',
      'b to a under s/null',
      'c to b under s/null',
      'record 1: null no-object',
      'null to a under s/null',
    ])
    const odd = { ...comment, story: { id: 's' }, replies: { items: [{ id: 'b', body: 'B' }] } }
    expect(await outline(JSON.stringify([odd]))).toEqual(['a to null under s/null', 'null to a under s/null'])
    for (const none of [null, 2, [], {}, { edges: [], pageInfo: { hasNextPage: false } }, { pageInfo: {} }])
      expect(await outline(JSON.stringify([{ ...comment, story: { id: 's' }, replies: none }]))).toHaveLength(1)
  })

  it.each([
    [100, PAGES],
    [1000, PAGES],
    [1000, LISTS],
  ] as const)('takes threads of %i answers, one in the other, in whatever form', async (levels, wrap) => {
    // A number as long as that has a line read in another way.
    const comment = `{"id":"c0","body":"1234567890123456","story":{${story}},"replies":${thread(levels, wrap)}}`
    const answer = `{"data":{"comments":{"edges":[{"node":${comment}}]}}}`
    for (const text of [answer, `[${comment}]`, `${answer}\n${answer}`, comment]) {
      const lines = await outline(text, 1000)
      expect(lines[levels]).toBe(`c${levels} to c${levels - 1} under s/T`)
      expect(lines.filter((line) => line.includes('too-deep') || line.includes('null'))).toEqual(['c0 to null under s/T'].concat(text.includes('\n') ? ['c0 to null under s/T'] : [])) // biome-ignore format: one thought
    }
  })

  it('names each answer that stands deeper, and takes the rest of the file', async () => {
    const comment = (id: string, replies: string) => `{"id":"${id}","body":"B","story":{${story}},"replies":${replies}}`
    const lines = await outline(`[${comment('c0', thread(1200, PAGES))},${comment('z', 'null')}]`, 1000)
    expect(lines).toHaveLength(1202)
    expect(lines.slice(1000, 1002)).toEqual(['c1000 to c999 under s/T', 'record 1: c1001 too-deep'])
    expect(lines.slice(1200)).toEqual(['record 1: c1200 too-deep', 'z to null under s/T'])
  })

  it('takes no more memory and time than its length, however it is nested', async () => {
    const deepest = `[{"id":"a","storyID":"s","body":"A","x":${'['.repeat(9_000)}${']'.repeat(9_000)}},`
    const before = processorTime()
    expect(await outline(`${deepest.repeat(200).slice(0, -1)}`.replaceAll('},[{', '},{').concat(']'))).toHaveLength(200)
    expect(processorTime() - before).toBeLessThan(5000)
    await expect(outline(`[{"a":${'['.repeat(1_000_000)}`)).rejects.toThrow('nested more than 10,000 deep')
    const line = `{"id":"a","storyID":"s","body":"A","at":${'{"$date":'.repeat(200_000)}1${'}'.repeat(200_000)},"created_at":${'{"$date":'.repeat(200_000)}1${'}'.repeat(200_000)}}`
    expect(await outline(`${line}\n${line}`)).toEqual(['a to null under s/null', 'a to null under s/null'])
  })
})

it('looks around once for a list, however long it is', async () => {
  const deep = 90
  const text = `${'{"a":'.repeat(deep)}{"list":[${'{},'.repeat(200_000)}{}]}${'}'.repeat(deep)}`
  const before = processorTime()
  expect(await outline(text)).toHaveLength(200_001)
  expect(processorTime() - before).toBeLessThan(5000)
})
