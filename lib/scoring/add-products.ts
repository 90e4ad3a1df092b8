/**
 * Adds to each of `out` the inner product of its row of `rows` with `input`. Four rows at a time: each sum is made in the
 * order in which it would be made alone, so that not a bit of it changes, and none waits for its own last addition.
 */
export function addProducts(out: Float32Array, rows: Float32Array, input: Float32Array): void {
  const size = input.length
  const inFours = out.length - (out.length % 4)
  for (let r = 0; r < inFours; r += 4) addFour(r, out, rows, input)
  for (let r = inFours; r < out.length; r++) {
    let sum = out[r] ?? 0
    for (let i = 0; i < size; i++) sum += (input[i] ?? 0) * (rows[r * size + i] ?? 0)
    out[r] = sum
  }
}

function addFour(r: number, out: Float32Array, rows: Float32Array, input: Float32Array): void {
  const size = input.length
  const [first, second, third, fourth] = [r * size, (r + 1) * size, (r + 2) * size, (r + 3) * size]
  let a = out[r] ?? 0
  let b = out[r + 1] ?? 0
  let c = out[r + 2] ?? 0
  let d = out[r + 3] ?? 0
  for (let i = 0; i < size; i++) {
    const value = input[i] ?? 0
    a += value * (rows[first + i] ?? 0)
    b += value * (rows[second + i] ?? 0)
    c += value * (rows[third + i] ?? 0)
    d += value * (rows[fourth + i] ?? 0)
  }
  out[r] = a
  out[r + 1] = b
  out[r + 2] = c
  out[r + 3] = d
}
