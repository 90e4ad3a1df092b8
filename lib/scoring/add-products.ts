/**
 * The rows of a matrix as `addProducts` reads them: four at a time, number by number, the last ones beside rows of zeros.
 * In doubles, which sums are made in, so that nothing is converted on the way.
 */
export type RowsInFours = Float64Array & { readonly inFours: true }

/** Puts rows of `size` numbers in fours. */
export function inFours(rows: Float32Array, size: number): RowsInFours {
  const fours = new Float64Array(Math.ceil(rows.length / size / 4) * 4 * size)
  rows.forEach((value, at) => {
    const row = Math.floor(at / size)
    fours[(row - (row % 4)) * size + (at % size) * 4 + (row % 4)] = value
  })
  return fours as RowsInFours
}

/**
 * Adds to each of `out` the inner product of its row with `input`. Four rows at a time: each sum is made in the order in
 * which it would be made alone, so that not a bit of it changes, and none waits for its own last addition.
 */
export function addProducts(out: Float32Array, rows: RowsInFours, input: Float32Array): void {
  const size = input.length
  const { length } = out
  let at = 0
  for (let r = 0; r < length; r += 4) {
    let a = out[r] ?? 0
    let b = r + 1 < length ? (out[r + 1] ?? 0) : 0
    let c = r + 2 < length ? (out[r + 2] ?? 0) : 0
    let d = r + 3 < length ? (out[r + 3] ?? 0) : 0
    for (let i = 0; i < size; i++) {
      const value = input[i] ?? 0
      a += value * (rows[at] ?? 0)
      b += value * (rows[at + 1] ?? 0)
      c += value * (rows[at + 2] ?? 0)
      d += value * (rows[at + 3] ?? 0)
      at += 4
    }
    out[r] = a
    if (r + 1 < length) out[r + 1] = b
    if (r + 2 < length) out[r + 2] = c
    if (r + 3 < length) out[r + 3] = d
  }
}
