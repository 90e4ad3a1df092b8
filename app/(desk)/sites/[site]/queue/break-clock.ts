/** Since when somebody works without a pause, and when they last did something; both in milliseconds. */
export type BreakClock = { since: number; last: number }

const MINUTE = 60_000
/** Hands off for so long is a break. */
const PAUSE = 5 * MINUTE

/** The clock after the hands moved. */
export function afterWork(clock: BreakClock | null, now: number): BreakClock {
  return !clock || now - clock.last >= PAUSE ? { since: now, last: now } : { since: clock.since, last: now }
}

/** For how many whole minutes somebody has worked without a break; 0 while they have one. */
export function minutesAtWork(clock: BreakClock | null, now: number): number {
  return !clock || now - clock.last >= PAUSE ? 0 : Math.floor((now - clock.since) / MINUTE)
}
