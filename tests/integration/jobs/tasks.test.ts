import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, runOnce } from 'graphile-worker'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { articlesWithoutJob } from '#lib/jobs/data.ts'
import { taskList } from '#lib/jobs/tasks.ts'
import { currentPolicy } from '#lib/policies/data.ts'
import { publishPolicy } from '#lib/policies/mutations.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { fakeScorer, makeArticle, makeComments, makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'

let siteId: string
beforeAll(async () => {
  siteId = await makeSite()
})
afterEach(async () => {
  await dropJobs()
  await db().$executeRaw`UPDATE comment_states SET scoring = 'skipped' WHERE scoring = 'waiting'`
})

const importComments = (texts: readonly string[]) => makeArticle(siteId, texts)

const silent = new Logger(() => () => {})

/** Runs what waits to be run, by the scorer, until nothing is left that could be run now. */
async function work(scorer: Scorer): Promise<void> {
  await runOnce({ pgPool: pool(), taskList: taskList(scorer), concurrency: 2, logger: silent })
  // A job's end is written after its run.
  while ((await db().$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE locked_at IS NOT NULL`).length > 0)
    await sleep(20)
}

const dropJobs = () => db().$executeRaw`DELETE FROM graphile_worker._private_jobs`
const jobKeys = async () =>
  (await db().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs ORDER BY key`).map((job) => job.key)
const attemptsLeft = async () => {
  const rows = await db().$queryRaw<
    { left: number }[]
  >`SELECT max_attempts - attempts AS left FROM graphile_worker.jobs`
  return rows[0]?.left ?? 0
}
const scoringOf = async (articleId: string) =>
  (await db().commentState.findMany({ where: { articleId } })).map((state) => state.scoring)

describe('the worker', () => {
  it('scores what came in', async () => {
    const articleId = await importComments(['toxicity 0.9', 'fail this'])
    await work(fakeScorer)
    expect((await scoringOf(articleId)).sort()).toEqual(['failed', 'scored'])
    expect(await jobKeys()).toEqual([])
  })

  it('tries again after a crash, and gives the comments an outcome at the last attempt', async () => {
    const articleId = await importComments(['one', 'two'])
    const crashing: Scorer = { ...fakeScorer, score: () => Promise.reject(new Error('the scorer is gone')) }
    for (let runs = 0; runs < 100 && (await attemptsLeft()) > 0; runs += 1) {
      expect(await scoringOf(articleId)).toEqual(['waiting', 'waiting'])
      await db().$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 second'`
      await work(crashing)
    }
    expect(await scoringOf(articleId)).toEqual(['failed', 'failed'])
    const [state] = await db().commentState.findMany({ where: { articleId } })
    expect(state).toMatchObject({ reasons: [{ kind: 'no-score', outcome: 'failed', why: 'crashed' }] })
  })

  it('routes a site after its policy changed, however much waits', async () => {
    const site = await makeSite()
    const ids = await makeComments(
      site,
      Array.from({ length: 300 }, () => 'toxicity 0.3'),
    )
    await publishPolicy(
      { basedOn: 1, rules: [{ attribute: 'toxicity', threshold: 0.2 }] },
      { siteId: site, actor: SYSTEM, now: NOW },
    )
    await work(fakeScorer)
    const { id: policyId } = await currentPolicy(site)
    expect(await db().commentState.count({ where: { siteId: site, policyId, flagged: true } })).toBe(ids.length)
  })

  it('routes by a new policy before it scores what came earlier', async () => {
    await importComments(['one'])
    await addJob(db(), 'route-site', { siteId }, { key: 'route' })
    const jobs = await db()
      .$queryRaw`SELECT task_identifier AS task FROM graphile_worker.jobs ORDER BY priority, run_at, id`
    expect(jobs).toEqual([{ task: 'route-site' }, { task: 'score-article' }])
  })

  it('asks once for what is asked twice under one key', async () => {
    await addJob(db(), 'route-site', { siteId }, { key: 'the same' })
    await addJob(db(), 'route-site', { siteId }, { key: 'the same' })
    expect(await jobKeys()).toEqual(['the same'])
  })

  it('has a task for every job', () => {
    const names = [
      'compact-counts',
      'dataset-run',
      'deliver-webhook',
      'expire-archives',
      'rescore-site',
      'route-site',
      'score-article',
      'settle-scorer',
      'sweep-imports',
      'sweep-scoring',
      'tell-languages',
      'work-bulk',
      'work-import',
    ]
    expect(Object.keys(taskList(fakeScorer)).sort()).toEqual(names)
  })
})

describe('the sweep', () => {
  it('finds an article whose job was lost, and has it scored', async () => {
    const articleId = await importComments(['toxicity 0.9'])
    expect(await articlesWithoutJob()).toEqual([])
    await dropJobs()
    expect(await articlesWithoutJob()).toEqual([articleId])
    await addJob(db(), 'sweep-scoring', {}, { key: 'sweep' })
    await work(fakeScorer)
    await work(fakeScorer)
    expect(await scoringOf(articleId)).toEqual(['scored'])
    expect(await articlesWithoutJob()).toEqual([])
  })

  it('finds an article whose job was given up, and tries it anew', async () => {
    const articleId = await importComments(['toxicity 0.9'])
    await db().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts`
    expect(await articlesWithoutJob()).toEqual([articleId])
    await addJob(db(), 'sweep-scoring', {}, { key: 'sweep' })
    await work(fakeScorer)
    await work(fakeScorer)
    expect(await scoringOf(articleId)).toEqual(['scored'])
  })

  it('leaves alone what is scored, and what waits for its next attempt', async () => {
    await makeComments(siteId, ['fine'])
    await dropJobs()
    expect(await articlesWithoutJob()).toEqual([])
    await importComments(['one'])
    await db().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = 3, run_at = now() + interval '1 hour'`
    expect(await articlesWithoutJob()).toEqual([])
  })
})
