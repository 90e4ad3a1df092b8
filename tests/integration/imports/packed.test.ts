import { gzipSync } from 'node:zlib'
import { beforeEach, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { findImport } from '#lib/imports/data.ts'
import { workOnImport } from '#lib/imports/open-import.ts'
import { lookAtFile } from '#lib/imports/open-look.ts'
import { sayTallies } from '#lib/imports/say-import.ts'
import type { Format, ImportLine } from '#lib/imports/schema.ts'
import { beginWork, storeBatch } from '#lib/imports/work/mutations.ts'
import { makeSite } from '#tests/support/desk.ts'
import { collect, HOW, importFile, memoryFile, remarksOf, sendFile } from '#tests/support/import-file.ts'

let siteId: string
beforeEach(async () => {
  siteId = await makeSite()
})

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) {
    if (name.endsWith('/')) zip.addEmptyDirectory(name)
    else zip.addBuffer(Buffer.from(content), name)
  }
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

it('files of a zip that are not of the chosen format are counted and named, in a trial and in the import', async () => {
  const content = await zipOf({
    'export/wp.xml': wxr(comment('1', '0', 'One.')),
    'export/': '',
    '.DS_Store': 'x',
    'users.csv': 'id,name\n1,Ann\n',
    'disqus.xml': '<disqus/>',
    'photo.jpg': 'x',
    'z\u001b.txt': 'Read me.',
  })
  const said = (line: ImportLine) => sayTallies(line.tallies, line.trial).map(([count, what]) => `${count} ${what}`)
  for (const trial of [true, false]) {
    const line = await importFile({ siteId, content, settings: { format: 'wordpress' }, trial })
    expect(said(line).at(-1)).toBe(
      '4 files of the zip are passed over, as they are not of the chosen format: "photo.jpg", "users.csv", "disqus.xml" and others',
    )
    expect(line.tallies).toMatchObject({ created: 1, otherFiles: { files: 4, names: expect.arrayContaining(['"z\\u{1b}.txt"']) } }) // biome-ignore format: one thought
  }
})

it('files that are passed over are no entries, and are counted once where an import goes on, also after an older version', async () => {
  const content = await zipOf({
    'a.csv': 'x',
    'b.xml': wxr(comment('1', '0', 'One.') + comment('2', '0', 'Two.')),
    'photo.jpg': 'x',
    'z.xml': 'x',
  })
  for (const otherFiles of [[], ['"photo.jpg"', '"a.csv"']]) {
    const importId = await sendFile({ siteId, content, settings: { format: 'wordpress', source: otherFiles.length === 0 ? 'old' : 'new' } }) // biome-ignore format: one thought
    const work = await beginWork(importId)
    if (!work) throw new Error('there is nothing to do')
    const item = { is: 'comment', place: 'b.xml, comment 1', id: '1', text: 'One.', parent: null, article: { id: '1', title: null, url: null }, author: null, time: null, status: null } as const // biome-ignore format: one thought
    await storeBatch(work, { items: [{ number: 1, item }], otherFiles, doneBytes: 1 }, { ...HOW, now: HOW.now() })
    await workOnImport(importId, HOW)
    expect(await findImport(siteId, importId)).toMatchObject({
      state: 'done',
      doneItems: 2,
      tallies: { created: 2, unchanged: 0, rejected: {}, otherFiles: { files: 3, names: ['"photo.jpg"', '"a.csv"', '"z.xml"'] } }, // biome-ignore format: one thought
    })
  }
})

it('a zip of other files alone is refused, and they are named', async () => {
  const line = await importFile({
    siteId,
    content: await zipOf({ 'a.csv': 'id\n1\n' }),
    settings: { format: 'disqus' },
  })
  expect(line).toMatchObject({ state: 'failed', failure: 'No file in this zip is of the chosen format.', tallies: { otherFiles: { files: 1, names: ['"a.csv"'] } } }) // biome-ignore format: one thought
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

const asked = (format: Format | null = null) => ({ siteId, format, encoding: 'auto' as const })
const coral = (more: object): string => JSON.stringify({ tenantID: 't', ...more })
const STORIES = coral({ id: 's', url: 'https://x.example', metadata: { title: 'T' } })
const COMMENTS = coral({ id: 'c', storyID: 's', revisions: [{ body: 'Yes.' }] })

it('an export in a zip is looked for past texts of it that have no comments, by what the import will read', async () => {
  const zip = await zipOf({ 'stories.ndjson': STORIES, 'users.ndjson': '{"id":"u","username":"Ann"}', 'zcomments.ndjson': COMMENTS }) // biome-ignore format: one thought
  for (const format of [null, 'coral'] as const)
    expect(await lookAtFile(memoryFile('coral.zip', zip), asked(format))).toMatchObject({ ok: true, look: { format: 'coral', comments: [{ text: 'Yes.' }] } }) // biome-ignore format: one thought
  // Nothing in this beginning tells whose it is, and the import reads it as Coral's all the same.
  const hidden = await zipOf({ 'comments.ndjson': `{"id":"u","username":"Ann"}\n${COMMENTS}` })
  expect(await lookAtFile(memoryFile('coral.zip', hidden), asked('coral'))).toMatchObject({ ok: true, look: { comments: [{ text: 'Yes.' }] } }) // biome-ignore format: one thought
  const without = await zipOf({ 'settings.csv': 'id,text\n1,a\n', 'stories.ndjson': STORIES })
  expect(await lookAtFile(memoryFile('coral.zip', without), asked())).toMatchObject({ ok: true, look: { format: 'coral', comments: [] } }) // biome-ignore format: one thought
})

it('a table in a zip is looked at where there is no export, and the first that can be', async () => {
  const tables = { 'a.csv': 'id,"text\n1,a\n', 'b.csv': 'id,text\n1,b\n', 'c.csv': 'id,text\n1,c\n' }
  for (const format of [null, 'csv'] as const)
    expect(await lookAtFile(memoryFile('tables.zip', await zipOf(tables)), asked(format))).toMatchObject({ ok: true, look: { rows: [['1', 'b']] } }) // biome-ignore format: one thought
  const broken = await zipOf({ ...tables, 'd.xml': '<rss xmlns:wp="http://wordpress.org/export/1.2/"><item></rss>' })
  expect(await lookAtFile(memoryFile('broken.zip', broken), asked())).toMatchObject({ ok: false, reason: expect.stringMatching(/not well-formed/) }) // biome-ignore format: one thought
})

it('what is packed is unpacked once for a look', async () => {
  const counted = (name: string, content: Buffer) => {
    const file = memoryFile(name, content)
    const asks: [number, number][] = []
    const read = (start: number, end: number) => {
      asks.push([start, end])
      return file.read(start, end)
    }
    return { file: { ...file, read }, asks }
  }
  const gzip = counted('a.csv.gz', gzipSync('id,text\n1,a\n'))
  expect(await lookAtFile(gzip.file, asked())).toMatchObject({ ok: true })
  expect(gzip.asks).toHaveLength(1)
  const bytes = await zipOf({ 'a.csv': 'id,text\n1,a\n', 'b.xml': wxr(comment('1', '0', 'One.')) })
  const zip = counted('a.zip', bytes)
  expect(await lookAtFile(zip.file, asked())).toMatchObject({ ok: true, look: { format: 'wordpress' } })
  // Of each file in it: its header once, and its bytes once.
  const entries = bytes.indexOf('PK\x01\x02')
  const within = zip.asks.filter(([start, end]) => start < entries && end < bytes.length)
  expect(new Set(within.map(String)).size).toBe(within.length)
})

it('a file in which nothing is found is refused, and not told as done', async () => {
  const line = await importFile({ siteId, content: wxr(''), settings: { format: 'disqus' } })
  expect(line).toMatchObject({ state: 'failed', failure: 'Nothing was found in the file. Is it of another format?' })
})
