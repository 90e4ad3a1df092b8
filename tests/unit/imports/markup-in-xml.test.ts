import { expect, it } from 'vitest'
import { checkRow } from '#lib/imports/check-row.ts'
import { readExport } from '#lib/imports/read-export.ts'
import type { ReadComment } from '#lib/imports/schema.ts'
import { chunksOf, collect } from '#tests/support/import-file.ts'

const WRITTEN = {
  wordpress: (text: string) =>
    `<rss><channel><item><wp:post_id>4</wp:post_id><title>Boats</title><wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Ann</wp:comment_author><wp:comment_content>${text}</wp:comment_content></wp:comment></item></channel></rss>`,
  disqus: (text: string) =>
    `<disqus><post dsq:id="1"><message>${text}</message><author><name>Ann</name></author><thread dsq:id="4"/></post></disqus>`,
  blogger: (text: string) =>
    `<feed><entry><id>1</id><category scheme="http://x/#kind" term="x#comment"/><content type="xhtml">${text}</content><author><name>Ann</name></author><thr:in-reply-to ref="4"/></entry></feed>`,
} as const
type Written = keyof typeof WRITTEN

const FORMATS = Object.keys(WRITTEN) as Written[]

async function readOne(text: string, format: Written, size = 7): Promise<ReadComment> {
  const file = { name: 'f', head: text, chunks: chunksOf(text, size), packed: false }
  const [item, ...others] = await collect(readExport(file, format, null))
  if (item?.is !== 'comment' || others.length > 0) throw new Error('not one comment')
  return item
}

/** What stands between a comment's tags without being written out, and its text. */
const TEXTS: [name: string, written: string, text: string][] = [
  ['a word in bold', 'One <b>two</b> three', 'One two three'],
  ['all of it in an element', '<div>One two</div>', 'One two'],
  ['paragraphs', '<div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two <i>and <b>three</b></i>.</p></div>', 'One.\n\nTwo and three.'], // biome-ignore format: one thought
  ['paragraphs of XHTML by its prefix', '<xhtml:div><xhtml:p>One.</xhtml:p><xhtml:p>Two.</xhtml:p></xhtml:div>', 'One.\n\nTwo.'], // biome-ignore format: one thought
  ['line breaks', 'One<br/>two<BR></BR>three', 'One\ntwo\nthree'],
  ['two line breaks', 'One<br/><br/>two', 'One\n\ntwo'],
  ['an element without end', 'One<wbr/>two', 'Onetwo'],
  ['elements of no HTML', '<said>One</said> <_x>two</_x> <été>three</été>', 'One two three'],
  ['signs that are written out', '<p>a &lt;b&gt; c &amp;amp; d &amp; e</p>', 'a <b> c &amp; d & e'],
  ['an entity of HTML', '<p>a&nbsp;b &eacute;</p>', 'a b é'],
  ['HTML in a section among elements', '<p>One.</p><![CDATA[<p>Two &amp; three.</p>]]>', 'One.\n\nTwo & three.'],
  ['HTML written out', '&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;a &amp;lt; b&lt;/p&gt;', 'One.\n\na < b'],
  ['what no reader sees', '<p>One<span hidden="hidden">x</span><style>y</style></p>', 'One'],
  [
    'elements that are called as fields are',
    'One <title>.</title><name>Bo</name> <id>7</id> <link>8</link> <wp:post_id>9</wp:post_id>',
    'One Bo 7 8 9',
  ],
]

it.each(FORMATS.flatMap((format) => TEXTS.map(([name, ...row]) => [format, name, ...row] as const)))(
  'a comment of %s keeps its words with %s',
  async (format, _name, written, text) => {
    expect(await readOne(WRITTEN[format](written), format)).toMatchObject({
      id: '1',
      text,
      author: { name: 'Ann' },
      article: { id: '4' },
    })
  },
)

it.each<[Written, string, object]>([
  ['wordpress', '<rss><item><title>One <i>two</i></title><wp:post_id>4</wp:post_id><wp:comment><wp:comment_author>Ann <b>Lee</b></wp:comment_author><wp:comment_date_gmt>2020-01-<x>02</x> 03:04</wp:comment_date_gmt></wp:comment></item></rss>', { author: { name: 'Ann Lee' }, article: { title: 'One two' }, time: '2020-01-02 03:04' }], // biome-ignore format: one thought
  ['disqus', '<disqus><post><author><name>Ann <b>Lee</b> &lt;3</name></author></post></disqus>', { author: { name: 'Ann Lee <3' } }], // biome-ignore format: one thought
  ['blogger', '<feed><entry><blogger:type>COMMENT</blogger:type><author><name>Ann <b>Lee</b></name></author></entry></feed>', { author: { name: 'Ann Lee' } }], // biome-ignore format: one thought
])('a name of %s keeps its words', async (format, written, expected) => {
  expect(await readOne(written, format)).toMatchObject(expected)
})

it.each<[Written, string, object]>([
  ['blogger', '<feed><entry><blogger:type>COMMENT</blogger:type><author><name>Ann</name></author><source><author><name>The feed</name></author></source></entry></feed>', { author: { name: 'Ann' } }], // biome-ignore format: one thought
  ['disqus', '<disqus><post><author><name>Ann</name></author><message>One <author><name>Bo</name></author></message></post></disqus>', { author: { name: 'Ann' }, text: 'One Bo' }], // biome-ignore format: one thought
])('who wrote a comment of %s is nobody who is named inside of another field', async (format, written, expected) => {
  expect(await readOne(written, format)).toMatchObject(expected)
})

it.each(['<b>x</b>', '<b/>', '&lt;'])(
  'a text of millions of %s is too long, and no more of it is kept',
  async (piece) => {
    const read = await readOne(WRITTEN.disqus(piece.repeat(1_200_000)), 'disqus', 64_000)
    expect(read.text.length).toBeLessThan(1_200_000)
    expect(checkRow(read, { removed: false })).toEqual({ ok: false, why: 'text-too-long' })
  },
)

it('a text of many marks and few words is never cut to what may be taken', async () => {
  // Exactly as much as is kept, and one word more.
  const full = `${'<b></b>'.repeat(142_857)}x`
  const sections = `<![CDATA[${full}]]><![CDATA[ word]]>`
  const { text } = await readOne(WRITTEN.disqus(sections), 'disqus', 64_000)
  expect(full.length).toBe(1_000_000)
  expect(text.length > 100_000 || text.includes('word')).toBe(true)
})

it.each([
  ['html', 'a b & d'],
  ['text', 'a <b and c> b\n\n& d'],
])('a content of Blogger that says it is %s is read as that', async (type, text) => {
  const written = `<feed><entry><blogger:type>COMMENT</blogger:type><content type="${type}">a &lt;b and c&gt; b\n\n\n&amp; d</content></entry></feed>`
  expect((await readOne(written, 'blogger')).text).toBe(text)
})
