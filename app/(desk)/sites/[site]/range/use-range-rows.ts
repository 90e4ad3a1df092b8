import { useEffect, useState } from 'react'
import type { QueuePage, QueueRow } from '#lib/queue/schema.ts'
import { getJson } from '../queue/api.ts'

const REST_MILLISECONDS = 350

export type RangeRows = { first: QueueRow[]; sample: QueueRow[] }

/** The first 50 of a range and 20 of the others by chance, once the handles rest. */
export function useRangeRows(site: string, query: string, count: number): RangeRows | null {
  const [rows, setRows] = useState<RangeRows | null>(null)
  useEffect(() => {
    let wanted = true
    const timer = setTimeout(async () => {
      const path = `/api/sites/${site}`
      const [page, sample] = await Promise.all([
        getJson<QueuePage>(`${path}/queue?${query}`),
        count > 50 ? getJson<QueueRow[]>(`${path}/sample?${query}`) : { ok: true as const, value: [] },
      ])
      if (!wanted) return
      const first = page.ok ? page.value.rows : []
      const shown = new Set(first.map((row) => row.commentId))
      const others = sample.ok ? sample.value.filter((row) => !shown.has(row.commentId)) : []
      setRows({ first, sample: others })
    }, REST_MILLISECONDS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [site, query, count])
  return rows
}
