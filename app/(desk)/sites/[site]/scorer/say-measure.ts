import type { Measured } from '#lib/scoring/read-report.ts'

/** A measure with its interval: "0.975 [0.970, 0.980]". */
export function sayMeasure({ value, low, high }: Measured): string {
  return `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`
}
