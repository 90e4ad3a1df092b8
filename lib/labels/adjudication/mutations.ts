import { recordEvent } from '#lib/audit/mutations.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import type { Settled, Settlement } from '#lib/labels/adjudication/schema.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'
import { currentGuideline, revisionsOf } from '#lib/labels/data.ts'

/** Settles attributes of a comment where its annotators differ. What they said stays; the newest settlement holds. */
export async function settle(
  { commentId, revisionId, labels, reason }: Settlement,
  { siteId, userId, now }: { siteId: string; userId: string; now: Date },
): Promise<Settled> {
  return db().$transaction(async (tx) => {
    const current = (await revisionsOf(tx, siteId, [commentId])).get(commentId)
    if (!current) return { ok: false, reason: 'not-here' }
    if (current !== revisionId) return { ok: false, reason: 'text-changed' }
    const known = new Set((await siteAttributes(siteId, tx)).filter((one) => !one.mergedInto).map((one) => one.key))
    if (!Object.keys(labels).every((key) => known.has(key))) return { ok: false, reason: 'unknown-attribute' }
    const guidelineId = (await currentGuideline(siteId, tx)).id
    const how = { siteId, commentId, revisionId, guidelineId, adjudicatedBy: userId, adjudicatedAt: now }
    const data = Object.entries(labels).map(([attribute, value]) => {
      return { id: newId(), ...how, attribute, value, reason: reason === '' ? null : reason }
    })
    await tx.adjudication.createMany({ data })
    const about = { actor: { kind: 'user' as const, id: userId }, siteId, subjectId: commentId }
    await recordEvent(tx, { name: 'labels.adjudicated', ...about, payload: { attributes: data.length } }, now)
    return { ok: true }
  })
}
