import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { labelledComments } from '#lib/datasets/data.ts'
import { exportHead, exportRow } from '#lib/datasets/label-rows.ts'
import type { ExportFormat } from '#lib/datasets/schema.ts'
import { db } from '#lib/db/client.ts'

type Export = { siteId: string; format: ExportFormat; pseudonymKey: string; actor: Actor; now: Date }

/** Streams a site's labelled comments in a form; that it was asked for is on record before the first byte leaves. */
export async function* exportLabels({ siteId, format, pseudonymKey, actor, now }: Export): AsyncGenerator<string> {
  const event = { name: 'labels.exported' as const, actor, siteId, subjectId: siteId, payload: { format } }
  await recordEvent(db(), event, now)
  yield exportHead(format)
  for await (const row of labelledComments(siteId, pseudonymKey)) yield exportRow(row, format)
}
