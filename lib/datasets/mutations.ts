import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { labelledComments } from '#lib/datasets/data.ts'
import { exportHead, exportRow } from '#lib/datasets/label-rows.ts'
import type { ExportFormat } from '#lib/datasets/schema.ts'
import { db } from '#lib/db/client.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'
import { type Leave, takeTurns } from '#lib/turns.ts'

type Export = { siteId: string; format: ExportFormat; pseudonymKey: string; actor: Actor; now: Date }

type Exported = { ok: true; texts: AsyncGenerator<string> } | { ok: false; reason: 'too-many' }

/** Each holds a connection and a snapshot for as long as its reader takes: everybody else must have some left. */
const turns = takeTurns(2)

/**
 * Streams a site's labelled comments in a form; that it was asked for is on record before the first byte leaves. While
 * two others are under way in this process the answer is `too-many`. The texts must be read or returned.
 */
export function exportLabels(asked: Export): Exported {
  const leave = turns.tryEnter()
  return leave ? { ok: true, texts: exportTexts(asked, leave) } : { ok: false, reason: 'too-many' }
}

async function* exportTexts(
  { siteId, format, pseudonymKey, actor, now }: Export,
  leave: Leave,
): AsyncGenerator<string> {
  try {
    const event = { name: 'labels.exported' as const, actor, siteId, subjectId: siteId, payload: { format } }
    await recordEvent(db(), event, now)
    const attributes = (await siteAttributes(siteId)).filter((one) => !one.mergedInto).map(({ key }) => key)
    yield exportHead(format, attributes)
    for await (const row of labelledComments(siteId, pseudonymKey, { ended: leave })) {
      yield exportRow(row, format, attributes)
    }
  } finally {
    leave()
  }
}
