import { recordEvent } from '#lib/audit/mutations.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { isUniqueViolation } from '#lib/db/violations.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'
import { currentGuideline } from '#lib/labels/data.ts'
import type { GuidelineDraft } from '#lib/labels/guidelines/schema.ts'

type Published = { ok: true; number: number } | { ok: false; reason: 'changed-meanwhile' | 'unknown-attribute' }

/**
 * Publishes the next version of a site's guideline: labels given from now on carry it. Who started from a version that
 * is no longer the newest gets `changed-meanwhile`; the unique number decides between two at the same moment.
 */
export async function publishGuideline(
  { basedOn, text, advice }: GuidelineDraft,
  { siteId, userId, now }: { siteId: string; userId: string; now: Date },
): Promise<Published> {
  try {
    return await db().$transaction(async (tx) => {
      if ((await currentGuideline(siteId, tx)).number !== basedOn) return { ok: false, reason: 'changed-meanwhile' }
      const known = new Set((await siteAttributes(siteId, tx)).map(({ key }) => key))
      if (!Object.keys(advice).every((key) => known.has(key))) return { ok: false, reason: 'unknown-attribute' }
      const [id, number] = [newId(), basedOn + 1]
      await tx.guideline.create({ data: { id, siteId, number, text, advice, createdBy: userId, createdAt: now } })
      const about = { actor: { kind: 'user' as const, id: userId }, siteId, subjectId: id }
      await recordEvent(tx, { name: 'guideline.published', ...about, payload: { number } }, now)
      return { ok: true, number }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'changed-meanwhile' }
    throw error
  }
}
