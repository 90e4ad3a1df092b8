import { useCallback, useRef, useState } from 'react'
import { useQueueCounts } from '#app/shell/queue-counts.tsx'
import type { Counts } from '#lib/queue/schema.ts'
import type { Total } from '#lib/queue/views.ts'
import { getJson } from './api.ts'

const REST_MILLISECONDS = 250

/** How many comments the view holds, and how to have it counted again once things rest for a moment. */
export function useCounts(site: string, query: string, first: Total) {
  const [total, setTotal] = useState(first)
  const { setCounts } = useQueueCounts()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const recount = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      const answer = await getJson<Counts & { view: Total }>(`/api/sites/${site}/counts?${query}`)
      if (!answer.ok) return
      const { view, ...counts } = answer.value
      setCounts(counts)
      setTotal(view)
    }, REST_MILLISECONDS)
  }, [query, setCounts, site])
  return { total, recount }
}
