import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { isUniqueViolation } from '#lib/db/violations.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { currentPolicy, holdPolicy } from '#lib/policies/data.ts'
import type { PolicyDraft, Rule } from '#lib/policies/schema.ts'

type Published = { ok: true; number: number } | { ok: false; reason: 'changed-meanwhile' }
type Publisher = { siteId: string; actor: Actor; now: Date }

/**
 * Publishes the next version of a site's policy and has what waits routed by it. Who started from a version that is
 * no longer the newest gets `changed-meanwhile`: the unique number decides, also between two at the same moment.
 */
export async function publishPolicy(draft: PolicyDraft, by: Publisher): Promise<Published> {
  try {
    return await db().$transaction(async (tx) => {
      await holdSite(tx, by.siteId)
      const newest = await currentPolicy(by.siteId, tx)
      if (newest.number !== draft.basedOn) return { ok: false, reason: 'changed-meanwhile' } as const
      const number = draft.basedOn + 1
      await writePolicy(tx, { number, rules: draft.rules }, by)
      await askToRoute(tx, by.siteId)
      return { ok: true, number } as const
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'changed-meanwhile' }
    throw error
  }
}

/** Waits for scores being routed by the old version; those that come later see the new one. */
async function holdSite(tx: Tx, siteId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM sites WHERE id = ${siteId}::uuid FOR NO KEY UPDATE`
}

const askToRoute = (tx: Tx, siteId: string) => addJob(tx, 'route-site', { siteId }, { key: `route-site:${siteId}` })

/**
 * Has comments that wait again routed, when any of them was last routed by an older policy. Publishing waits for the
 * caller, so that a comment cannot slip between the policy read here and the one being published.
 */
export async function routeAgain(tx: Tx, siteId: string, commentIds: readonly string[]): Promise<void> {
  const { id } = await holdPolicy(tx, siteId)
  const where = { commentId: { in: [...commentIds] }, policyId: { not: id } }
  if (await tx.commentState.findFirst({ where, select: { commentId: true } })) await askToRoute(tx, siteId)
}

/** Writes one version inside the caller's transaction. Throws a unique violation when the number is taken. */
export async function writePolicy(tx: Tx, version: { number: number; rules: readonly Rule[] }, by: Publisher) {
  const id = newId()
  await tx.policy.create({
    data: {
      id,
      siteId: by.siteId,
      number: version.number,
      createdBy: by.actor.kind === 'user' ? by.actor.id : null,
      createdAt: by.now,
      rules: { create: version.rules.map((rule) => ({ id: newId(), ...rule })) },
    },
  })
  const thresholds = Object.fromEntries(version.rules.map((rule) => [rule.attribute, rule.threshold]))
  const payload = { number: version.number, thresholds }
  await recordEvent(
    tx,
    { name: 'policy.published', actor: by.actor, siteId: by.siteId, subjectId: id, payload },
    by.now,
  )
}
