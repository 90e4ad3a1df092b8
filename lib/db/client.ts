import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '#lib/db/generated/client.ts'
import { closePool, pool } from '#lib/db/pool.ts'

export { databaseUrl, pool, setDatabase } from '#lib/db/pool.ts'

/** What a function takes that works inside a transaction of its caller. */
export type Tx = Prisma.TransactionClient

/** One for the process, as the pool under it is. */
const shared: { belowlineClient?: PrismaClient | undefined } = globalThis as object

/** Who comes when all connections are taken waits for a turn, in milliseconds; large batches may take their time. */
const PATIENCE = { maxWait: 15_000, timeout: 30_000 }

/** The Prisma client of this process, connected at its first query. */
export function db(): PrismaClient {
  shared.belowlineClient ??= new PrismaClient({ adapter: new PrismaPg(pool()), transactionOptions: PATIENCE })
  return shared.belowlineClient
}

/** Closes what was opened. The next use connects again. */
export async function disconnect(): Promise<void> {
  const client = shared.belowlineClient
  shared.belowlineClient = undefined
  await client?.$disconnect()
  await closePool()
}
