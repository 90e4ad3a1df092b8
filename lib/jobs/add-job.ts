import type { Tx } from '#lib/db/client.ts'
import type { JobName, JobPayloads } from '#lib/jobs/schema.ts'

/** How often a job is tried before it is given up: eight times take half an hour, as each wait is e times the one before. */
const MAX_ATTEMPTS = 8

/** Whoever is told by a webhook may be away for a night: thirteen times take twenty-two hours, six of them at most between two. */
const ATTEMPTS: Partial<Record<JobName, number>> = { 'deliver-webhook': 13 }

/** Lower goes first: a person waits for a bulk, and a new policy must not wait until ten thousand articles are scored. */
const PRIORITIES: Record<JobName, number> = {
  'work-bulk': -20,
  'deliver-webhook': -20,
  'route-site': -10,
  'settle-scorer': -5,
  'score-article': 0,
  'sweep-scoring': 0,
  'tell-languages': 10,
  'compact-counts': 0,
  'dataset-run': 10,
  'expire-archives': 10,
  'work-import': 10,
  'sweep-imports': 10,
  'rescore-site': 20,
}

/** Jobs of one queue go one after the other: however many exports come in, scoring has a place to work. */
const QUEUES: Partial<Record<JobName, string>> = { 'work-import': 'imports' }

type Asked<N extends JobName> = { payload: JobPayloads[N]; key: string }

/** Asks for a job inside the transaction of the change that needs it. Jobs waiting under the same key are one. */
export async function addJob<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayloads[N],
  { key }: { key: string },
): Promise<void> {
  await addJobs(tx, name, [{ payload, key }])
}

/** The same for many at once, in one statement. */
export async function addJobs<N extends JobName>(tx: Tx, name: N, jobs: readonly Asked<N>[]): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${name}, j.payload, job_key => j.key, max_attempts => ${ATTEMPTS[name] ?? MAX_ATTEMPTS}::int,
      priority => ${PRIORITIES[name]}::int, queue_name => ${QUEUES[name] ?? null}::text)
    FROM json_to_recordset(${JSON.stringify(jobs)}::json) AS j(payload json, key text)`
}
