import { expect, it } from 'vitest'
import { checkRow } from '#lib/imports/check-row.ts'
import { readExport } from '#lib/imports/read-export.ts'
import { type Format, type Mapping, newImport } from '#lib/imports/schema.ts'
import { chunksOf, collect } from '#tests/support/import-file.ts'

const itemsOf = (text: string, format: Format, mapping: Mapping | null = null) =>
  collect(readExport({ name: 'f', head: text, chunks: chunksOf(text), packed: false }, format, mapping))

const wxr = (inside: string): string =>
  `<rss xmlns:wp="http://wordpress.org/export/1.2/"><item><title><![CDATA[Fish &amp; <em>chips</em> &#8211; 1 < 2]]></title><wp:post_id>1</wp:post_id><wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>Yes.</wp:comment_content>${inside}</wp:comment></item></rss>`

it('names and titles of WordPress are read as its pages show them', async () => {
  const [item] = await itemsOf(wxr('<wp:comment_author><![CDATA[Pat O&#039;Hara &amp; Co]]></wp:comment_author>'), 'wordpress') // biome-ignore format: one thought
  expect(item).toMatchObject({ author: { name: "Pat O'Hara & Co" }, article: { title: 'Fish & chips – 1 < 2' } })
})

it('titles of Disqus are, too', async () => {
  const thread =
    '<disqus><thread dsq:id="1"><title>Don&amp;#8217;t</title><link>https://x.example</link></thread></disqus>'
  expect(await itemsOf(thread, 'disqus')).toMatchObject([{ title: 'Don’t' }])
})

it('a clock of WordPress without a zone is kept as it is written, and is no moment', async () => {
  const [item] = await itemsOf(wxr('<wp:comment_date>2004-03-02 11:15:00</wp:comment_date><wp:comment_date_gmt>0000-00-00 00:00:00</wp:comment_date_gmt>'), 'wordpress') // biome-ignore format: one thought
  if (item?.is !== 'comment') throw new Error('no comment')
  expect(checkRow(item, { removed: false })).toMatchObject({ row: { postedAt: null, postedAtText: '2004-03-02 11:15:00' } }) // biome-ignore format: one thought
})

it('a number that is no moment is kept as it is written', async () => {
  const mapping: Mapping = { columns: { id: 'id', text: 'text', time: 'at' }, html: false }
  const items = await itemsOf('id,text,at\n1,a,12345\n2,a,1393755300\n', 'csv', mapping)
  const rows = items.map((item) => item.is === 'comment' && checkRow(item, { removed: false }))
  expect(rows).toMatchObject([
    { row: { postedAt: null, postedAtText: '12345' } },
    { row: { postedAt: '2014-03-02T10:15:00.000Z', postedAtText: '2014-03-02T10:15:00.000Z' } },
  ])
})

it.each(['20140302101500', '2014.03.02', '20140302'])(
  'a date of digits and points is kept as it is written: %s',
  async (written) => {
    const mapping: Mapping = { columns: { id: 'id', text: 'text', time: 'at' }, html: false }
    const [item] = await itemsOf(`id,text,at\n1,a,${written}\n`, 'csv', mapping)
    if (item?.is !== 'comment') throw new Error('no comment')
    expect(checkRow(item, { removed: false })).toMatchObject({ row: { postedAt: expect.stringMatching(/^2014-03-02T/), postedAtText: written } }) // biome-ignore format: one thought
  },
)

it('a table of HTML keeps the lines of texts that have no paragraphs, and what is no tag', async () => {
  const mapping: Mapping = { columns: { id: 'id', text: 'text' }, html: true }
  const items = await itemsOf('id,text\n1,"one\n\n<b>two</b>\nthree"\n2,"<p>one\nline</p><p>two</p>"\n3,<me@example.org> <b and c>\n', 'csv', mapping) // biome-ignore format: one thought
  expect(items).toMatchObject([
    { text: 'one\n\ntwo\nthree' },
    { text: 'one line\n\ntwo' },
    { text: '<me@example.org> <b and c>' },
  ])
})

it('what a column of truth says of approval is read', async () => {
  const mapping: Mapping = { columns: { id: 'id', text: 'text', status: 'approved' }, html: false }
  const items = await itemsOf('id,text,approved\n1,a,true\n2,b,false\n3,c,no\n', 'csv', mapping)
  expect(items.map((item) => item.is === 'comment' && item.status)).toEqual(['published', 'waiting', 'waiting'])
})

it('the name of a file may be anything', () => {
  expect(newImport.parse({ fileName: 'a\0\ud800.csv', bytes: 1 }).fileName).toBe('a\uFFFD\uFFFD.csv')
})
