/** Numbers in full from eight-bit ones in rows of `scale.length`, each column with what one step of it is worth. */
export function dequantise(values: Int8Array, scale: Float32Array): Float32Array {
  const columns = scale.length
  const out = new Float32Array(values.length)
  for (let i = 0; i < out.length; i++) out[i] = (values[i] ?? 0) * (scale[i % columns] ?? 0)
  return out
}
