import { beforeEach, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import type { Mapping } from '#lib/imports/schema.ts'
import { makeSite } from '#tests/support/desk.ts'
import { importFile, remarksOf } from '#tests/support/import-file.ts'

let siteId: string
beforeEach(async () => {
  siteId = await makeSite()
})

const lines = (...values: object[]): string => values.map((value) => JSON.stringify(value)).join('\n')

it('ids of rows that are not taken may be anything, and the rows are named all the same', async () => {
  const mapping: Mapping = { columns: { id: 'id', text: 'text' }, html: false }
  const content = lines({ id: 'n\0ul', text: '' }, { id: '\ud800', text: '' }, { id: `${'x'.repeat(199)}😀`, text: 'b' }, { id: 'good', text: 'a' }) // biome-ignore format: one thought
  const line = await importFile({ siteId, content, settings: { format: 'jsonl', mapping } })
  expect(line).toMatchObject({ state: 'done', tallies: { created: 1, rejected: { 'no-text': 2, 'id-too-long': 1 } } })
  const ids = (await remarksOf(line.id)).map(({ id }) => id)
  expect(ids).toEqual(['n\uFFFDul', '\uFFFD', `${'x'.repeat(199)}\uFFFD`])
})

it('titles, names and ids that a database cannot hold are cut and mended, and nothing breaks', async () => {
  const comment = { id: 'c', storyID: 's\ud800', authorID: 'u\0', revisions: [{ body: 'Yes.' }], status: 'NONE' }
  const story = {
    id: 's\ud800',
    tenantID: 't',
    url: 'https://x.example/a',
    metadata: { title: `${'t'.repeat(999)}😀` },
  }
  const user = { id: 'u\0', tenantID: 't', username: `\ud800${'n'.repeat(198)}😀` }
  const long = { id: 'x'.repeat(20_000), tenantID: 't', url: 'https://x.example/b', metadata: { title: '\ud83d' } }
  const content = lines(story, user, long, comment)
  const line = await importFile({ siteId, content, settings: { format: 'coral' } })
  expect(line).toMatchObject({ state: 'done', failure: null, tallies: { created: 1 } })
  const found = await db().comment.findFirst({ where: { siteId }, include: { article: true, author: true } })
  expect(found?.article.title).toBe('t'.repeat(999))
  expect(found?.author?.name).toBe(`\uFFFD${'n'.repeat(198)}`)
})

it('an address that is none of the web is no address of an article, also where it comes after its comments', async () => {
  const bring = (url: string, first: boolean) => {
    const comment = { id: 'c', storyID: 's', revisions: [{ body: 'Yes.' }], status: 'NONE' }
    const story = { id: 's', tenantID: 't', url, metadata: { title: 'The ferry' } }
    const content = first ? lines(story, comment) : [lines(comment), ...Array(1000).fill('{}'), lines(story)].join('\n')
    return importFile({ siteId, content, settings: { format: 'coral' } })
  }
  for (const first of [false, true]) {
    await bring('javascript:alert(1)', first)
    expect(await db().article.findFirst({ where: { siteId } })).toMatchObject({ title: 'The ferry', url: null })
  }
  await bring('https://x.example/a', false)
  expect(await db().article.findFirst({ where: { siteId } })).toMatchObject({ url: 'https://x.example/a' })
})
