import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { isUniqueViolation } from '#lib/db/violations.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { keepScores, type ScoredRevision } from '#lib/scoring/mutations.ts'
import type { Version } from '#lib/versions/schema.ts'

export type By = { siteId: string; actor: Actor; now: Date }

type Asked = { ok: true; id: string } | { ok: false; reason: 'not-there' | 'under-way' }

/** Has a site's comments scored by a version in the background; one run at a time. What is current stays as it is. */
export async function askRescoring(versionId: string, { siteId, actor, now }: By): Promise<Asked> {
  const id = newId()
  try {
    return await db().$transaction(async (tx) => {
      const version = await tx.scorerVersion.findUnique({ where: { id: versionId } })
      if (!version) return { ok: false, reason: 'not-there' }
      const total = await tx.commentState.count({ where: { siteId } })
      const createdBy = actor.kind === 'user' ? actor.id : null
      await tx.rescoring.create({ data: { id, siteId, versionId, total, createdBy, createdAt: now } })
      const payload = { scorer: version.scorer, digest: version.digest }
      await recordEvent(tx, { name: 'rescoring.asked', actor, siteId, subjectId: id, payload }, now)
      await askToWork(tx, id)
      return { ok: true, id }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'under-way' }
    throw error
  }
}

const askToWork = (tx: Tx, runId: string) => addJob(tx, 'rescore-site', { runId }, { key: `rescore-site:${runId}` })

/** Lets other jobs have their turn, and has the run gone on with after them. */
export const askToGoOn = (runId: string): Promise<void> => askToWork(db(), runId)

const open = { in: ['queued' as const, 'running' as const] }

/** Ends a run that waits or works; who works on it stops at the next batch. What was scored is kept. */
export async function cancelRescoring(id: string, { siteId, actor, now }: By): Promise<{ ok: boolean }> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.rescoring.updateMany({
      where: { id, siteId, state: open },
      data: { state: 'cancelled', endedAt: now },
    })
    if (count === 0) return { ok: false }
    const { done } = await tx.rescoring.findUniqueOrThrow({ where: { id }, select: { done: true } })
    await recordEvent(tx, { name: 'rescoring.cancelled', actor, siteId, subjectId: id, payload: { done } }, now)
    return { ok: true }
  })
}

/** `rounds`: how often it came through all comments. Its first round tries again what the version failed at before. */
export type Run = { id: string; siteId: string; after: string | null; rounds: number; version: Version }

/** Begins a run, or goes on with it where it was left; null where it has ended. */
export async function beginRescoring(id: string): Promise<Run | null> {
  const { count } = await db().rescoring.updateMany({ where: { id, state: open }, data: { state: 'running' } })
  if (count === 0) return null
  const version = { select: { id: true, scorer: true, digest: true } }
  const select = { id: true, siteId: true, after: true, rounds: true, version }
  return db().rescoring.findUniqueOrThrow({ where: { id }, select })
}

/** Has a run begin at the first comment again; null where it has ended meanwhile. */
export async function beginRound(run: Run): Promise<Run | null> {
  const next = { after: null, rounds: run.rounds + 1 }
  const { count } = await db().rescoring.updateMany({ where: { id: run.id, state: 'running' }, data: next })
  return count === 0 ? null : { ...run, ...next }
}

class Ended extends Error {}

/** Keeps a batch and how far the run is, together; false where the run has ended meanwhile, and then nothing is kept. */
export async function keepBatch(run: Run, scored: readonly ScoredRevision[], now: Date): Promise<boolean> {
  const after = scored.at(-1)?.commentId ?? run.after
  const failed = scored.filter(({ outcome }) => outcome.outcome === 'failed').length
  const { scorer: id, digest } = run.version
  try {
    await db().$transaction(async (tx) => {
      await keepScores(tx, scored, { scorer: { id, digest }, now })
      const { count } = await tx.rescoring.updateMany({
        where: { id: run.id, state: 'running' },
        data: { after, done: { increment: scored.length }, failed: { increment: failed } },
      })
      if (count === 0) throw new Ended()
    })
    return true
  } catch (error) {
    if (error instanceof Ended) return false
    throw error
  }
}

/** Ends a run that was not cancelled meanwhile, and puts it on record. */
export async function endRescoring(
  id: string,
  ended: { state: 'done' } | { state: 'failed'; failure: string },
  now: Date,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.rescoring.updateMany({
      where: { id, state: 'running' },
      data: { ...ended, endedAt: now },
    })
    if (count === 0) return
    const { siteId, done, failed } = await tx.rescoring.findUniqueOrThrow({ where: { id } })
    const about = { actor: { kind: 'system' as const }, siteId, subjectId: id }
    await recordEvent(tx, { name: 'rescoring.ended', ...about, payload: { state: ended.state, done, failed } }, now)
  })
}
