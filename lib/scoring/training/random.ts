/** A stream of numbers in 0..1 (1 excluded) from a seed: the generator known as mulberry32. */
export type Random = () => number

/** Starts a stream; the same seed gives the same numbers. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The numbers 0 to `size` - 1 in random order (Fisher and Yates). */
export function shuffled(size: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: size }, (_, i) => i)
  for (let i = size - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const held = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = held
  }
  return order
}

/** A number from about -2 to 2 with mean 0 and variance 1: the sum of four even ones. */
export function bell(random: Random): number {
  return (random() + random() + random() + random() - 2) * Math.sqrt(3)
}
