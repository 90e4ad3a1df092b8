'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Counts } from '#lib/queue/schema.ts'

/** What stands beside the entries of the menu: the queues, and the pages that wait for a look. */
export type MenuCounts = Counts & { waitingPages: number }

/** The numbers of one site's queues; `site` is its key. */
export type SiteCounts = { site: string; counts: MenuCounts }

type Held = { counts: MenuCounts | null; setCounts: (counts: Counts) => void; refresh: () => Promise<void> }

const Context = createContext<Held>({ counts: null, setCounts: () => undefined, refresh: async () => undefined })

type Props = { site: string | null; initial: SiteCounts | null; children: ReactNode }

/**
 * Holds the numbers that stand beside the queues in the menu. They are asked for when the site changes and when the
 * window is looked at again; a page that changes them says so by `setCounts`.
 */
export function QueueCountsProvider({ site, initial, children }: Props) {
  const [held, setHeld] = useState(initial)
  const counts = held && held.site === site ? held.counts : null
  const missing = site !== null && counts === null && initial !== null
  const setCounts = useCallback(
    (next: Counts & { waitingPages?: number }) =>
      site &&
      setHeld((before) => {
        const waitingPages = before?.site === site ? before.counts.waitingPages : 0
        return { site, counts: { waitingPages, ...next } }
      }),
    [site],
  )
  const refresh = useCallback(async () => {
    const answer = await fetch(`/api/sites/${site}/counts`).catch(() => null)
    if (answer?.ok) setCounts(await answer.json())
  }, [site, setCounts])
  useEffect(() => {
    if (missing) refresh()
  }, [missing, refresh])
  useEffect(() => {
    if (!site || !initial) return
    window.addEventListener('focus', refresh)
    return () => window.removeEventListener('focus', refresh)
  }, [site, initial, refresh])
  const value = useMemo(() => ({ counts, setCounts, refresh }), [counts, setCounts, refresh])
  return <Context value={value}>{children}</Context>
}

/** The numbers as they are now, and how to tell the menu of new ones. */
export function useQueueCounts(): Held {
  return useContext(Context)
}
