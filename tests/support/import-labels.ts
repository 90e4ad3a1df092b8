import { exportLabels } from '#lib/datasets/mutations.ts'
import type { ExportFormat } from '#lib/datasets/schema.ts'
import { db } from '#lib/db/client.ts'
import { importLabels } from '#lib/label-imports/open-label-import.ts'
import { reading } from '#lib/label-imports/schema.ts'
import { NOW, PSEUDONYM_KEY, SYSTEM } from '#tests/support/desk.ts'

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text)
}

type How = { trial?: boolean; [asked: string]: unknown }
type By = { siteId: string; userId: string }

/** Imports a file of labels and answers what it came to. */
export async function takeLabels(text: string, { trial = false, ...how }: How, { siteId, userId }: By) {
  const by = { siteId, userId, now: NOW, pseudonymKey: PSEUDONYM_KEY }
  const told = await Array.fromAsync(importLabels({ bytes: bytesOf(text), reading: reading.parse(how), trial }, by))
  const done = told.at(-1)
  if (done?.is !== 'done') throw new Error('it did not come to its end')
  const rejected = told.flatMap((one) => (one.is === 'rejected' ? [{ place: one.place, why: one.why }] : []))
  return { tally: done.tally, message: done.message, batchId: done.batchId ?? '', rejected }
}

/** The labels of a site as one text. */
export async function exportedLabels(siteId: string, format: ExportFormat): Promise<string> {
  const outcome = exportLabels({ siteId, format, pseudonymKey: PSEUDONYM_KEY, actor: SYSTEM, now: NOW })
  if (!outcome.ok) throw new Error(outcome.reason)
  return (await Array.fromAsync(outcome.texts)).join('')
}

/** As nobody can in the product: events are append-only. */
export async function forgetLabels(siteId: string): Promise<void> {
  await db().$transaction([
    db().$executeRaw`SET LOCAL session_replication_role = replica`,
    db().$executeRaw`DELETE FROM label_events WHERE site_id = ${siteId}::uuid`,
    db().$executeRaw`DELETE FROM label_skips WHERE site_id = ${siteId}::uuid`,
  ])
}

/** The rows of a file, sorted. Those who gave the labels are strangers once they are lost, and have other names. */
export function withoutNames(text: string): string[] {
  return text
    .split(/\r?\n(?=\{|[0-9a-f]{8}-|$)/)
    .map((row) => row.replace(/(?<=,|"annotator":")[0-9a-f]{16}(?=,20|,,\d|","labelledAt)/, 'annotator'))
    .sort()
}
