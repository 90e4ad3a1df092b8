import { describe, expect, it } from 'vitest'
import { decodeWeights, encodeWeights, tensorOf } from '#lib/scoring/weights-format.ts'

const TENSORS = {
  'a.table': Int8Array.of(-127, 0, 127),
  'a.scale': Float32Array.of(0.5, -1.25),
  ids: Uint32Array.of(4_294_967_295),
  text: new TextEncoder().encode('müde'),
}

describe('weights', () => {
  it('come back as they were written', () => {
    expect(decodeWeights(encodeWeights(TENSORS))).toEqual(TENSORS)
  })

  it('come back from bytes that stand at an odd place', () => {
    const bytes = encodeWeights(TENSORS)
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect(decodeWeights(shifted.subarray(3))).toEqual(TENSORS)
  })

  it('are refused when they are something else', () => {
    expect(() => decodeWeights(new TextEncoder().encode('PK\u0003\u0004 and more'))).toThrow('not a weights file')
    expect(() => decodeWeights(new Uint8Array())).toThrow('not a weights file')
  })

  it('are asked for by name and kind', () => {
    expect(tensorOf(TENSORS, 'ids', Uint32Array)).toBe(TENSORS.ids)
    expect(() => tensorOf(TENSORS, 'ids', Int8Array)).toThrow('ids as Int8Array')
    expect(() => tensorOf(TENSORS, 'other', Int8Array)).toThrow('other')
  })
})
