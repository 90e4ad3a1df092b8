import { listenForever } from '#lib/db/listen.ts'
import { CHANNEL } from '#lib/live/mutations.ts'
import { type Announcement, announcement } from '#lib/live/schema.ts'

/** What a listener hears: announcements, and that some may have been missed while the connection was away. */
export type Heard = Announcement | { kind: 'missed' }
type Listener = (heard: Heard) => void

/** Next's bundle and the server are copies of this module in one process: they share one connection. */
const shared: { belowlineListeners?: Set<Listener> } = globalThis as object

/** Hears every announcement of the database from now on, over one connection a process. Answers how to stop. */
export function hearAnnouncements(listener: Listener): () => void {
  const listeners = shared.belowlineListeners ?? beginToHear()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function beginToHear(): Set<Listener> {
  const listeners = new Set<Listener>()
  shared.belowlineListeners = listeners
  const tell = (heard: Heard) => {
    for (const listener of listeners) listener(heard)
  }
  listenForever(CHANNEL, {
    payload: (payload) => tell(readAnnouncement(payload)),
    gap: () => tell({ kind: 'missed' }),
  })
  return listeners
}

/** What cannot be read, from another version perhaps, is something missed: whoever hears that looks for themselves. */
function readAnnouncement(payload: string): Heard {
  const said = announcement.safeParse(JSON.parse(payload))
  return said.success ? said.data : { kind: 'missed' }
}
