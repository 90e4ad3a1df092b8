import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkerEvents } from 'graphile-worker'
import { pool } from '#lib/db/client.ts'
import { isHeld, lockShared } from '#lib/db/locks.ts'

/** A lock named after a worker, as an argument of PostgreSQL's advisory lock functions. */
const lockOf = (worker: string): string => `hashtextextended('belowline worker ' || ${worker}, 0)`

/** A worker takes its first job a moment before its lock is there: who looks dead is looked at twice. */
const SECOND_LOOK_AFTER = 500

export interface Presence {
  /** Rejects when the connection that says "alive" is gone: others may then take this process's jobs. */
  lost: Promise<never>
  leave(): Promise<void>
}

/** Holds a lock for each worker that `events` tells of, for as long as this process lives. */
export async function announceWorkers(events: WorkerEvents): Promise<Presence> {
  const client = await pool().connect()
  const lost = Promise.withResolvers<never>()
  // Nobody may be waiting yet when it happens.
  lost.promise.catch(() => undefined)
  client.on('error', lost.reject)
  await lockShared(client, 'worker')
  events.on('worker:create', ({ worker }) => {
    client.query(`select pg_advisory_lock(${lockOf('$1')})`, [worker.workerId]).catch(lost.reject)
  })
  return { lost: lost.promise, leave: async () => client.release(true) }
}

/** Whether any process works on the jobs of this database, here or elsewhere. */
export async function isWorkerAlive(): Promise<boolean> {
  return isHeld(pool(), 'worker')
}

/** Gives back the jobs of workers that were killed, which would otherwise stay locked for hours. Returns how many. */
export async function freeJobsOfTheDead(): Promise<number> {
  const suspects = await findDead()
  if (suspects.length === 0) return 0
  await sleep(SECOND_LOOK_AFTER)
  const dead = (await findDead()).filter((worker) => suspects.includes(worker))
  if (dead.length > 0) await pool().query('select graphile_worker.force_unlock_workers($1::text[])', [dead])
  return dead.length
}

/** Workers that have jobs or queues and whose lock nobody holds. Ours are held by another connection of the pool. */
async function findDead(): Promise<string[]> {
  const { rows } = await pool().query<{ worker: string }>(
    `with holders as (
       select locked_by as worker from graphile_worker._private_jobs where locked_by is not null
       union
       select locked_by from graphile_worker._private_job_queues where locked_by is not null
     )
     select worker from holders where not exists (
       select from pg_locks
       where locktype = 'advisory' and granted and objsubid = 1
         and database = (select oid from pg_database where datname = current_database())
         and ((classid::bigint << 32) | objid::bigint) = ${lockOf('worker')}
     )`,
  )
  return rows.map((row) => row.worker)
}
