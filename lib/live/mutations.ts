import type { Tx } from '#lib/db/client.ts'
import type { Announcement } from '#lib/live/schema.ts'

/** The one channel that every web process listens to. */
export const CHANNEL = 'belowline_live'

/** Tells every web process, when the caller's transaction commits and only then. */
export async function announce(tx: Tx, said: Announcement): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify(said)})`
}
