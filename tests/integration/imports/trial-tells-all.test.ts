import fc from 'fast-check'
import { expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { findImport } from '#lib/imports/data.ts'
import { workOnImport } from '#lib/imports/open-import.ts'
import type { Mapping } from '#lib/imports/schema.ts'
import { beginWork, storeBatch } from '#lib/imports/work/mutations.ts'
import { makeSite } from '#tests/support/desk.ts'
import { HOW, importFile, remarksOf, sendFile, start } from '#tests/support/import-file.ts'

const mapping: Mapping = { columns: { id: 'id', text: 'text', parent: 'parent', article: 'article', status: 'status' }, html: false } // biome-ignore format: one thought
const settings = { format: 'jsonl', mapping } as const

/** Ids are few, so that rows repeat, answer each other in any order, and stand under two articles. */
const row = fc.record({
  id: fc.option(fc.nat(12).map(String), { freq: 10 }),
  text: fc.constantFrom('One.', 'Two.', ''),
  // Threads in circles are what a trial does not foresee: what is answered has the higher number.
  parent: fc.option(fc.integer({ min: 0, max: 16 }).map(String), { freq: 3 }),
  article: fc.constantFrom('a', 'a', 'a', 'b'),
  status: fc.constantFrom('approved', 'approved', 'rejected', 'deleted', 'archived', 'closed'),
})
type Row = { id: string | null; text: string; parent: string | null; article: string; status: string }
const upwards = (rows: readonly Row[]): Row[] =>
  rows.map((one) => ({ ...one, parent: Number(one.parent) > Number(one.id) ? one.parent : null }))
const files = fc.array(fc.array(row, { maxLength: 14 }).map(upwards), { minLength: 1, maxLength: 3 })
const toLines = (rows: readonly Row[]): string => [...rows.map((one) => JSON.stringify(one)), 'no json'].join('\n')
/** A list that breaks off behind its rows. */
const toBroken = (rows: readonly Row[]): string => `[${rows.map((one) => `${JSON.stringify(one)},`).join('')}{`

async function standing(siteId: string) {
  const rows = await db().comment.findMany({ where: { siteId }, include: { parent: true, state: true, revisions: { orderBy: { number: 'asc' } } }, orderBy: { externalId: 'asc' } }) // biome-ignore format: one thought
  return rows.map((one) => [one.externalId, one.parent?.externalId ?? null, one.depth, one.position, one.sourceState, one.state?.status, one.revisions.map(({ text }) => text)]) // biome-ignore format: one thought
}

/** Counts a file and takes it in, and sees that both say the same. */
async function tryAndImport(siteId: string, content: string): Promise<void> {
  const trial = await importFile({ siteId, content, settings, trial: true })
  const remarks = await remarksOf(trial.id)
  await start(trial.id, siteId, settings)
  await workOnImport(trial.id, HOW)
  expect((await findImport(siteId, trial.id))?.tallies).toEqual(trial.tallies)
  expect(await remarksOf(trial.id)).toEqual(remarks)
}

it('a trial says what the import then does, whatever stands here already', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(files, async (contents) => {
      const siteId = await makeSite()
      for (const rows of contents) await tryAndImport(siteId, toLines(rows))
    }),
    { numRuns: 12 },
  )
})

it('so does one of a file that breaks in the middle', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(files, async (contents) => {
      const siteId = await makeSite()
      for (const [index, rows] of contents.entries())
        await tryAndImport(siteId, index === contents.length - 1 ? toBroken(rows) : toLines(rows))
    }),
    { numRuns: 24 },
  )
})

const of = (id: string, parent: string | null = null, article = 'a', text = 'One.'): Row => ({ id, text, parent, article, status: 'approved' }) // biome-ignore format: one thought

it('what answers a row that is not taken stands under the comment that is here', async () => {
  const siteId = await makeSite()
  await tryAndImport(siteId, toLines([of('1')]))
  const content = toLines([of('1', null, 'b'), of('2', '1', 'b'), of('3', '1')])
  const trial = await importFile({ siteId, content, settings, trial: true })
  expect(trial.tallies).toMatchObject({ created: 2, withoutParent: 1, rejected: { 'id-elsewhere': 1 } })
  await tryAndImport(siteId, content)
})

it('what waits for a parent that a file breaks before is named as not taken, whatever it would have been', async () => {
  const siteId = await makeSite()
  await tryAndImport(siteId, toLines([of('1'), of('2'), of('3')]))
  // 1 is here and waits, and what answers it does not; 2 is here with another text, 3 under another article, and 5 new.
  const rows = [of('1', '9'), of('2', '9', 'a', 'Two.'), of('3', '9', 'b'), of('4', '1', 'b'), of('5', '2'), of('6', '5'), of('7', '8')] // biome-ignore format: one thought
  await tryAndImport(siteId, toBroken(rows))
  const trial = await importFile({ siteId, content: toBroken(rows), settings, trial: true })
  expect(trial).toMatchObject({ state: 'failed', tallies: { unchanged: 3, revised: 0, rejected: { 'parent-unread': 4 } } }) // biome-ignore format: one thought
})

it('an import that stops after any entry comes to the same end', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 14 }).map(upwards), fc.nat(13), async (rows, at) => {
      const [whole, stopped] = [await makeSite(), await makeSite()]
      const content = toLines(rows)
      const line = await importFile({ siteId: whole, content, settings })
      const importId = await sendFile({ siteId: stopped, content, settings })
      const work = await beginWork(importId)
      if (!work) throw new Error('there is nothing to do')
      const items = rows.slice(0, at).map((one, i) => ({ number: i + 1, item: itemOf(one, i) }))
      if (items.length > 0) await storeBatch(work, { items, doneBytes: 1 }, { ...HOW, now: HOW.now() })
      await workOnImport(importId, HOW)
      expect((await findImport(stopped, importId))?.tallies).toEqual(line.tallies)
      expect(await standing(stopped)).toEqual(await standing(whole))
      expect(await remarksOf(importId)).toEqual(await remarksOf(line.id))
    }),
    { numRuns: 12 },
  )
})

const STATUS = { approved: 'published', rejected: 'rejected', deleted: 'deleted' } as const

const itemOf = ({ id, text, parent, article, status }: Row, index: number) => ({
  is: 'comment' as const,
  place: `line ${index + 1}`,
  id,
  text,
  parent,
  article: { id: article, title: null, url: null },
  author: { id: null, name: null },
  time: null,
  status: STATUS[status as keyof typeof STATUS] ?? null,
  unknownStatus: status in STATUS ? null : status,
})
