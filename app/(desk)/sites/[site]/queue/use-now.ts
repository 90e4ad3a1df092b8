import { useEffect, useState } from 'react'

/** The time to say ages against: first the server's, so that both render the same, then the browser's, each minute. */
export function useNow(first: string): Date {
  const [now, setNow] = useState(() => new Date(first))
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
