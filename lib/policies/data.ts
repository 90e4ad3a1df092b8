import { db, type Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { lockPolicyShared, tryLockPolicyShared } from '#lib/db/locks.ts'
import type { Policy } from '#lib/policies/schema.ts'
import type { ScoreColumns } from '#lib/scoring/outcome-of-columns.ts'
import type { Attribute } from '#lib/scoring/schema.ts'
import { scoresAsJson } from '#lib/scoring/scores-sql.ts'

type Row = NonNullable<Awaited<ReturnType<typeof readNewest>>>

const readNewest = (tx: Tx, siteId: string) =>
  tx.policy.findFirst({ where: { siteId }, orderBy: { number: 'desc' }, include: { rules: true } })

function toPolicy(row: Row): Policy {
  const rules = row.rules.map((rule) => ({ attribute: rule.attribute as Attribute, threshold: rule.threshold }))
  rules.sort((a, b) => a.attribute.localeCompare(b.attribute))
  return { id: row.id, siteId: row.siteId, number: row.number, rules, text: row.text, createdAt: row.createdAt }
}

/** The policy that holds on a site. Every site has one from its first day; a site without is a defect. */
export async function currentPolicy(siteId: string, tx: Tx = db()): Promise<Policy> {
  const row = await readNewest(tx, siteId)
  if (!row) throw new Error(`site ${siteId} has no policy`)
  return toPolicy(row)
}

/**
 * The policy that holds, and goes on holding until the caller's transaction ends: publishing waits for it. To be called
 * before the caller locks a row, since it waits for a policy that is being published.
 */
export async function holdPolicy(tx: Tx, siteId: string): Promise<Policy> {
  await lockPolicyShared(tx, siteId)
  return currentPolicy(siteId, tx)
}

/** The same without waiting, for whoever has locked rows: null while a policy is being published. */
export async function tryHoldPolicy(tx: Tx, siteId: string): Promise<Policy | null> {
  return (await tryLockPolicyShared(tx, siteId)) ? currentPolicy(siteId, tx) : null
}

/** Where a walk over the comments of a site begins. */
export const FIRST_COMMENT = '00000000-0000-0000-0000-000000000000'

/**
 * Undecided, scored comments of a site that were routed by another policy, at most `limit` of those after `after`, in
 * the order of arrival. Walked through once, by key: each page costs what it holds.
 */
export async function staleComments(
  tx: Tx,
  siteId: string,
  of: { policyId: string; after: string; limit: number },
): Promise<string[]> {
  const inStatus = (status: 'pending' | 'escalated') => Prisma.sql`
    (SELECT comment_id FROM comment_states
     WHERE site_id = ${siteId}::uuid AND status = ${Prisma.raw(`'${status}'`)} AND comment_id > ${of.after}::uuid
       AND scoring <> 'waiting' AND policy_id <> ${of.policyId}::uuid
     ORDER BY comment_id LIMIT ${of.limit})`
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT comment_id AS id FROM (${inStatus('pending')} UNION ALL ${inStatus('escalated')}) s
    ORDER BY comment_id LIMIT ${of.limit}`
  return rows.map((row) => row.id)
}

/** A comment whose place was found by another policy, with its current score. */
export type StaleRoute = ScoreColumns & { commentId: string }

/** Those of the comments that are still stale, locked in the order of ids, as whoever decides many locks them. */
export async function lockStale(tx: Tx, commentIds: readonly string[], policyId: string): Promise<StaleRoute[]> {
  return tx.$queryRaw<StaleRoute[]>`
    SELECT s.comment_id AS "commentId", s.scoring::text AS scoring, c.reason, s.confidence,
      ${scoresAsJson('s')} AS scores
    FROM comment_states s JOIN scores c ON c.id = s.score_id
    WHERE s.comment_id = ANY(${[...commentIds]}::uuid[]) AND s.status IN ('pending', 'escalated')
      AND s.scoring <> 'waiting' AND s.policy_id <> ${policyId}::uuid
    ORDER BY s.comment_id FOR UPDATE OF s`
}

/** One version of a policy, and the name of who published it; null for Belowline's own first one. */
export type PolicyVersion = Policy & { createdBy: string | null }

/** All versions of a site's policy, newest first, at most 100. */
export async function policyHistory(siteId: string): Promise<PolicyVersion[]> {
  const rows = await db().policy.findMany({
    where: { siteId },
    orderBy: { number: 'desc' },
    take: 100,
    include: { rules: true },
  })
  const ids = rows.flatMap((row) => row.createdBy ?? [])
  const people = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(people.map((person) => [person.id, person.name]))
  return rows.map((row) => ({ ...toPolicy(row), createdBy: names.get(row.createdBy ?? '') ?? null }))
}
