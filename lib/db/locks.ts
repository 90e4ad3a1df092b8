import type { ClientBase } from 'pg'

/** Advisory locks of ours are pairs: this number ("BELO" in ASCII), and one of the purposes below. */
const family = 0x42_45_4c_4f

/**
 * What is held in the database while it lasts. A lock goes with its connection, so a killed process holds nothing.
 * - supervisor: one living supervisor for each database
 * - migration: one migration at a time
 * - presence: whoever uses the embedded PostgreSQL (shared); who gets it alone may stop the server
 */
export const purposes = { supervisor: 1, migration: 2, presence: 3 } as const

export type Purpose = keyof typeof purposes

/** Waits for the lock and holds it until `client` disconnects or `unlock` is called. */
export async function lock(client: ClientBase, purpose: Purpose): Promise<void> {
  await client.query('select pg_advisory_lock($1, $2)', [family, purposes[purpose]])
}

export async function lockShared(client: ClientBase, purpose: Purpose): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1, $2)', [family, purposes[purpose]])
}

/** Takes the lock if nobody else has it; says whether it did. */
export async function tryLock(client: ClientBase, purpose: Purpose): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as held', [family, purposes[purpose]])
  return rows[0]?.held === true
}

export async function unlock(client: ClientBase, purpose: Purpose): Promise<void> {
  await client.query('select pg_advisory_unlock($1, $2)', [family, purposes[purpose]])
}

export async function unlockShared(client: ClientBase, purpose: Purpose): Promise<void> {
  await client.query('select pg_advisory_unlock_shared($1, $2)', [family, purposes[purpose]])
}
