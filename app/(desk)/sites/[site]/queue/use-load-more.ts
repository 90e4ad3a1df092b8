import { useCallback, useEffect, useState } from 'react'
import type { QueuePage } from '#lib/queue/schema.ts'
import { getJson } from './api.ts'
import type { DeskState } from './desk-state.ts'

/** How near to the end of what is loaded the focus or the eye may come before more is fetched. */
export const NEAR_END = 15

type LoadMore = { path: string; state: DeskState; shown: QueuePage['rows']; add: (page: QueuePage) => void }

/** Fetches the next page when the focus or the eye comes near the end of what is loaded. After a failure it waits to be asked. */
export function useLoadMore({ path, state, shown, add }: LoadMore) {
  const [doing, setDoing] = useState<'nothing' | 'loading' | 'failed'>('nothing')
  const left = shown.length - 1 - shown.findIndex((row) => row.commentId === state.focus)
  const { next } = state
  /** Of how many comments the end was in sight: with more of them it is not in sight any more. */
  const [endSeen, setEndSeen] = useState(-1)
  const load = useCallback(async () => {
    if (!next) return
    setDoing('loading')
    const answer = await getJson<QueuePage>(`${path}&cursor=${next}`)
    if (answer.ok) add(answer.value)
    setDoing(answer.ok ? 'nothing' : 'failed')
  }, [add, next, path])
  useEffect(() => {
    if ((left < NEAR_END || endSeen === shown.length) && doing === 'nothing') void load()
  }, [left, endSeen, shown.length, doing, load])
  return { load, doing, onNearEnd: setEndSeen }
}
