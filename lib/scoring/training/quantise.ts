/** Whole numbers from -127 to 127, and for each column what one of them is worth. */
export type Quantised = { values: Int8Array; scale: Float32Array }

const STEPS = 127

/** Rounds `weights`, rows of `columns` numbers, to eight bits with one scale a column; beyond `clip` is cut off. */
export function quantiseColumns(weights: Float32Array, columns: number, clip = Infinity): Quantised {
  const scale = new Float32Array(columns).fill(1e-12)
  for (let i = 0; i < weights.length; i++) {
    const size = Math.min(clip, Math.abs(weights[i] ?? 0))
    if (size > (scale[i % columns] ?? 0)) scale[i % columns] = size
  }
  for (let k = 0; k < columns; k++) scale[k] = (scale[k] ?? 0) / STEPS
  const values = Int8Array.from(weights, (weight, i) => {
    const step = Math.round(weight / (scale[i % columns] ?? 1))
    return Math.max(-STEPS, Math.min(STEPS, step))
  })
  return { values, scale }
}
