import pg from 'pg'
import { databaseUrl } from '#lib/db/client.ts'
import { CHANNEL } from '#lib/live/mutations.ts'
import { type Announcement, announcement } from '#lib/live/schema.ts'
import { logger } from '#lib/logger.ts'

/** What a listener hears: announcements, and that some may have been missed while the connection was away. */
export type Heard = Announcement | { kind: 'missed' }
type Listener = (heard: Heard) => void

const RETRY_MILLISECONDS = 1000

/** Next's bundle and the server are copies of this module in one process: they share one connection. */
const shared: { belowlineLive?: { listeners: Set<Listener>; started: boolean } } = globalThis as object
shared.belowlineLive ??= { listeners: new Set(), started: false }
const live = shared.belowlineLive

/** Hears every announcement of the database from now on, over one connection a process. Answers how to stop. */
export function hearAnnouncements(listener: Listener): () => void {
  live.listeners.add(listener)
  if (!live.started) {
    live.started = true
    void listen(false)
  }
  return () => live.listeners.delete(listener)
}

async function listen(again: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(), keepAlive: true })
  let over = false
  const retry = () => {
    if (over) return
    over = true
    client.end().catch(() => undefined)
    setTimeout(() => void listen(true), RETRY_MILLISECONDS).unref()
  }
  client.on('error', retry).on('end', retry)
  client.on('notification', ({ payload }) => {
    const said = announcement.safeParse(JSON.parse(payload ?? 'null'))
    if (said.success) tell(said.data)
    else logger('live').warn('an announcement could not be read')
  })
  try {
    await client.connect()
    await client.query(`LISTEN ${CHANNEL}`)
    if (again) tell({ kind: 'missed' })
  } catch {
    logger('live').warn('the connection for live updates failed; trying again')
    retry()
  }
}

function tell(heard: Heard): void {
  for (const listener of live.listeners) listener(heard)
}
