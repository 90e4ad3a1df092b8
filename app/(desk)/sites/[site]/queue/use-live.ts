import { useEffect, useRef, useState } from 'react'
import type { OpenClaim } from '#lib/claims/schema.ts'
import type { CommentStanding } from '#lib/decisions/data.ts'
import type { Heard } from '#lib/live/hear-announcements.ts'
import type { QueueRow } from '#lib/queue/schema.ts'
import { postJson } from './api.ts'

/** What a colleague decided while the comment stands in this list. */
export type ByOther = Pick<CommentStanding, 'status' | 'by'>

export type Live = {
  /** By comment: decided by somebody else since it was loaded. */
  decided: ReadonlyMap<string, ByOther>
  /** By comment: the colleague who is on it, and until when that is known, in milliseconds since 1970. */
  claims: ReadonlyMap<string, { by: string; until: number }>
  /** How many comments came in since the list was loaded. */
  arrived: number
}

/** A colleague whose heart is not heard for so long has left, whatever became of their goodbye. */
const CLAIM_MILLISECONDS = 60_000
const LOOK_MILLISECONDS = 5000

type Event = Heard | { kind: 'hello'; claims: OpenClaim[] }
type Context = {
  site: string
  userId: string
  rows: readonly QueueRow[]
  recount: () => void
  refresh: (ids: readonly string[]) => Promise<void>
}

const NOBODY: Live = { decided: new Map(), claims: new Map(), arrived: 0 }

/** Hears what others do on the site. After a gap it asks how everything shown stands. */
export function useLive({ site, userId, rows: loaded, recount, refresh }: Context): Live {
  const [live, setLive] = useState(NOBODY)
  const rows = useRef(loaded)
  rows.current = loaded
  const connected = useRef(false)
  useEffect(() => {
    const source = new EventSource(`/api/sites/${site}/live`)
    const catchUp = async () => {
      const ids = rows.current.slice(-1000).map((row) => row.commentId)
      const answer = await postJson<CommentStanding[]>(`/api/sites/${site}/standings`, { ids })
      if (answer.ok) setLive((now) => withStandings(now, answer.value, rows.current))
      recount()
    }
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data) as Event
      if (event.kind === 'hello') {
        setLive((now) => ({ ...now, claims: claimsOf(event.claims, userId) }))
        if (connected.current) void catchUp()
        connected.current = true
      } else if (event.kind === 'missed') void catchUp()
      else if (event.kind === 'decided' && event.count > event.comments.length) void catchUp()
      else {
        setLive((now) => hear(now, event, { userId, rows: rows.current }))
        if (event.kind === 'assigned' || event.kind === 'reported') void refresh(idsAmong(event.ids, rows.current))
        if (
          event.kind === 'arrived' ||
          event.kind === 'gone' ||
          event.kind === 'reported' ||
          event.kind === 'assigned' ||
          (event.kind === 'decided' && event.userId !== userId)
        )
          recount()
      }
    }
    return () => source.close()
  }, [site, userId, recount, refresh])
  useEffect(() => {
    const timer = setInterval(() => setLive((now) => withoutExpired(now, Date.now())), LOOK_MILLISECONDS)
    return () => clearInterval(timer)
  }, [])
  return live
}

function idsAmong(ids: readonly string[], rows: readonly QueueRow[]): string[] {
  const loaded = new Set(rows.map((row) => row.commentId))
  return ids.filter((id) => loaded.has(id))
}

function claimsOf(claims: readonly OpenClaim[], userId: string): Live['claims'] {
  const others = claims.filter((claim) => claim.userId !== userId)
  return new Map(others.map(({ commentId, by, seconds }) => [commentId, { by, until: Date.now() + seconds * 1000 }]))
}

function withoutExpired(now: Live, moment: number): Live {
  const open = [...now.claims].filter(([, claim]) => claim.until > moment)
  return open.length === now.claims.size ? now : { ...now, claims: new Map(open) }
}

type Here = { userId: string; rows: readonly QueueRow[] }

function hear(now: Live, event: Exclude<Heard, { kind: 'missed' }>, { userId, rows }: Here): Live {
  if (event.kind === 'arrived') return { ...now, arrived: now.arrived + event.count }
  if (event.kind === 'gone') {
    return withStandings(now, event.comments.map((comment) => ({ ...comment, status: 'gone', by: null })), rows) // biome-ignore format: one thought
  }
  if (event.kind === 'reported' || event.kind === 'assigned' || event.userId === userId) return now
  if (event.kind === 'decided') {
    return withStandings(now, event.comments.map((comment) => ({ ...comment, by: event.by })), rows) // biome-ignore format: one thought
  }
  const claims = new Map(now.claims)
  if (event.kind === 'claimed') claims.set(event.commentId, { by: event.by, until: Date.now() + CLAIM_MILLISECONDS })
  else claims.delete(event.commentId)
  return { ...now, claims }
}

/** Marks the comments that changed since they were loaded, and unmarks those that are again as they were. */
function withStandings(now: Live, standings: readonly CommentStanding[], rows: readonly QueueRow[]): Live {
  const shown = new Map(rows.map((row) => [row.commentId, row]))
  const decided = new Map(now.decided)
  for (const { id, version, status, by } of standings) {
    const row = shown.get(id)
    if (row && version > row.version && status !== row.status) decided.set(id, { status, by })
    else decided.delete(id)
  }
  return { ...now, decided }
}
