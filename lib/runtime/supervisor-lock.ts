import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { tryLock } from '#lib/db/locks.ts'
import { UserError } from '#lib/errors.ts'
import { connect } from '#lib/runtime/open-database.ts'

export interface SupervisorLock {
  /** Settles when the connection that holds the lock breaks. */
  lost: Promise<void>
  release(): Promise<void>
}

/** A supervisor that was killed on another machine is noticed by the database after some seconds. */
const keepAlive = 'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3'

/** The lock of the one living supervisor of this database. `patience` in ms: how long to wait for it. */
export async function holdSupervisorLock(url: string, patience = 1000): Promise<SupervisorLock> {
  const client = await connect(url)
  const lost = new Promise<void>((resolve) => client.once('end', resolve).once('error', () => resolve()))
  await client.query(keepAlive)
  const until = Date.now() + patience
  while (!(await tryLock(client, 'supervisor'))) {
    if (Date.now() > until) await refuse(client)
    await sleep(100)
  }
  return { lost, release: () => client.end().catch(() => undefined) }
}

async function refuse(client: pg.Client): Promise<never> {
  await client.end()
  throw new UserError('Belowline is already running on this data; nothing was changed.')
}
