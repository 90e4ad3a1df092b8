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

async function standing(siteId: string) {
  const rows = await db().comment.findMany({ where: { siteId }, include: { parent: true, state: true, revisions: { orderBy: { number: 'asc' } } }, orderBy: { externalId: 'asc' } }) // biome-ignore format: one thought
  return rows.map((one) => [one.externalId, one.parent?.externalId ?? null, one.depth, one.position, one.sourceState, one.state?.status, one.revisions.map(({ text }) => text)]) // biome-ignore format: one thought
}

it('a trial says what the import then does, whatever stands here already', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(files, async (contents) => {
      const siteId = await makeSite()
      for (const rows of contents) {
        const trial = await importFile({ siteId, content: toLines(rows), settings, trial: true })
        const remarks = await remarksOf(trial.id)
        await start(trial.id, siteId, settings)
        await workOnImport(trial.id, HOW)
        expect((await findImport(siteId, trial.id))?.tallies).toEqual(trial.tallies)
        expect(await remarksOf(trial.id)).toEqual(remarks)
      }
    }),
    { numRuns: 12 },
  )
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
