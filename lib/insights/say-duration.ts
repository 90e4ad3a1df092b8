import { sayCount } from '#lib/say-count.ts'

const STEPS: readonly [string, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** A duration in seconds in its largest whole unit: "3 hours". */
export function sayDuration(seconds: number): string {
  const [unit, size] = STEPS.find(([, step]) => seconds >= step) ?? ['second', 1]
  const count = Math.round(seconds / size)
  return sayCount(count, unit)
}
