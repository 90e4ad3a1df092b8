import type { ClientBase, Pool } from 'pg'
import type { Tx } from '#lib/db/client.ts'

/** Advisory locks of ours are pairs: this number ("BELO" in ASCII), and one of the purposes below. */
const family = 0x42_45_4c_4f

/**
 * What is held in the database while it lasts. A lock goes with its connection, so a killed process holds nothing.
 * - supervisor: one living supervisor for each database
 * - migration: one migration at a time
 * - presence: whoever uses the embedded PostgreSQL (shared); who gets it alone may stop the server
 * - worker: whoever takes jobs (shared), so that the health check can tell when nobody does
 */
export const purposes = { supervisor: 1, migration: 2, presence: 3, worker: 4 } as const

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

/** Whether anybody has the lock, shared or alone. */
export async function isHeld(client: ClientBase | Pool, purpose: Purpose): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_locks where locktype = 'advisory' and granted and objsubid = 2 and classid = $1 and objid = $2
       and database = (select oid from pg_database where datname = current_database()) limit 1`,
    [family, purposes[purpose]],
  )
  return rowCount === 1
}

/** Locks of a site are pairs of this number ("BELP") and a digest of its id: sites that share one only wait longer. */
const policyFamily = 0x42_45_4c_50

/** Keeps a site's policy as it is until the transaction ends. Those who came to change it before are waited for. */
export async function lockPolicyShared(tx: Tx, siteId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${policyFamily}::int, hashtext(${siteId}))`
}

/** The same if nobody changes it or waits to; says whether it was so. */
export async function tryLockPolicyShared(tx: Tx, siteId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT pg_try_advisory_xact_lock_shared(${policyFamily}::int, hashtext(${siteId})) AS held`
  return row?.held === true
}

/** Waits for all who keep a site's policy as it is; whoever comes after waits for the end of the transaction. */
export async function lockPolicy(tx: Tx, siteId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${policyFamily}::int, hashtext(${siteId}))`
}
