import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { lockPolicy } from '#lib/db/locks.ts'
import { isUniqueViolation } from '#lib/db/violations.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import {
  currentPolicy,
  holdPolicy,
  lockStale,
  type StaleRoute,
  staleComments,
  tryHoldPolicy,
} from '#lib/policies/data.ts'
import { routeComment } from '#lib/policies/route-comment.ts'
import type { Policy, PolicyDraft, Rule } from '#lib/policies/schema.ts'
import type { KeptScore } from '#lib/scoring/data.ts'
import type { CurrentRoute, RoutedScore } from '#lib/scoring/mutations.ts'
import { outcomeOf } from '#lib/scoring/outcome-of-columns.ts'

type Published = { ok: true; number: number } | { ok: false; reason: 'changed-meanwhile' }
type Publisher = { siteId: string; actor: Actor; now: Date }

/**
 * Publishes the next version of a site's policy and has what waits routed by it. Who started from a version that is
 * no longer the newest gets `changed-meanwhile`: the unique number decides, also between two at the same moment.
 */
export async function publishPolicy(draft: PolicyDraft, by: Publisher): Promise<Published> {
  try {
    return await db().$transaction(async (tx) => {
      // Scores being routed by the old version are waited for; those that come later see the new one.
      await lockPolicy(tx, by.siteId)
      const newest = await currentPolicy(by.siteId, tx)
      if (newest.number !== draft.basedOn) return { ok: false, reason: 'changed-meanwhile' } as const
      const number = draft.basedOn + 1
      const text = draft.text === undefined ? newest.text : draft.text || null
      await writePolicy(tx, { number, rules: draft.rules, text }, by)
      await askToRoute(tx, by.siteId)
      return { ok: true, number } as const
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'changed-meanwhile' }
    throw error
  }
}

const askToRoute = (tx: Tx, siteId: string) => addJob(tx, 'route-site', { siteId }, { key: `route-site:${siteId}` })

/**
 * Has comments that wait again routed, when any of them was last routed by an older policy. Publishing waits for the
 * caller, so that a comment cannot slip between the policy read here and the one being published. While one is being
 * published routing is asked for anyway: the caller has locked rows, and waiting for others with them could be in vain.
 */
export async function routeAgain(tx: Tx, siteId: string, commentIds: readonly string[]): Promise<void> {
  const policy = await tryHoldPolicy(tx, siteId)
  const where = { commentId: { in: [...commentIds] }, ...(policy && { policyId: { not: policy.id } }) }
  if (await tx.commentState.findFirst({ where, select: { commentId: true } })) await askToRoute(tx, siteId)
}

/**
 * Routes by the current policy what another had routed: at most `limit` comments of a site, of those after `after`.
 * Answers the last that was looked at, from which to go on, or null when none is left.
 */
export async function routeStale(siteId: string, from: { after: string; limit: number }): Promise<string | null> {
  return db().$transaction(
    async (tx) => {
      const policy = await holdPolicy(tx, siteId)
      const found = await staleComments(tx, siteId, { policyId: policy.id, ...from })
      const stale = await lockStale(tx, found, policy.id)
      await writeRoutes(tx, stale.map((row) => routeByPolicy(row, policy))) // biome-ignore format: one thought
      return found.at(-1) ?? null
    },
    { timeout: 60_000 },
  )
}

/** Where a policy sends a comment with this score. */
function routeByPolicy(row: StaleRoute, policy: Policy): CurrentRoute {
  return { commentId: row.commentId, ...routeComment(policy.rules, outcomeOf(row)), policyId: policy.id }
}

/** Where a policy sends comments by scores that are kept and about to be current. */
export function routeKept(kept: readonly KeptScore[], policy: Policy): RoutedScore[] {
  return kept.map(({ scoreId, revisionId, ...row }) => ({ scoreId, revisionId, ...routeByPolicy(row, policy) }))
}

/** Makes new routes current; the scores stay as they are. */
async function writeRoutes(tx: Tx, routes: readonly CurrentRoute[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE comment_states s SET flagged = r.flagged, reasons = r.reasons, policy_id = r."policyId"
    FROM jsonb_to_recordset(${JSON.stringify(routes)}::jsonb) AS r("commentId" uuid, flagged bool, reasons jsonb, "policyId" uuid)
    WHERE s.comment_id = r."commentId"`
}

type NewVersion = { number: number; rules: readonly Rule[]; text: string | null }

/** Writes one version inside the caller's transaction. Throws a unique violation when the number is taken. */
export async function writePolicy(tx: Tx, version: NewVersion, by: Publisher) {
  const id = newId()
  await tx.policy.create({
    data: {
      id,
      siteId: by.siteId,
      number: version.number,
      text: version.text,
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
