import { useEffect } from 'react'
import type { QueueRow } from '#lib/queue/schema.ts'
import { PAGE_SIZE } from '#lib/queue/views.ts'

const LOOK_AGAIN_MILLISECONDS = 2000

/** While comments in the list wait for their score, looks again for the first of them. */
export function useWaitingScores(shown: readonly QueueRow[], refresh: (ids: readonly string[]) => Promise<void>): void {
  const waiting = shown.filter((row) => row.scoring === 'waiting').slice(0, PAGE_SIZE)
  const ids = waiting.map((row) => row.commentId).join()
  useEffect(() => {
    if (ids === '') return
    const timer = setInterval(() => void refresh(ids.split(',')), LOOK_AGAIN_MILLISECONDS)
    return () => clearInterval(timer)
  }, [ids, refresh])
}
