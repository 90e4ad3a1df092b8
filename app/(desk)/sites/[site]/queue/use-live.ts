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
  /** By comment: the colleague who is on it. */
  claims: ReadonlyMap<string, string>
  /** How many comments came in since the list was loaded. */
  arrived: number
}

type Event = Heard | { kind: 'hello'; claims: OpenClaim[] }
type Context = { site: string; userId: string; rows: readonly QueueRow[]; recount: () => void }

const NOBODY: Live = { decided: new Map(), claims: new Map(), arrived: 0 }

/** Hears what others do on the site. After a gap it asks how everything shown stands. */
export function useLive({ site, userId, rows: loaded, recount }: Context): Live {
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
        if (event.kind === 'arrived' || event.kind === 'gone' || (event.kind === 'decided' && event.userId !== userId))
          recount()
      }
    }
    return () => source.close()
  }, [site, userId, recount])
  return live
}

function claimsOf(claims: readonly OpenClaim[], userId: string): Map<string, string> {
  return new Map(claims.filter((claim) => claim.userId !== userId).map((claim) => [claim.commentId, claim.by]))
}

type Here = { userId: string; rows: readonly QueueRow[] }

function hear(now: Live, event: Exclude<Heard, { kind: 'missed' }>, { userId, rows }: Here): Live {
  if (event.kind === 'arrived') return { ...now, arrived: now.arrived + event.count }
  if (event.kind === 'gone') {
    return withStandings(now, event.comments.map((comment) => ({ ...comment, status: 'gone', by: null })), rows) // biome-ignore format: one thought
  }
  if (event.userId === userId) return now
  if (event.kind === 'decided') {
    return withStandings(now, event.comments.map((comment) => ({ ...comment, by: event.by })), rows) // biome-ignore format: one thought
  }
  const claims = new Map(now.claims)
  if (event.kind === 'claimed') claims.set(event.commentId, event.by)
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
