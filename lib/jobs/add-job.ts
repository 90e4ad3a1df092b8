import type { Tx } from '#lib/db/client.ts'
import type { JobName, JobPayloads } from '#lib/jobs/schema.ts'

/** How often a job is tried before it is given up. */
export const MAX_ATTEMPTS = 8

/** Lower goes first: a person waits for a bulk, and a new policy must not wait until ten thousand articles are scored. */
const PRIORITIES: Record<JobName, number> = {
  'work-bulk': -20,
  'deliver-webhook': -20,
  'route-site': -10,
  'score-article': 0,
  'sweep-scoring': 0,
  'dataset-run': 10,
  'expire-archives': 10,
}

/** Asks for a job inside the transaction of the change that needs it. Jobs waiting under the same key are one. */
export async function addJob<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayloads[N],
  { key }: { key: string },
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, job_key => ${key}, max_attempts => ${MAX_ATTEMPTS}::int,
      priority => ${PRIORITIES[name]}::int)`
}
