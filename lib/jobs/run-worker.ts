import { EventEmitter } from 'node:events'
import { parseCronItems, run, type WorkerEvents } from 'graphile-worker'
import { db, pool } from '#lib/db/client.ts'
import { jobLogger } from '#lib/db/job-logger.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { taskList } from '#lib/jobs/tasks.ts'
import { announceWorkers, freeJobsOfTheDead } from '#lib/jobs/worker-presence.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import type { OpenVersion } from '#lib/versions/schema.ts'

const CONCURRENCY = 2
const LOOK_FOR_THE_DEAD_EVERY = 30_000

/** Read when the file is: a time that nobody understands ends the process at once, and not when it holds connections. */
const CLOCK = parseCronItems([
  { task: 'sweep-scoring', match: '*/5 * * * *', options: { backfillPeriod: 0 } },
  { task: 'sweep-imports', match: '*/5 * * * *', options: { backfillPeriod: 0 } },
  { task: 'tell-languages', match: '*/10 * * * *', options: { backfillPeriod: 0 } },
  { task: 'compact-counts', match: '* * * * *', options: { backfillPeriod: 0 } },
  { task: 'expire-archives', match: '17 * * * *', options: { backfillPeriod: 0 } },
])

export interface RunningWorker {
  /** Settles when the worker has ended; rejects when it broke, and then the process should end: others take its jobs. */
  ended: Promise<void>
  /** Takes no further job and waits for those under way. */
  stop(): Promise<void>
}

/** Works through the jobs of this process's database until it is stopped. */
export async function runWorker(scorer: Scorer, open?: OpenVersion): Promise<RunningWorker> {
  const events: WorkerEvents = new EventEmitter()
  const announced = await announceWorkers(events)
  await freeJobsOfTheDead()
  await addJob(db(), 'sweep-scoring', {}, { key: 'sweep-scoring' })
  const runner = await run({
    pgPool: pool(),
    taskList: taskList(scorer, open),
    parsedCronItems: CLOCK,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    logger: jobLogger(),
    events,
  })
  const broken = Promise.withResolvers<never>()
  const round = setInterval(() => freeJobsOfTheDead().catch(broken.reject), LOOK_FOR_THE_DEAD_EVERY)
  const finished = runner.promise.finally(announced.leave)
  const ended = Promise.race([finished, announced.lost, broken.promise]).finally(() => clearInterval(round))
  return { ended, stop: () => runner.stop() }
}
