import type { Random } from '#lib/labels/agreement/schema.ts'

/**
 * A generator of numbers in 0..1 that begins at `seed` and always goes the same way (mulberry32, Tommy Ettinger).
 * Good enough to draw samples with, and no secret.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
