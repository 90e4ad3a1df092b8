import { recordEvent } from '#lib/audit/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { lockPolicy, lockPolicyShared } from '#lib/db/locks.ts'
import { retryFailed } from '#lib/ingest/mutations.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { announce } from '#lib/live/mutations.ts'
import { holdPolicy } from '#lib/policies/data.ts'
import { routeKept } from '#lib/policies/mutations.ts'
import { mayBeUsed } from '#lib/rescoring/data.ts'
import type { By } from '#lib/rescoring/mutations.ts'
import type { NewUse } from '#lib/rescoring/schema.ts'
import { countFailed, type Group, type WalkedComment, walkComments } from '#lib/rescoring/uses/data.ts'
import { keptScores } from '#lib/scoring/data.ts'
import { makeCurrent } from '#lib/scoring/mutations.ts'
import { currentUse, type Use } from '#lib/versions/data.ts'
import { writeUse } from '#lib/versions/mutations.ts'

export type Used =
  | { ok: true; number: number }
  | { ok: false; reason: 'changed-meanwhile' | 'not-ready' }
  | { ok: false; reason: 'has-failures'; failed: number }

/**
 * Has a site scored by a version from now on, and its comments given the scores that the version has for them: the
 * same step forward and back. A version needs a finished run over the site, or to have been used there before. Who
 * started from a use that no longer holds gets `changed-meanwhile`; who was told of fewer comments than the version
 * failed at gets `has-failures`, since these may keep what another version said of them.
 */
export async function makeVersionCurrent(
  { versionId, basedOn, failed: told = 0 }: NewUse,
  { siteId, actor, now }: By,
): Promise<Used> {
  if (!(await mayBeUsed(siteId, versionId))) return { ok: false, reason: 'not-ready' }
  return db().$transaction(async (tx) => {
    // Scores being written by the old version are waited for; those that come later see the new one.
    await lockPolicy(tx, siteId)
    const use = await currentUse(siteId, tx)
    if (use?.number !== basedOn) return { ok: false, reason: 'changed-meanwhile' } as const
    const select = { id: true, scorer: true, digest: true }
    const version = await tx.scorerVersion.findUniqueOrThrow({ where: { id: versionId }, select })
    const { failed } = await countFailed(tx, { siteId, version })
    if (failed > told) return { ok: false, reason: 'has-failures', failed } as const
    const number = basedOn + 1
    const useId = await writeUse(tx, { siteId, number, version }, { actor, now, settled: false })
    if (!useId) return { ok: false, reason: 'changed-meanwhile' } as const
    await askToSettle(tx, { siteId, useId })
    return { ok: true, number } as const
  })
}

type Asked = { siteId: string; useId: string }

/** Asks anew for the scores of a use whose job was lost. Another use that holds by now has asked for its own. */
export async function askAnew({ siteId, useId }: Asked): Promise<void> {
  await db().$transaction(async (tx) => {
    // Uses share a key: one that is being made is waited for, so that its job does not become one for the use before it.
    await lockPolicyShared(tx, siteId)
    if ((await currentUse(siteId, tx))?.id === useId) await askToSettle(tx, { siteId, useId })
  })
}

const askToSettle = (tx: Tx, use: Asked) => addJob(tx, 'settle-scorer', use, { key: `settle-scorer:${use.siteId}` })

/**
 * Has the comments of a site scored again whose scoring failed, and those that keep what another version said of them
 * (`kept`), since the one in use failed at them.
 */
export async function retryFailures(siteId: string, by: Omit<By, 'siteId'>) {
  return { ...(await retryFailed(siteId, by)), kept: await settleAgain(siteId, by) }
}

async function settleAgain(siteId: string, { actor, now }: Omit<By, 'siteId'>): Promise<number> {
  return db().$transaction(async (tx) => {
    await lockPolicy(tx, siteId)
    const use = await currentUse(siteId, tx)
    if (!use) return 0
    const { kept } = await countFailed(tx, { siteId, version: use.version })
    if (kept === 0) return 0
    await tx.scorerUse.update({ where: { id: use.id }, data: { settledAt: null } })
    const payload = { number: use.number, comments: kept }
    await recordEvent(tx, { name: 'scorer.retried', actor, siteId, subjectId: use.id, payload }, now)
    await askToSettle(tx, { siteId, useId: use.id })
    return kept
  })
}

/** A part of a walk that gives comments the scores of the version in use: where to go on, and what it has none for or failed at. */
export type SettledPart = { next: string | null; unscored: WalkedComment[] }

type Place = { siteId: string; useId: string; group: Group; after: string; limit: number }

/**
 * Makes the scores of the version in use current, each routed by the policy that holds, for at most `limit` comments;
 * null where another use holds by now. A comment that changes meanwhile is left to its own turn.
 */
export async function settlePart({ siteId, useId, ...place }: Place): Promise<SettledPart | null> {
  return db().$transaction(
    async (tx) => {
      const policy = await holdPolicy(tx, siteId)
      const use = await currentUse(siteId, tx)
      if (use?.id !== useId) return null
      const walked = await walkComments(tx, { siteId, version: use.version, ...place })
      const stale = walked.filter((comment) => comment.stale)
      const ids = stale.map((comment) => comment.revisionId)
      const all = ids.length > 0 ? await keptScores(tx, ids, use.version) : []
      // What it failed at is tried again: the scorer may have been away.
      const kept = all.filter(({ scoring }) => scoring !== 'failed')
      const moved = kept.length > 0 ? await makeCurrent(tx, routeKept(kept, policy)) : 0
      if (moved > 0) {
        await tx.scorerUse.update({ where: { id: useId }, data: { moved: { increment: moved } } })
        await announce(tx, { site: siteId, kind: 'arrived', count: moved })
      }
      const known = new Set(kept.map((score) => score.revisionId))
      const unscored = stale.filter((comment) => !known.has(comment.revisionId))
      return { next: walked.at(-1)?.commentId ?? null, unscored }
    },
    { timeout: 60_000 },
  )
}

/** Says that all comments of a site have the scores of the version in use. */
export async function markSettled(use: Pick<Use, 'id'>, now: Date): Promise<void> {
  await db().scorerUse.updateMany({ where: { id: use.id, settledAt: null }, data: { settledAt: now } })
}
