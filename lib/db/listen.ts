import pg from 'pg'
import { databaseUrl } from '#lib/db/client.ts'
import { logger } from '#lib/logger.ts'

const RETRY_MILLISECONDS = 1000

type Hear = { payload: (payload: string) => void; gap: () => void }

/**
 * Listens to a channel of the database for as long as the process lives, over a connection of its own. When that
 * breaks it is made anew, and `gap` says that something may have been missed.
 */
export function listenForever(channel: string, hear: Hear): void {
  void listen(channel, hear, false)
}

async function listen(channel: string, hear: Hear, again: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(), keepAlive: true })
  let over = false
  const retry = () => {
    if (over) return
    over = true
    // It is broken already: how it ends no longer matters.
    client.end().catch(() => undefined)
    setTimeout(() => void listen(channel, hear, true), RETRY_MILLISECONDS).unref()
  }
  client.on('error', retry).on('end', retry)
  client.on('notification', ({ payload }) => hear.payload(payload ?? ''))
  try {
    await client.connect()
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
    if (again) hear.gap()
  } catch {
    logger('db').warn({ channel }, 'cannot listen; trying again')
    retry()
  }
}
