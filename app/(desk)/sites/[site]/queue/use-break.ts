import { useCallback, useEffect, useState } from 'react'
import { afterWork, type BreakClock, minutesAtWork } from './break-clock.ts'

const KEY = 'belowline-at-work'
const LOOK_EVERY = 20_000
/** How long "later" is, in minutes. */
const LATER = 10

const read = (): BreakClock | null => JSON.parse(sessionStorage.getItem(KEY) ?? 'null')

/** Minutes of work without a break once they are over `after`, and how to be reminded later. */
export function useBreak(after: number | null) {
  const [worked, setWorked] = useState(0)
  const [over, setOver] = useState(0)
  useEffect(() => {
    if (after === null) return
    const work = () => sessionStorage.setItem(KEY, JSON.stringify(afterWork(read(), Date.now())))
    const look = () => setWorked(minutesAtWork(read(), Date.now()))
    work()
    look()
    const timer = setInterval(look, LOOK_EVERY)
    window.addEventListener('keydown', work)
    window.addEventListener('pointerdown', work)
    return () => {
      clearInterval(timer)
      window.removeEventListener('keydown', work)
      window.removeEventListener('pointerdown', work)
    }
  }, [after])
  const due = after !== null && worked >= after && worked >= over
  const later = useCallback(() => setOver(worked + LATER), [worked])
  return { minutes: due ? worked : null, later }
}
