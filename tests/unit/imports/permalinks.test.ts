import { describe, expect, it } from 'vitest'
import { checkRow } from '#lib/imports/check-row.ts'
import { readExport } from '#lib/imports/read-export.ts'
import type { Format, Mapping } from '#lib/imports/schema.ts'
import { suggestMapping } from '#lib/imports/suggest-mapping.ts'
import { chunksOf, collect, fixture } from '#tests/support/import-file.ts'

async function rowsOf(text: string, format: Format, mapping: Mapping | null = null) {
  const items = await collect(readExport({ name: 'f', head: text, chunks: chunksOf(text, 50), packed: false }, format, mapping)) // biome-ignore format: one thought
  return items.flatMap((item) => {
    const checked = item.is === 'comment' ? checkRow(item, { removed: false }) : null
    return checked?.ok ? [checked.row] : []
  })
}

describe('the address and the votes of a comment', () => {
  it('come from Blogger: the link of its entry', async () => {
    const [first] = await rowsOf(fixture('blogger.xml').toString(), 'blogger')
    expect(first).toMatchObject({
      permalink: 'http://notes.example/2012/05/low-tide.html?showComment=201',
      votes: null,
    })
  })

  it('come from Coral: the respect for its newest revision, or in Talk 4 for it', async () => {
    const one = (more: object) => JSON.stringify({ id: 'c', story_id: 's', body: 'Yes.', ...more })
    const lines = [
      one({ revisions: [{ body: 'Old', actionCounts: { reaction: { total: 9 } } }, { body: 'Yes.', actionCounts: { reaction: { total: 4 } } }] }), // biome-ignore format: one thought
      one({ id: 'd', action_counts: { respect: 2 } }),
      one({ id: 'e' }),
    ]
    expect((await rowsOf(lines.join('\n'), 'coral')).map(({ votes }) => votes)).toEqual([4, 2, null])
  })

  it('come from Discourse: the likes of a post', async () => {
    const post = (number: number, actions: object[]) => ({ topic_id: 7, post_number: number, raw: 'Yes.', actions_summary: actions }) // biome-ignore format: one thought
    const posts = [post(1, []), post(2, [{ id: 2, count: 3 }]), post(3, [{ id: 4 }]), post(4, [{ id: 2 }])]
    const rows = await rowsOf(JSON.stringify({ id: 7, post_stream: { posts } }), 'discourse')
    expect(rows.map(({ votes }) => votes)).toEqual([3, null, null])
  })

  it('come from columns that are called so', async () => {
    const columns = ['id', 'text', 'permalink', 'likes', 'url']
    const mapping = suggestMapping(columns)
    expect(mapping?.columns).toMatchObject({ permalink: 'permalink', votes: 'likes', articleUrl: 'url' })
    const table = `${columns.join(',')}\n1,a,https://x.example/a#1,12,https://x.example/a\n2,b,javascript:alert(1),many,https://x.example/a\n`
    expect(await rowsOf(table, 'csv', mapping)).toMatchObject([
      { permalink: 'https://x.example/a#1', votes: 12 },
      { permalink: null, votes: null },
    ])
  })

  it('are read from a table as people write them, and not guessed at', async () => {
    const mapping = { columns: { text: 'text', votes: 'likes' }, html: false }
    const written = ['1,024', '1.024', '1 024', '1.2k', '\u22121,024', '7.0', '\u22127.0', '0.000', '1.5', '1.000', '']
    const table = `text;likes\n${written.map((votes) => `a;${votes}`).join('\n')}\n`
    const votes = [1024, 1024, 1024, 1200, -1024, 7, -7, 0, null, null, null]
    expect((await rowsOf(table, 'csv', mapping)).map((row) => row.votes)).toEqual(votes)
    const lines = written.map((likes) => JSON.stringify({ text: 'a', likes })).join('\n')
    expect((await rowsOf(lines, 'jsonl', mapping)).map((row) => row.votes)).toEqual(votes)
  })

  it('are no thousands where JSON has a number with decimals', async () => {
    const mapping = { columns: { text: 'text', votes: 'likes' }, html: false }
    const lines =
      '{"text":"a","likes":1.024}\n{"text":"a","likes":{"$numberDouble":"1.024"}}\n{"text":"a","likes":1024}'
    expect((await rowsOf(lines, 'jsonl', mapping)).map((row) => row.votes)).toEqual([null, null, 1024])
  })
})
