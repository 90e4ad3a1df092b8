import { expect, it } from 'vitest'
import { detectFormat } from '#lib/imports/detect-format.ts'
import { readExport } from '#lib/imports/read-export.ts'
import type { Format } from '#lib/imports/schema.ts'
import { planBatch } from '#lib/imports/work/plan-batch.ts'
import { chunksOf, collect } from '#tests/support/import-file.ts'

/** What each thing in a file came to, in its order. */
async function outcomes(text: string): Promise<string[]> {
  const opened = { name: 'f', head: text, chunks: chunksOf(text, 13), packed: false }
  return (await collect(readExport(opened, detectFormat(text), null))).map((item) => {
    if (item.is === 'rejected') return `${item.place}: ${item.why}`
    return item.is === 'left-out' ? item.why : item.is
  })
}

const entry = (id: string, kind: string): string =>
  `<entry><id>${id}</id>${kind && `<category scheme="http://schemas.google.com/g/2005#kind" term="x#${kind}"/>`}</entry>`
const feed = (...entries: string[]): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><generator>Blogger</generator>${entries.join('')}</feed>`
const post = (number: number) => ({ topic_id: 9, post_number: number, cooked: 'A' })
const coral = (more: object) => JSON.stringify({ tenantID: 't', id: 'c', ...more })

it.each<[string, string, string[]]>([
  [
    'a feed of Blogger',
    feed(entry('1', 'post'), entry('2', 'page'), entry('3', 'comment'), entry('4', 'settings'), entry('5', ''), entry('', 'post')), // biome-ignore format: one thought
    ['article', 'article', 'comment', 'other-kind', 'entry 5: unknown-shape', 'entry 6: no-id'],
  ],
  [
    'a topic of Discourse',
    JSON.stringify({ id: 9, post_stream: { posts: [post(1), 5, null, post(2)] } }),
    ['opening-post', 'post 2: no-object', 'post 3: no-object', 'comment'],
  ],
  [
    'topics of Discourse, one a line',
    [9, 10].map((id) => JSON.stringify({ id, post_stream: { posts: [post(2), 'x'] } })).join('\n'),
    ['comment', 'line 1, post 2: no-object', 'comment', 'line 2, post 2: no-object'],
  ],
  [
    'documents of Coral',
    [coral({ storyID: 's', revisions: [{ body: 'A' }] }), coral({ revisions: [{ body: 'A' }] }), coral({})].join('\n'),
    ['comment', 'line 2: no-article', 'line 3: unknown-shape'],
  ],
])('of %s everything is taken, left out and counted, or named', async (_name, text, expected) => {
  expect(await outcomes(text)).toEqual(expected)
})

/** The comments that come in and those that are named, in the order in which they are read. */
async function comments(text: string, format: Format): Promise<string[]> {
  const opened = { name: 'f', head: text, chunks: chunksOf(text, 7), packed: false }
  const items = await collect(readExport(opened, format, null))
  const { coming, remarks } = planBatch(items.map((one, number) => ({ number, item: one })), { removed: false }) // biome-ignore format: one thought
  const came = [
    ...coming.map((row) => ({ ...row, says: `${row.id} under ${row.articleId}: ${row.text}` })),
    ...remarks.map((row) => ({ ...row, says: `${row.place}, ${row.externalId}: ${row.why}` })),
  ]
  return came.toSorted((a, b) => a.number - b.number).map(({ says }) => says)
}

const said = (id: number, inside = ''): string =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id>${inside}<wp:comment_content>Text ${id}.</wp:comment_content></wp:comment>`
const item = (id: number, inside: string): string => `<item><wp:post_id>${id}</wp:post_id>${inside}</item>`

it.each<[string, string, string[]]>([
  ['in their article', item(1, said(1) + said(2)), ['1 under 1: Text 1.', '2 under 1: Text 2.']],
  ['inside of another', item(1, said(1, said(2)) + said(3)), ['2 under 1: Text 2.', '1 under 1: Text 1.', '3 under 1: Text 3.']], // biome-ignore format: one thought
  [
    'inside of the text of another',
    item(
      1,
      `<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>One.${said(2)}</wp:comment_content></wp:comment>`,
    ),
    ['2 under 1: Text 2.', '1 under 1: One.'],
  ],
  ['in an element of their own', item(1, `<wp:comments>${said(1)}</wp:comments>`), ['1 under 1: Text 1.']],
  [
    'in an article inside of another',
    item(1, item(2, said(1)) + said(2)),
    ['1 under 2: Text 1.', '2 under 1: Text 2.'],
  ],
  ['behind an article', item(1, said(1)) + said(2), ['1 under 1: Text 1.', 'comment 2, 2: no-article']],
  ['before all articles', said(1) + item(1, said(2)), ['comment 1, 1: no-article', '2 under 1: Text 2.']],
  ['without anything', item(1, '<wp:comment/>'), ['comment 1, null: no-id']],
])('comments of WordPress are taken or named: %s', async (_, inside, expected) => {
  const text = `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>${inside}</channel></rss>`
  expect(await comments(text, 'wordpress')).toEqual(expected)
})

const wrote = (id: string, inside = '', under = '<thread dsq:id="t"/>'): string =>
  `<post dsq:id="${id}">${under}${inside}<message>Text ${id}.</message></post>`

it.each<[string, string, string[]]>([
  ['side by side', wrote('1') + wrote('2'), ['1 under t: Text 1.', '2 under t: Text 2.']],
  ['inside of another', wrote('1', wrote('2')) + wrote('3'), ['2 under t: Text 2.', '1 under t: Text 1.', '3 under t: Text 3.']], // biome-ignore format: one thought
  ['inside of another, without an id', wrote('1', '<post/>'), ['post 2, null: no-id', '1 under t: Text 1.']],
  ['inside of the text of another', `<post dsq:id="1"><thread dsq:id="t"/><message>One${wrote('2')}two.</message></post>`, ['2 under t: Text 2.', '1 under t: One two.']], // biome-ignore format: one thought
  ['inside of the parent of another', wrote('1', `<parent dsq:id="2">${wrote('2')}</parent>`), ['2 under t: Text 2.', '1 under t: Text 1.']], // biome-ignore format: one thought
  ['inside of an author', wrote('1', `<author>${wrote('2')}<name>Ann</name></author>`), ['2 under t: Text 2.', '1 under t: Text 1.']], // biome-ignore format: one thought
  ['inside of an article', `<thread dsq:id="t">${wrote('1')}<title>A</title></thread>`, ['1 under t: Text 1.']],
  ['beside an article without an id', `<thread><link>x</link></thread>${wrote('1')}`, ['thread 1, null: no-id', '1 under t: Text 1.']], // biome-ignore format: one thought
  ['without an article', wrote('1', '', ''), ['post 1, 1: no-article']],
])('comments of Disqus are taken or named: %s', async (_, inside, expected) => {
  expect(await comments(`<disqus>${inside}</disqus>`, 'disqus')).toEqual(expected)
})

it('an article of Disqus inside of another takes nothing of it away', async () => {
  const text =
    '<disqus><thread dsq:id="1"><title>One</title><thread dsq:id="2"><title>Two</title></thread><link>http://x/1</link></thread></disqus>'
  const opened = { name: 'f', head: text, chunks: chunksOf(text, 7), packed: false }
  expect(await collect(readExport(opened, 'disqus', null))).toEqual([
    { is: 'article', id: '2', title: 'Two', url: null },
    { is: 'article', id: '1', title: 'One', url: 'http://x/1' },
  ])
})

const noted = (id: string, inside = ''): string =>
  `<entry><id>${id}</id><blogger:type>COMMENT</blogger:type><blogger:parent>9</blogger:parent>${inside}<content>Text ${id}.</content></entry>`

it.each<[string, string, string[]]>([
  ['side by side', noted('1') + noted('2'), ['1 under 9: Text 1.', '2 under 9: Text 2.']],
  ['inside of another', noted('1', noted('2')) + noted('3'), ['2 under 9: Text 2.', '1 under 9: Text 1.', '3 under 9: Text 3.']], // biome-ignore format: one thought
  ['around one of no kind', noted('1', '<entry/>'), ['entry 2, null: unknown-shape', '1 under 9: Text 1.']],
  ['inside of one of no kind', `<entry>${noted('2')}<id>1</id></entry>`, ['2 under 9: Text 2.', 'entry 1, 1: unknown-shape']], // biome-ignore format: one thought
  ['inside of an author', noted('1', `<author>${noted('2')}</author>`), ['2 under 9: Text 2.', '1 under 9: Text 1.']],
])('comments of Blogger are taken or named: %s', async (_, inside, expected) => {
  expect(await comments(`<feed>${inside}</feed>`, 'blogger')).toEqual(expected)
})
