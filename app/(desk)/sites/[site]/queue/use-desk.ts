import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { v7 } from 'uuid'
import type { Assigned, Assignee, AssignOutcome } from '#lib/assignees/schema.ts'
import { type DecisionKind, type HideReason, MAX_ITEMS } from '#lib/decisions/kinds.ts'
import type { DecisionOutcome, Refusal } from '#lib/decisions/schema.ts'
import type { Labels } from '#lib/labels/schema.ts'
import type { QueuePage, QueueRow } from '#lib/queue/schema.ts'
import { PAGE_SIZE } from '#lib/queue/views.ts'
import { forgetBulk, rememberedBulks } from '../bulk/remember-bulks.ts'
import { type Answer, postJson } from './api.ts'
import { type Batch, deskReducer, shownRows, startState } from './desk-state.ts'
import { frameShown } from './frame-shown.ts'
import { sayDone } from './say-done.ts'
import { type UndoneBulk, useBulkUndo } from './use-bulk-undo.ts'

type Outcome = ({ ok: true } & Partial<DecisionOutcome>) | { ok: false; reason: 'batch-taken' | 'unknown-batch' }

/** What a person is told about what they just did. */
export type Toast = { id: string; text: string; batch: UndoTarget | null }

/** What undo needs to know of a batch; an older one is known from a comment's history. */
export type UndoTarget = Pick<Batch, 'batchId' | 'kind' | 'what' | 'commentIds' | 'hadIt'>

const PATHS = { decision: 'decisions', label: 'labels', assign: 'assignees' } as const

type Context = { site: string; userId: string; page: QueuePage; recount: () => void }

/** The queue in the browser: acts at once, and puts right what the server answers otherwise. */
export function useDesk({ site, userId, page, recount }: Context) {
  const [state, dispatch] = useReducer(deskReducer, page, startState)
  const { toast, say } = useToast()
  const latest = useRef(state)
  latest.current = state
  /** What was sent and is not answered yet: undoing waits for it, or it would overtake what it undoes. */
  const underWay = useRef(new Map<string, Promise<void>>())
  const api = `/api/sites/${site}`

  const refresh = useCallback(
    async (ids: readonly string[]) => {
      for (let start = 0; start < ids.length; start += PAGE_SIZE) {
        const answer = await postJson<QueueRow[]>(`${api}/rows`, { ids: ids.slice(start, start + PAGE_SIZE) })
        if (answer.ok) dispatch({ type: 'refreshed', rows: answer.value })
      }
    },
    [api],
  )

  const send = useCallback(
    async (batch: Batch) => {
      const answer = await postJson<Outcome>(`${api}/${PATHS[batch.kind]}`, batch.body)
      const failure = failureOf(answer)
      const refused = answer.ok && answer.value.ok ? (answer.value.refused ?? []) : []
      if (failure) {
        dispatch({ type: 'failed', batch, message: failure })
        say(failure)
      } else if (refused.length > 0) {
        if (batch.kind === 'decision') dispatch({ type: 'refused', batch, refusals: refused })
        say(sayRefused(batch, refused))
        await refresh(refused.map((refusal) => refusal.commentId))
      }
      recount()
    },
    [api, recount, refresh, say],
  )

  const start = useCallback(
    (batch: Batch) => {
      say(batch.what, batch)
      // The next comment is in sight before the network has its turn.
      const sent = frameShown()
        .then(() => send(batch))
        .finally(() => underWay.current.delete(batch.batchId))
      underWay.current.set(batch.batchId, sent)
    },
    [say, send],
  )

  const decide = useCallback(
    (ids: readonly string[], kind: DecisionKind, why: { reason?: HideReason; note?: string | null } = {}) => {
      const rows = chosen(latest.current.rows, ids)
      if (rows.length === 0) return
      const items = rows.map(({ commentId, version }) => ({ commentId, version }))
      const [first] = rows
      const overriding = first && rows.length === 1 ? latest.current.overriding.get(first.commentId) : undefined
      const { reason = null, note = null } = why
      const body = { items, kind, reason, note: note ?? overriding ?? null }
      const batch = newBatch('decision', sayDone(kind, rows.length), { rows, body })
      dispatch({ type: 'decided', batch })
      start(batch)
    },
    [start],
  )

  const label = useCallback(
    (ids: readonly string[], labels: Labels) => {
      const rows = chosen(latest.current.rows, ids)
      if (rows.length === 0 || Object.keys(labels).length === 0) return
      const items = rows.map(({ commentId, revisionId }) => ({ commentId, revisionId }))
      const batch = newBatch('label', sayDone('label', rows.length), { rows, body: { items, labels, scoreSeen: true } })
      dispatch({ type: 'labelled', batch, labels })
      start(batch)
    },
    [start],
  )

  const giveTo = useCallback(
    async (ids: readonly string[], to: Assignee | null): Promise<Assigned[] | null> => {
      const answer = await postJson<AssignOutcome>(`${api}/assignees`, { commentIds: ids, assigneeId: to?.id ?? null })
      if (answer.ok && answer.value.ok) return answer.value.assigned
      say(answer.ok ? 'They do not decide on this site any more.' : answer.message)
      return null
    },
    [api, say],
  )

  const assign = useCallback(
    async (ids: readonly string[], to: Assignee | null) => {
      const rows = chosen(latest.current.rows, ids)
      if (rows.length === 0) return
      const hadIt = new Map(rows.map((row) => [row.commentId, row.assignee]))
      const batch = { ...newBatch('assign', sayGiven(rows.length, to), { rows, body: {} }), hadIt }
      dispatch({ type: 'assigned', batch, to: new Map(ids.map((id) => [id, to])) })
      say(batch.what, batch)
      const done = giveTo(ids, to).then((assigned) => {
        if (!assigned) dispatch({ type: 'undone', batchId: batch.batchId, standings: new Map() })
        if (assigned?.length !== rows.length) void refresh(ids)
        recount()
      })
      underWay.current.set(batch.batchId, done)
      await done.finally(() => underWay.current.delete(batch.batchId))
    },
    [giveTo, recount, refresh, say],
  )

  /** Gives each back to whose it was. */
  const takeBack = useCallback(
    async ({ batchId, hadIt, what }: UndoTarget) => {
      const groups = Map.groupBy(hadIt ?? [], ([, before]) => before?.id ?? null)
      for (const given of groups.values()) await giveTo(given.map(([id]) => id), given[0]?.[1] ?? null) // biome-ignore format: one thought
      dispatch({ type: 'assigned', batch: null, to: hadIt ?? new Map() })
      dispatch({ type: 'undone', batchId, standings: new Map() })
      say(`Undone: ${what}`)
      recount()
    },
    [giveTo, recount, say],
  )

  const resend = useCallback(
    (batch: Batch) => {
      dispatch(
        batch.kind === 'decision' ? { type: 'decided', batch } : { type: 'labelled', batch, labels: labelsIn(batch) },
      )
      start(batch)
    },
    [start],
  )

  const refreshChanged = useCallback(
    async (bulkId: string) => {
      const ids = latest.current.rows.map((row) => row.commentId)
      for (let start = 0; start < ids.length; start += MAX_ITEMS) {
        const body = { ids: ids.slice(start, start + MAX_ITEMS) }
        const answer = await postJson<string[]>(`${api}/bulks/${bulkId}/changed`, body)
        if (answer.ok) await refresh(answer.value)
      }
    },
    [api, refresh],
  )

  const onUndone = useCallback(
    async ({ kind, undoingId, count }: UndoneBulk) => {
      if (kind !== 'label') dispatch({ type: 'returned', count })
      recount()
      await refreshChanged(undoingId)
    },
    [recount, refreshChanged],
  )
  const undoBulk = useBulkUndo({ site, userId, say, onUndone })

  const undo = useCallback(
    async (asked?: UndoTarget) => {
      const bulk = asked ? undefined : rememberedBulks({ site, userId }).at(-1)
      const batch = asked ?? latest.current.done.at(-1)
      // Ids tell the time: whichever came later is undone first.
      if (bulk && !(batch && batch.batchId > bulk.batchId)) return undoBulk(bulk)
      if (!batch) return say('There is nothing to undo here. Older decisions are undone from their history.')
      await underWay.current.get(batch.batchId)
      if (batch.kind === 'assign') return takeBack(batch)
      const body = { batchId: v7(), undoneBatchId: batch.batchId }
      const answer = await postJson<Outcome>(`${api}/${PATHS[batch.kind]}/undo`, body)
      const failure = failureOf(answer)
      if (failure || !answer.ok || !answer.value.ok) return say(failure ?? '')
      forgetBulk({ site, userId }, batch.batchId)
      const { applied, refused = [] } = answer.value
      const isDecision = batch.kind === 'decision' && Array.isArray(applied)
      const standings = new Map((isDecision ? applied : []).map(({ commentId, ...standing }) => [commentId, standing]))
      dispatch({ type: 'undone', batchId: batch.batchId, standings })
      say(refused.length > 0 ? `Undone, but for ${refused.length} decided again since` : `Undone: ${batch.what}`)
      if (batch.kind === 'label') await refresh(batch.commentIds)
      recount()
    },
    [api, site, userId, recount, refresh, say, takeBack, undoBulk],
  )

  const { rows, away } = state
  const shown = useMemo(() => shownRows({ rows, away }), [rows, away])
  return { state, dispatch, toast, say, shown, decide, label, assign, resend, undo, refresh, refreshChanged }
}

function useToast() {
  const [toast, setToast] = useState<Toast | null>(null)
  const say = useCallback((text: string, batch: UndoTarget | null = null) => setToast({ id: v7(), text, batch }), [])
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setToast(null), 8000)
    return () => clearTimeout(timer)
  }, [toast])
  return { toast, say }
}

function chosen(rows: readonly QueueRow[], ids: readonly string[]): QueueRow[] {
  const wanted = new Set(ids)
  return rows.filter((row) => wanted.has(row.commentId))
}

function newBatch(kind: Batch['kind'], what: string, of: { rows: QueueRow[]; body: Record<string, unknown> }): Batch {
  const batchId = v7()
  const before = new Map(kind === 'label' ? of.rows.map((row) => [row.commentId, row.labels]) : [])
  return { batchId, kind, what, commentIds: of.rows.map((row) => row.commentId), body: { ...of.body, batchId }, before }
}

function sayGiven(count: number, to: Assignee | null): string {
  const what = count === 1 ? 'Comment' : `${count.toLocaleString('en')} comments`
  return to ? `${what} given to ${to.name}` : `${what} given to nobody`
}

const labelsIn = (batch: Batch) => batch.body['labels'] as Labels

function sayRefused({ commentIds, what }: Batch, refused: readonly Refusal[]): string {
  const left = commentIds.length - refused.length
  return left === 0 ? 'Not done: see the comment' : `${what}, but for ${refused.length} that changed meanwhile`
}

function failureOf(answer: Answer<Outcome>): string | null {
  if (!answer.ok) return answer.message
  if (answer.value.ok) return null
  return answer.value.reason === 'unknown-batch'
    ? 'There is nothing of this to undo.'
    : 'This was sent by somebody else.'
}
