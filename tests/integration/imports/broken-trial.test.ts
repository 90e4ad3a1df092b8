import { expect, it } from 'vitest'
import { databaseUrl, db, setDatabase } from '#lib/db/client.ts'
import { findImport } from '#lib/imports/data.ts'
import { NO_TALLIES } from '#lib/imports/schema.ts'
import { beginWork, type Work } from '#lib/imports/work/mutations.ts'
import { rejectWaiting } from '#lib/imports/work/orphans/mutations.ts'
import { makeSite, NOW } from '#tests/support/desk.ts'
import { remarksOf, sendFile } from '#tests/support/import-file.ts'

// Far more than any statement needs here, and less than one that goes through all rows for each.
setDatabase(`${databaseUrl()}?options=${encodeURIComponent('-c TimeZone=UTC -c statement_timeout=20000')}`)

const mapping = { columns: { id: 'id', text: 'text', parent: 'parent' }, html: false }

/** A trial that has counted so many rows: every second answers what has not come, the others the first. */
async function counted(rows: number): Promise<Work> {
  const siteId = await makeSite()
  const importId = await sendFile({ siteId, content: '[', settings: { format: 'jsonl', mapping }, trial: true })
  await db().$executeRaw`
    INSERT INTO import_rows (import_id, external_id, number, place, parent_id, article_id, waiting)
    SELECT ${importId}::uuid, n, n, 'row ' || n, CASE WHEN n % 2 = 0 THEN 'away' WHEN n > 1 THEN '1' END, 'a', '"created"'
    FROM generate_series(1, ${rows}::int) AS n`
  await db().commentImport.update({
    where: { id: importId },
    data: { doneItems: rows, tallies: { ...NO_TALLIES, created: rows } },
  })
  const work = await beginWork(importId)
  if (!work) throw new Error('there is nothing to do')
  return work
}

const breakOff = (work: Work) => rejectWaiting(work, { doneBytes: 1, now: NOW })
const talliesOf = async ({ id, siteId }: Work) => (await findImport(siteId, id))?.tallies

it('a trial of many rows that breaks is judged in a moment, also where the database has statistics of them', async () => {
  const work = await counted(40_000)
  await db().$executeRaw`ANALYZE import_rows`
  expect(await breakOff(work)).toBe(true)
  expect(await talliesOf(work)).toEqual({ ...NO_TALLIES, created: 20_000, rejected: { 'parent-unread': 20_000 } })
})

it('of what was counted before it was noted as what, nothing changes when the file breaks', async () => {
  const work = await counted(10)
  await db().$executeRaw`UPDATE import_rows SET waiting = NULL WHERE import_id = ${work.id}::uuid AND number <= 6`
  expect(await breakOff(work)).toBe(true)
  expect(await talliesOf(work)).toEqual({
    ...NO_TALLIES,
    created: 8,
    withoutParent: 3,
    rejected: { 'parent-unread': 2 },
  })
  expect((await remarksOf(work.id)).map(({ place, taken }) => `${place}: ${taken ? 'taken' : 'not taken'}`)).toEqual([
    'row 2: taken',
    'row 4: taken',
    'row 6: taken',
    'row 8: not taken',
    'row 10: not taken',
  ])
})
