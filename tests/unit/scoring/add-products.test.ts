import { describe, expect, it } from 'vitest'
import { productsOf } from '#lib/scoring/add-products.ts'
import { randomFrom } from '#lib/scoring/training/random.ts'

describe('the products of a matrix', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 96])(
    'gives %i sums the very bits that each has when it is made alone',
    (count) => {
      const random = randomFrom(count)
      const numbers = (length: number) => Float32Array.from({ length }, () => (random() - 0.5) * 10 ** (6 * random()))
      const [input, rows, start] = [numbers(33), numbers(33 * count), numbers(count)]
      const alone = start.map((first, r) =>
        input.reduce((sum, value, i) => sum + value * (rows[r * 33 + i] ?? 0), first),
      )
      const out = start.slice()
      productsOf(rows, 33)(out, input)
      expect(out).toEqual(alone)
    },
  )

  it('adds in the order of the input, which the result depends on', () => {
    const big = 2 ** 60
    const rows = Float32Array.of(
      ...[big, 1, -big],
      ...[big, -big, 1],
      ...[1, big, -big],
      ...[-big, big, 1],
      ...[big, 1, -big],
    )
    const out = new Float32Array(5)
    productsOf(rows, 3)(out, Float32Array.of(1, 1, 1))
    expect([...out]).toEqual([0, 1, 0, 1, 0])
  })
})
