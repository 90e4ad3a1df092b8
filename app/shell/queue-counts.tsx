'use client'

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Counts } from '#lib/queue/schema.ts'

type Held = { counts: Counts | null; setCounts: (counts: Counts) => void }

const Context = createContext<Held>({ counts: null, setCounts: () => undefined })

/** Holds the numbers that stand beside the queues in the menu; the page that changes them says so here. */
export function QueueCountsProvider({ initial, children }: { initial: Counts | null; children: ReactNode }) {
  const [counts, setCounts] = useState(initial)
  useEffect(() => setCounts(initial), [initial])
  const held = useMemo(() => ({ counts, setCounts }), [counts])
  return <Context value={held}>{children}</Context>
}

/** The numbers as they are now, and how to tell the menu of new ones. */
export function useQueueCounts(): Held {
  return useContext(Context)
}
