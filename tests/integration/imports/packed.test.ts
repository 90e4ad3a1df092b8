import { beforeEach, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { lookAtFile } from '#lib/imports/open-look.ts'
import { makeSite } from '#tests/support/desk.ts'
import { collect, importFile, memoryFile, remarksOf } from '#tests/support/import-file.ts'

let siteId: string
beforeEach(async () => {
  siteId = await makeSite()
})

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return Buffer.concat(await collect(zip.outputStream as AsyncIterable<Buffer>))
}

const comment = (id: string, parent: string, text: string): string =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_parent>${parent}</wp:comment_parent><wp:comment_content>${text}</wp:comment_content></wp:comment>`
const wxr = (inside: string): string =>
  `<rss xmlns:wp="http://wordpress.org/export/1.2/"><item><wp:post_id>1</wp:post_id>${inside}</item></rss>`

it('rows that are not taken are named with the file of the zip that they stand in, and parents stand in any of them', async () => {
  const content = await zipOf({
    'site.001.xml': wxr(comment('2', '3', 'An answer.') + comment('', '0', 'No id.')),
    'site.002.xml': wxr(comment('3', '0', 'Above it.') + comment('4', '0', '')),
  })
  const line = await importFile({ siteId, content, settings: { format: 'wordpress' } })
  expect(line).toMatchObject({ state: 'done', tallies: { created: 2, withoutParent: 0 } })
  expect((await remarksOf(line.id)).map(({ place }) => place)).toEqual([
    'site.001.xml, comment 2',
    'site.002.xml, comment 2',
  ])
})

it('a fault in a zip is told with the file that it is in, and what stands before it is taken', async () => {
  const content = await zipOf({ 'a.xml': wxr(comment('1', '0', 'One.')), 'b.xml': wxr(comment('2', '0', 'Two.')).slice(0, -10) }) // biome-ignore format: one thought
  const line = await importFile({ siteId, content, settings: { format: 'wordpress' } })
  expect(line).toMatchObject({ state: 'failed', failure: expect.stringMatching(/^In b\.xml: Line 1: the file is not well-formed/), tallies: { created: 2 } }) // biome-ignore format: one thought
})

it('a zip is known by the export in it, also where tables of settings come first', async () => {
  const atom = `<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'><entry><id>tag:blogger.com,1999:blog-1.post-3</id><blogger:parent>tag:blogger.com,1999:blog-1.post-2</blogger:parent><blogger:type>COMMENT</blogger:type><content type='html'>Yes.</content></entry></feed>`
  const zip = await zipOf({ 'Takeout/Blogger/Albums/a/metadata.csv': 'id,text\n1,not a comment\n', 'Takeout/Blogger/Blogs/b/feed.atom': atom }) // biome-ignore format: one thought
  const asked = { siteId, format: null, encoding: 'auto' as const }
  expect(await lookAtFile(memoryFile('takeout.zip', zip), asked)).toMatchObject({ ok: true, look: { format: 'blogger', comments: [{ text: 'Yes.' }] } }) // biome-ignore format: one thought
  const tables = await zipOf({ 'a.csv': 'id,text\n1,a &amp; b\n' })
  expect(await lookAtFile(memoryFile('tables.zip', tables), asked)).toMatchObject({ ok: true, mapping: { html: true }, look: { format: 'csv' } }) // biome-ignore format: one thought
})

it('a file in which nothing is found is refused, and not told as done', async () => {
  const line = await importFile({ siteId, content: wxr(''), settings: { format: 'disqus' } })
  expect(line).toMatchObject({ state: 'failed', failure: 'Nothing was found in the file. Is it of another format?' })
})
