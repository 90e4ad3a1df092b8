/** The inner product of `size` numbers of `a` from `at` with those of `b` from `bt`. */
export function dot(a: Float32Array, at: number, b: Float32Array, bt: number, size: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0]
  for (let i = 0; i < size; i += 4) {
    s0 += (a[at + i] ?? 0) * (b[bt + i] ?? 0)
    s1 += (a[at + i + 1] ?? 0) * (b[bt + i + 1] ?? 0)
    s2 += (a[at + i + 2] ?? 0) * (b[bt + i + 2] ?? 0)
    s3 += (a[at + i + 3] ?? 0) * (b[bt + i + 3] ?? 0)
  }
  return s0 + s1 + s2 + s3
}

/** Adds `factor` times `size` numbers of `from` at `ft` to `to` at `tt`. */
export function addScaled(
  to: Float32Array,
  tt: number,
  from: Float32Array,
  ft: number,
  how: { factor: number; size: number },
): void {
  const { factor, size } = how
  for (let i = 0; i < size; i++) to[tt + i] = (to[tt + i] ?? 0) + factor * (from[ft + i] ?? 0)
}

/**
 * The inner products of a vector of `size` numbers with the rows of a matrix, four rows at a time (their number must be
 * a multiple of four), written to `out` from `ot`.
 */
export function timesRows(
  vector: { of: Float32Array; at: number; size: number },
  rows: Float32Array,
  to: { out: Float32Array; at: number; count: number },
): void {
  const { of, at, size } = vector
  for (let r = 0; r < to.count; r += 4) {
    let [s0, s1, s2, s3] = [0, 0, 0, 0]
    const base = r * size
    for (let d = 0; d < size; d++) {
      const value = of[at + d] ?? 0
      s0 += (rows[base + d] ?? 0) * value
      s1 += (rows[base + size + d] ?? 0) * value
      s2 += (rows[base + 2 * size + d] ?? 0) * value
      s3 += (rows[base + 3 * size + d] ?? 0) * value
    }
    to.out[to.at + r] = s0
    to.out[to.at + r + 1] = s1
    to.out[to.at + r + 2] = s2
    to.out[to.at + r + 3] = s3
  }
}
