import { recordEvent } from '#lib/audit/mutations.ts'
import type { SiteCare } from '#lib/care/schema.ts'
import { db } from '#lib/db/client.ts'

type By = { siteId: string; userId: string; now: Date }

/** Keeps how a site looks after those who read there, in place of what held before. */
export async function keepCare(settings: SiteCare, { siteId, userId, now }: By): Promise<void> {
  const kept = { settings, changedBy: userId, changedAt: now }
  await db().$transaction(async (tx) => {
    await tx.siteCare.upsert({ where: { siteId }, create: { siteId, ...kept }, update: kept })
    const about = { actor: { kind: 'user' as const, id: userId }, siteId, subjectId: siteId, payload: settings }
    await recordEvent(tx, { name: 'care.changed', ...about }, now)
  })
}
