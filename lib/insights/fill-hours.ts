import type { HourCount } from '#lib/insights/schema.ts'

const HOUR = 3_600_000

/** The hour that a moment is in. */
export const hourOf = (moment: Date): Date => new Date(Math.floor(moment.getTime() / HOUR) * HOUR)

/** Every hour up to now, `hours` of them, the oldest first; what was not counted is nothing. */
export function fillHours(counted: readonly HourCount[], hours: number, now: Date): HourCount[] {
  const known = new Map(counted.map((count) => [new Date(count.at).getTime(), count]))
  const last = hourOf(now).getTime()
  return Array.from({ length: hours }, (_, index) => {
    const at = last - (hours - 1 - index) * HOUR
    return known.get(at) ?? { at: new Date(at).toISOString(), arrived: 0, decided: 0 }
  })
}
