/** Gives a place back; a second call does nothing. */
export type Leave = () => void

export type Turns = {
  /** A place at once, or null where all are taken. */
  tryEnter(): Leave | null
  /** A place as soon as one is free, first come first served; undefined when `signal` says first that nobody waits. */
  enter(signal: AbortSignal): Promise<Leave | undefined>
}

/** Lets at most `places` pieces of work go on at the same time. */
export function takeTurns(places: number): Turns {
  let free = places
  const waiting = new Set<(leave: Leave) => void>()

  const take = (): Leave => {
    let here = true
    return () => {
      if (!here) return
      here = false
      const [next] = waiting
      if (!next) free += 1
      else {
        waiting.delete(next)
        next(take())
      }
    }
  }
  const tryEnter = (): Leave | null => {
    if (free === 0) return null
    free -= 1
    return take()
  }
  const enter = (signal: AbortSignal): Promise<Leave | undefined> => {
    const leave = signal.aborted ? undefined : tryEnter()
    if (leave !== null) return Promise.resolve(leave)
    return new Promise((resolve) => {
      const called = (place: Leave) => {
        signal.removeEventListener('abort', giveUp)
        resolve(place)
      }
      const giveUp = () => {
        waiting.delete(called)
        resolve(undefined)
      }
      waiting.add(called)
      signal.addEventListener('abort', giveUp, { once: true })
    })
  }
  return { tryEnter, enter }
}
