import { runOnce } from 'graphile-worker'
import { beforeEach, describe, expect, it } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { lockPolicy } from '#lib/db/locks.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { usesWithoutJob } from '#lib/jobs/data.ts'
import { taskList } from '#lib/jobs/tasks.ts'
import { countFailures } from '#lib/rescoring/data.ts'
import { askRescoring } from '#lib/rescoring/mutations.ts'
import { countKept } from '#lib/rescoring/uses/data.ts'
import { makeVersionCurrent, retryFailures } from '#lib/rescoring/uses/mutations.ts'
import { settleUse } from '#lib/rescoring/uses/settle-use.ts'
import { workOnRescoring } from '#lib/rescoring/work-on-rescoring.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { currentUse } from '#lib/versions/data.ts'
import { writeUse } from '#lib/versions/mutations.ts'
import { fakeScorer, makeComments, makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'
import { by, now, opening, otherWeights, rescore, scoresBy, stateOf, versionOf } from './versions.ts'

let siteId: string
beforeEach(async () => {
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`
  siteId = await makeSite()
})

const milder = otherWeights('a', (score) => score / 2)
/** Fails at every text, as where its files are not there yet. */
const away: Scorer = {
  ...milder,
  score: async (texts) => texts.map(() => ({ outcome: 'failed', reason: 'not-ready' })),
}
/** Fails at what says so. */
const failingAt = (word: string): Scorer => ({
  ...milder,
  score: async (texts) => {
    const scored = await milder.score(texts)
    return scored.map((one, at) => (texts[at]?.includes(word) ? { outcome: 'failed', reason: 'crashed' } : one))
  },
})

const runOf = (id: string) => db().rescoring.findUniqueOrThrow({ where: { id } })
const texts = (count: number) => Array.from({ length: count }, (_, index) => `toxicity 0.${index + 100} said`)
const use = async (failed?: number) =>
  makeVersionCurrent({ versionId: (await versionOf(milder)).id, basedOn: 1, failed }, by(siteId))
const settle = async (scorer: Scorer) =>
  settleUse({ siteId, useId: (await currentUse(siteId))?.id ?? '' }, { open: opening(fakeScorer, scorer), now })
const waiting = async () =>
  (
    await db().$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  ).length
const settleJobs = async () =>
  db().$queryRaw`SELECT priority FROM graphile_worker.jobs WHERE key = ${`settle-scorer:${siteId}`}`

describe('scores of a version in use that were never all given', () => {
  const unsettled = async (): Promise<string> => {
    await makeComments(siteId, texts(2))
    await rescore(siteId, milder)
    expect(await use()).toMatchObject({ ok: true })
    return (await currentUse(siteId))?.id ?? ''
  }
  const here = async () => (await usesWithoutJob()).filter((one) => one.siteId === siteId)
  const sweep = async () => {
    await addJob(db(), 'sweep-scoring', {}, { key: 'sweep' })
    for (const _ of ['sweep', 'settle'])
      await runOnce({ pgPool: pool(), taskList: taskList(fakeScorer, opening(fakeScorer, milder)) })
  }

  it('are asked for anew where the job was given up, or lost', async () => {
    const useId = await unsettled()
    expect(await here()).toEqual([])
    await db().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts`
    expect(await here()).toEqual([{ siteId, useId }])
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`
    expect(await here()).toEqual([{ siteId, useId }])
    await sweep()
    expect(await currentUse(siteId)).toMatchObject({ id: useId, settledAt: expect.any(Date) })
    expect(await here()).toEqual([])
  })

  it('are left alone where the job waits for its next attempt or is at its last, and where another use holds', async () => {
    const useId = await unsettled()
    await db().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = 3, run_at = now() + interval '1 hour'`
    expect(await here()).toEqual([])
    await db().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts, locked_at = now(), locked_by = 'w'` // biome-ignore format: one thought
    expect(await here()).toEqual([])
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`
    const versionId = (await versionOf(fakeScorer)).id
    expect(await makeVersionCurrent({ versionId, basedOn: 2, failed: undefined }, by(siteId))).toMatchObject({
      ok: true,
    })
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`
    expect((await here()).map((one) => one.useId)).not.toContain(useId)
  })

  it('are not asked for in place of those of a use that is made meanwhile', async () => {
    const useId = await unsettled()
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`
    expect(await here()).toEqual([{ siteId, useId }])
    const version = await versionOf(fakeScorer)
    await addJob(db(), 'sweep-scoring', {}, { key: 'sweep' })
    const { newer, sweeping } = await db().$transaction(async (tx) => {
      await lockPolicy(tx, siteId)
      const newer = await writeUse(tx, { siteId, number: 3, version }, { actor: SYSTEM, now: NOW, settled: false })
      await addJob(tx, 'settle-scorer', { siteId, useId: newer ?? '' }, { key: `settle-scorer:${siteId}` })
      const { 'sweep-scoring': task } = taskList(fakeScorer)
      const sweeping = runOnce({ pgPool: pool(), taskList: { 'sweep-scoring': task } })
      await expect.poll(waiting).toBeGreaterThan(0)
      return { newer, sweeping }
    })
    await sweeping
    const jobs = await db().$queryRaw`SELECT payload FROM graphile_worker._private_jobs WHERE key = ${`settle-scorer:${siteId}`}` // biome-ignore format: one thought
    expect(jobs).toEqual([{ payload: { siteId, useId: newer } }])
  })
})

describe('what a version failed at', () => {
  it('is tried again by the next run, once, and by none when it has a score', async () => {
    await makeComments(siteId, texts(3))
    expect(await runOf(await rescore(siteId, away))).toMatchObject({ state: 'done', done: 3, failed: 3 })
    expect(await runOf(await rescore(siteId, away))).toMatchObject({ state: 'done', done: 3, failed: 3 })
    expect(await countFailures(siteId)).toEqual([{ scorer: milder.id, digest: milder.digest, count: 3 }])
    expect(await runOf(await rescore(siteId, failingAt('0.101')))).toMatchObject({ state: 'done', done: 3, failed: 1 })
    expect(await countFailures(siteId)).toEqual([{ scorer: milder.id, digest: milder.digest, count: 1 }])
    expect(await runOf(await rescore(siteId, milder))).toMatchObject({ state: 'done', done: 1, failed: 0 })
    expect(await countFailures(siteId)).toEqual([])
    expect(await runOf(await rescore(siteId, milder))).toMatchObject({ state: 'done', done: 0, failed: 0 })
    expect(await scoresBy(siteId, milder)).toBe(3 + 3 + 3 + 1)
  })

  it('is tried once by a run however often that is taken up, also in its second round', async () => {
    await makeComments(siteId, texts(600))
    await rescore(siteId, away)
    const tried: string[] = []
    let came = false
    const failing: Scorer = {
      ...away,
      score: async (batch) => {
        tried.push(...batch)
        if (!came) await makeComments(siteId, ['toxicity 0.3 late'])
        came = true
        return away.score(batch)
      },
    }
    const asked = await askRescoring((await versionOf(milder)).id, by(siteId))
    if (!asked.ok) throw new Error(asked.reason)
    for (let turn = 0; turn < 12; turn += 1) {
      await workOnRescoring(asked.id, { open: opening(failing), now, last: false, slice: 0 })
    }
    expect(await runOf(asked.id)).toMatchObject({ state: 'done', done: 601, failed: 601 })
    expect(new Set(tried).size).toBe(tried.length)
  })

  it('is said before the version can be used, by the database, and not of what has a score or is gone', async () => {
    const [first, second] = await makeComments(siteId, ['toxicity 0.9 hard', 'toxicity 0.8 hard', 'toxicity 0.4'])
    await rescore(siteId, failingAt('hard'))
    expect(await use()).toEqual({ ok: false, reason: 'has-failures', failed: 2 })
    expect(await use(1)).toEqual({ ok: false, reason: 'has-failures', failed: 2 })
    await db().commentState.update({ where: { commentId: second ?? '' }, data: { status: 'gone' } })
    expect(await use()).toEqual({ ok: false, reason: 'has-failures', failed: 1 })
    expect(await currentUse(siteId)).toMatchObject({ number: 1 })
    expect(await stateOf(first)).toMatchObject({ toxicity: 0.9, score: { digest: fakeScorer.digest } })
    await rescore(siteId, milder)
    expect(await use()).toEqual({ ok: true, number: 2 })
  })

  it('is tried again when the version becomes current', async () => {
    const [id] = await makeComments(siteId, ['toxicity 0.9'])
    await rescore(siteId, away)
    expect(await use(1)).toMatchObject({ ok: true })
    await settle(milder)
    expect(await stateOf(id)).toMatchObject({ toxicity: 0.45, score: { digest: milder.digest } })
    expect(await countKept(siteId)).toBe(0)
  })

  it('keeps the score it has when it fails again, is counted, and is found by whoever tries again', async () => {
    const [id, fine] = await makeComments(siteId, ['toxicity 0.9 hard', 'toxicity 0.4'])
    await rescore(siteId, failingAt('hard'))
    await use(1)
    await settle(failingAt('hard'))
    expect(await stateOf(id)).toMatchObject({ scoring: 'scored', toxicity: 0.9, score: { digest: fakeScorer.digest } })
    expect(await stateOf(fine)).toMatchObject({ toxicity: 0.2 })
    expect(await currentUse(siteId)).toMatchObject({ moved: 1, settledAt: NOW })
    expect(await countKept(siteId)).toBe(1)
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`
    expect(await retryFailures(siteId, by(siteId))).toEqual({ comments: 0, articles: 0, kept: 1 })
    expect(await settleJobs()).toEqual([{ priority: -5 }])
    expect(await currentUse(siteId)).toMatchObject({ settledAt: null })
    await settle(milder)
    expect(await stateOf(id)).toMatchObject({ toxicity: 0.45, score: { digest: milder.digest } })
    expect(await countKept(siteId)).toBe(0)
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`
    expect(await retryFailures(siteId, by(siteId))).toEqual({ comments: 0, articles: 0, kept: 0 })
    expect(await settleJobs()).toEqual([])
    const events = await db().auditEvent.findMany({ where: { siteId, name: 'scorer.retried' } })
    expect(events.map(({ payload }) => payload)).toEqual([{ number: 2, comments: 1 }])
  })
})
