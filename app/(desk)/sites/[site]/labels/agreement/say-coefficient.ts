import type { Coefficient } from '#lib/labels/agreement/schema.ts'

const WHY = {
  'nothing-shared': 'undefined: nothing is shared',
  'one-category': 'undefined: one answer only',
  'unequal-raters': 'undefined: not equally many each',
} as const

/** A coefficient with two digits and its interval, or why it has no value. */
export function sayCoefficient(one: Coefficient): { value: string; interval: string | null } {
  if (!one.defined) return { value: WHY[one.why], interval: null }
  const interval = one.interval && `${one.interval[0].toFixed(2)} to ${one.interval[1].toFixed(2)}`
  return { value: one.value.toFixed(2), interval: interval || null }
}
