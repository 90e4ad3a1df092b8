import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { databaseUrl, db } from '#lib/db/client.ts'
import { findImport } from '#lib/imports/data.ts'
import { workOnImport } from '#lib/imports/open-import.ts'
import type { Mapping } from '#lib/imports/schema.ts'
import { makeSite } from '#tests/support/desk.ts'
import { HOW, remarksOf, sendFile } from '#tests/support/import-file.ts'

const COMMENTS = 12_000
const mapping: Mapping = { columns: { id: 'id', text: 'text', parent: 'parent', article: 'article' }, html: false }

/** Every third answers one that comes later, every fifth one that came before; one line of a hundred is broken. */
function parentOf(i: number): number | null {
  if (i % 3 === 0) return Math.min(COMMENTS - 1, i + 40) === i ? null : Math.min(COMMENTS - 1, i + 40)
  return i % 5 === 0 && i > 0 ? i - 1 : null
}
const isBroken = (i: number): boolean => i % 100 === 7
const line = (i: number): string =>
  isBroken(i)
    ? `{"id":"${i}",`
    : JSON.stringify({ id: String(i), text: `Text ${i}.`, parent: parentOf(i), article: 'one' })

/** Works in a process of its own until so many items are committed, and kills it there as a power cut would. */
async function workUntil(importId: string, siteId: string, items: number): Promise<void> {
  const child = spawn(process.execPath, ['tests/support/work-import.ts', databaseUrl(), importId], { stdio: 'inherit' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while (((await findImport(siteId, importId))?.doneItems ?? 0) < items) await sleep(5)
  child.kill('SIGKILL')
  await ended
}

it('a worker that is killed again and again loses nothing and does nothing twice', { timeout: 180_000 }, async () => {
  const siteId = await makeSite()
  const content = Array.from({ length: COMMENTS }, (_, i) => line(i)).join('\n')
  const importId = await sendFile({ siteId, content, settings: { format: 'jsonl', mapping } })
  for (const items of [1, 3000, 6000]) await workUntil(importId, siteId, items)
  expect(await findImport(siteId, importId)).toMatchObject({ state: 'running' })
  await workOnImport(importId, HOW)

  const broken = Array.from({ length: COMMENTS }, (_, i) => i).filter(isBroken)
  const orphans = Array.from({ length: COMMENTS }, (_, i) => i).filter(
    (i) => !isBroken(i) && isBroken(parentOf(i) ?? 0),
  )
  expect(await findImport(siteId, importId)).toMatchObject({
    state: 'done',
    tallies: { created: COMMENTS - broken.length, unchanged: 0, revised: 0, rejected: { 'no-json': broken.length }, withoutParent: orphans.length }, // biome-ignore format: one thought
  })
  const rows = await db().$queryRaw<
    { id: string; parent: string | null; depth: number; above: number | null; texts: string[] }[]
  >`
    SELECT c.external_id AS id, p.external_id AS parent, c.depth, p.depth AS above,
      (SELECT array_agg(r.text) FROM revisions r WHERE r.comment_id = c.id) AS texts
    FROM comments c LEFT JOIN comments p ON p.id = c.parent_id WHERE c.site_id = ${siteId}::uuid`
  expect(rows).toHaveLength(COMMENTS - broken.length)
  for (const { id, parent, depth, above, texts } of rows) {
    const wanted = orphans.includes(Number(id)) ? null : parentOf(Number(id))
    expect([id, parent, texts]).toEqual([id, wanted === null ? null : String(wanted), [`Text ${id}.`]])
    expect(depth).toBe(above === null ? 0 : above + 1)
  }
  expect(await remarksOf(importId)).toHaveLength(broken.length + orphans.length)
  expect(await db().importRow.count({ where: { importId } })).toBe(0)
  const received = await db().auditEvent.findMany({ where: { siteId, name: 'comments.received', subjectId: importId } })
  const told = received.reduce((sum, { payload }) => sum + (payload as { created: number }).created, 0)
  expect(told).toBe(COMMENTS - broken.length)
})
