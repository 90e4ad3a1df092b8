import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { useQueueCounts } from '#app/shell/queue-counts.tsx'
import type { DecisionKind, HideReason } from '#lib/decisions/kinds.ts'
import type { DecisionOutcome } from '#lib/decisions/schema.ts'
import type { Labels } from '#lib/labels/schema.ts'
import type { Counts, QueuePage, QueueRow } from '#lib/queue/schema.ts'
import { type Answer, getJson, postJson } from './api.ts'
import { type DoneBatch, deskReducer, shownRows, startState } from './desk-state.ts'
import { sayDone } from './say-done.ts'

type Outcome<T> = ({ ok: true } & T) | { ok: false; reason: string }

/** What a person is told about what they just did. */
export type Toast = { id: number; text: string; batch: DoneBatch | null }

/** How near to the end of what is loaded the focus may come before more is fetched. */
const NEAR_END = 15

/** The queue in the browser: acts at once, and puts right what the server answers otherwise. */
export function useDesk({ site, query, page }: { site: string; query: string; page: QueuePage }) {
  const [state, dispatch] = useReducer(deskReducer, page, startState)
  const [toast, setToast] = useState<Toast | null>(null)
  const { setCounts } = useQueueCounts()
  const latest = useRef(state)
  latest.current = state
  const api = `/api/sites/${site}`

  const recount = useCallback(async () => {
    const counts = await getJson<Counts>(`${api}/counts`)
    if (counts.ok) setCounts(counts.value)
  }, [api, setCounts])
  const say = useCallback(
    (text: string, batch: DoneBatch | null = null) => setToast({ id: Date.now(), text, batch }),
    [],
  )
  const refresh = useCallback(
    async (ids: readonly string[]) => {
      for (const id of ids) {
        const answer = await getJson<{ row: QueueRow | null }>(`${api}/comments/${id}`)
        if (answer.ok && answer.value.row) dispatch({ type: 'refreshed', row: answer.value.row })
      }
    },
    [api],
  )
  const more = useLoadMore({ api, query, state, dispatch, say })
  useWaitingScores({ api, query, state, dispatch })

  const decide = useCallback(
    async (ids: readonly string[], kind: DecisionKind, reason: HideReason | null) => {
      const chosen = latest.current.rows.filter((row) => ids.includes(row.commentId))
      if (chosen.length === 0) return
      const items = chosen.map(({ commentId, version }) => ({ commentId, version }))
      const batch = newBatch('decision', sayDone(kind, chosen.length), ids)
      dispatch({ type: 'decided', batch })
      say(batch.what, batch)
      const answer = await postJson<Outcome<DecisionOutcome>>(`${api}/decisions`, {
        batchId: batch.batchId,
        items,
        kind,
        reason,
      })
      const failure = failureOf(answer)
      if (failure) {
        dispatch({ type: 'failed', batch, message: failure })
        say('Not saved. What you decided is back in the list.')
      } else if (answer.ok && answer.value.ok && answer.value.refused.length > 0) {
        dispatch({ type: 'refused', refusals: answer.value.refused })
        await refresh(answer.value.refused.map((refusal) => refusal.commentId))
      }
      await recount()
    },
    [api, recount, refresh, say],
  )

  const label = useCallback(
    async (ids: readonly string[], labels: Labels) => {
      const chosen = latest.current.rows.filter((row) => ids.includes(row.commentId))
      if (chosen.length === 0 || Object.keys(labels).length === 0) return
      const items = chosen.map(({ commentId, revisionId }) => ({ commentId, revisionId }))
      const batch = newBatch('label', sayDone('label', chosen.length), ids)
      dispatch({ type: 'labelled', batch, labels })
      const answer = await postJson<Outcome<{ refused: { commentId: string }[] }>>(`${api}/labels`, {
        batchId: batch.batchId,
        items,
        labels,
        scoreSeen: true,
      })
      const failure = failureOf(answer)
      if (failure) dispatch({ type: 'failed', batch, message: failure })
      if (answer.ok && answer.value.ok) await refresh(answer.value.refused.map((one) => one.commentId))
      say(failure ?? batch.what, failure ? null : batch)
    },
    [api, refresh, say],
  )

  const undo = useCallback(
    async (batch: DoneBatch | undefined = latest.current.done.at(-1)) => {
      if (!batch) return say('There is nothing to undo here. Older decisions are undone from their history.')
      const path = batch.kind === 'decision' ? 'decisions' : 'labels'
      const body = { batchId: crypto.randomUUID(), undoneBatchId: batch.batchId }
      const answer = await postJson<Outcome<Partial<DecisionOutcome>>>(`${api}/${path}/undo`, body)
      const failure = failureOf(answer)
      if (failure) return say(failure)
      const outcome = answer.ok && answer.value.ok ? answer.value : null
      const applied = batch.kind === 'decision' ? (outcome?.applied ?? []) : []
      const versions = new Map(applied.map(({ commentId, version, status }) => [commentId, { version, status }]))
      dispatch({ type: 'undone', batch, versions })
      const kept = batch.kind === 'decision' ? (outcome?.refused ?? []) : []
      say(kept.length > 0 ? `Undone, but for ${kept.length} that were decided again since.` : `Undone: ${batch.what}`)
      if (batch.kind === 'label') await refresh(batch.commentIds)
      await recount()
    },
    [api, recount, refresh, say],
  )

  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setToast(null), 8000)
    return () => clearTimeout(timer)
  }, [toast])

  return { state, dispatch, toast, shown: shownRows(state), decide, label, undo, more, refresh }
}

export type Desk = ReturnType<typeof useDesk>

function newBatch(kind: DoneBatch['kind'], what: string, commentIds: readonly string[]): DoneBatch {
  return { batchId: crypto.randomUUID(), kind, what, commentIds }
}

function failureOf(answer: Answer<Outcome<unknown>>): string | null {
  if (!answer.ok) return answer.message
  return answer.value.ok ? null : 'Somebody else used this batch. Try again.'
}

type LoadMore = {
  api: string
  query: string
  state: ReturnType<typeof startState>
  dispatch: (action: Parameters<typeof deskReducer>[1]) => void
  say: (text: string) => void
}

/** Fetches the next page when the focus comes near the end of what is loaded. */
function useLoadMore({ api, query, state, dispatch, say }: LoadMore) {
  const [loading, setLoading] = useState(false)
  const shown = shownRows(state)
  const left = shown.length - 1 - shown.findIndex((row) => row.commentId === state.focus)
  const load = useCallback(async () => {
    if (!state.next || loading) return
    setLoading(true)
    const answer = await getJson<QueuePage>(`${api}/queue?${query}&cursor=${state.next}`)
    if (answer.ok) dispatch({ type: 'loaded', page: answer.value })
    else say(answer.message)
    setLoading(false)
  }, [api, dispatch, loading, query, say, state.next])
  useEffect(() => {
    if (left < NEAR_END) void load()
  }, [left, load])
  return { load, loading }
}

/** While comments in the list wait for their score, looks again every two seconds. */
function useWaitingScores({ api, query, state, dispatch }: Omit<LoadMore, 'say'>) {
  const waits = state.rows.some((row) => row.scoring === 'waiting' && !state.away.has(row.commentId))
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(async () => {
      const answer = await getJson<QueuePage>(`${api}/queue?${query}`)
      if (answer.ok) for (const row of answer.value.rows) dispatch({ type: 'scored', row })
    }, 2000)
    return () => clearInterval(timer)
  }, [api, dispatch, query, waits])
}
