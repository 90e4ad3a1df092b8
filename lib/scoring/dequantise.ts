/** Numbers in full from eight-bit ones in rows of `scale.length`, each column with what one step of it is worth. */
export function dequantise(values: Int8Array, scale: Float32Array): Float32Array {
  return Float32Array.from(values, (value, i) => value * (scale[i % scale.length] ?? 0))
}
