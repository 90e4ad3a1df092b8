import { EventEmitter } from 'node:events'
import type { Worker, WorkerEvents } from 'graphile-worker'
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '#lib/db/client.ts'
import { announceWorkers, freeJobsOfTheDead, isWorkerAlive } from '#lib/jobs/worker-presence.ts'

/** A job that a worker has taken. */
async function takenBy(worker: string): Promise<void> {
  await pool().query(`select graphile_worker.add_job('some-task', '{}', job_key => $1)`, [worker])
  await pool().query(
    `update graphile_worker._private_jobs set locked_by = $1::text, locked_at = now(), attempts = 1 where key = $1::text`,
    [worker],
  )
}

const locked = async (): Promise<string[]> => {
  const { rows } = await pool().query(
    'select locked_by from graphile_worker.jobs where locked_by is not null order by 1',
  )
  return rows.map((row) => row.locked_by)
}

/** Tells `events` of a worker, as the queue does when it starts one. */
const begin = (events: WorkerEvents, workerId: string): void => {
  events.emit('worker:create', {
    worker: { workerId } as Worker,
    tasks: {},
    ctx: {} as never,
  })
}

beforeEach(() => pool().query('delete from graphile_worker._private_jobs'))

it('tells whether any worker lives', async () => {
  expect(await isWorkerAlive()).toBe(false)
  const [one, other] = [await announceWorkers(new EventEmitter()), await announceWorkers(new EventEmitter())]
  await one.leave()
  expect(await isWorkerAlive()).toBe(true)
  await other.leave()
  await expect.poll(isWorkerAlive).toBe(false)
})

describe('the jobs of a worker', () => {
  it('that was killed are given back, and those of a living one are not', async () => {
    const events: WorkerEvents = new EventEmitter()
    const presence = await announceWorkers(events)
    begin(events, 'worker-alive')
    await takenBy('worker-alive')
    await takenBy('worker-dead')
    expect(await freeJobsOfTheDead()).toBe(1)
    expect(await locked()).toEqual(['worker-alive'])
    await presence.leave()
    await expect.poll(freeJobsOfTheDead).toBe(1)
    expect(await locked()).toEqual([])
  })

  it('that is about to say that it lives are left to it', async () => {
    const events: WorkerEvents = new EventEmitter()
    const presence = await announceWorkers(events)
    await takenBy('worker-new')
    const freed = freeJobsOfTheDead()
    setTimeout(() => begin(events, 'worker-new'), 100)
    expect(await freed).toBe(0)
    expect(await locked()).toEqual(['worker-new'])
    await presence.leave()
  })

  it('are given back only when there are any', async () => {
    expect(await freeJobsOfTheDead()).toBe(0)
  })

  it('can be taken by others once the connection that says "alive" breaks, and their process hears of it', async () => {
    const presence = await announceWorkers(new EventEmitter())
    await pool().query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    )
    await expect(presence.lost).rejects.toThrow()
    await presence.leave()
  })
})
