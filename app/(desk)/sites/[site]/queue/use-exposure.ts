import { useEffect, useState } from 'react'

/** Passing by is not reading. */
const READ_MILLISECONDS = 600

type Read = { day: string; ids: string[] }

/**
 * How many harsh texts were read today. It is kept in this browser and sent nowhere: nobody else sees it. `reading` is
 * the harsh comment that is in sight, null where there is none or nothing is counted.
 */
export function useExposure(userId: string, reading: string | null): number {
  const [count, setCount] = useState(0)
  useEffect(() => setCount(readToday(userId).ids.length), [userId])
  useEffect(() => {
    if (!reading) return
    const timer = setTimeout(() => {
      const read = readToday(userId)
      if (read.ids.includes(reading)) return
      const next = { ...read, ids: [...read.ids, reading] }
      localStorage.setItem(keyOf(userId), JSON.stringify(next))
      setCount(next.ids.length)
    }, READ_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [userId, reading])
  return count
}

const keyOf = (userId: string) => `belowline-exposure-${userId}`

function readToday(userId: string): Read {
  const day = new Date().toLocaleDateString('sv')
  const kept = JSON.parse(localStorage.getItem(keyOf(userId)) ?? 'null') as Read | null
  return kept?.day === day ? kept : { day, ids: [] }
}
