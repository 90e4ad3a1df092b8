import { AT_ONCE, PRODUCTS_MODULE } from './products-module.ts'

/**
 * Adds to each of `out` the inner product of its row of a matrix with `input`. Each sum is made in doubles and in the order
 * in which it would be made alone, so that not a bit of it depends on how.
 */
export type AddProducts = (out: Float32Array, input: Float32Array) => void

const PAGE = 65_536

let module: WebAssembly.Module | undefined

/**
 * The products of a matrix, given its rows of `size` numbers. By WebAssembly, which sums two rows in one instruction and
 * asks for no bounds: half of what reading a new word costs is this, and more than half of it was asking.
 */
export function productsOf(rows: Float32Array, size: number): AddProducts {
  const count = rows.length / size
  const eights = Math.ceil(count / AT_ONCE) * AT_ONCE
  const bytes = Float64Array.BYTES_PER_ELEMENT
  const memory = new WebAssembly.Memory({ initial: Math.ceil(((eights + 1) * (size + 1) * bytes) / PAGE) })
  const sums = new Float64Array(memory.buffer, 0, eights)
  const numbers = new Float64Array(memory.buffer, sums.byteLength, size)
  const matrix = new Float64Array(memory.buffer, sums.byteLength + numbers.byteLength, eights * size)
  rows.forEach((value, at) => {
    const row = Math.floor(at / size)
    matrix[(row - (row % AT_ONCE)) * size + (at % size) * AT_ONCE + (row % AT_ONCE)] = value
  })
  module ??= new WebAssembly.Module(PRODUCTS_MODULE)
  const { add } = new WebAssembly.Instance(module, { its: { memory } }).exports as { add: (...at: number[]) => void }
  const results = sums.subarray(0, count)
  return (out, input) => {
    results.set(out)
    numbers.set(input)
    if (count > 0) add(0, sums.byteLength, matrix.byteOffset, numbers.byteOffset, matrix.byteOffset)
    out.set(results)
  }
}
