import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NumberSet } from '#lib/scoring/number-set.ts'

const numbers = fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 0xff_ff_ff_ff })), {
  maxLength: 60,
})

describe('NumberSet', () => {
  it('holds what a Set holds, also when it was filled before', () => {
    const set = new NumberSet(60)
    fc.assert(
      fc.property(numbers, (values) => {
        set.clear()
        const real = new Set<number>()
        for (const value of values) {
          expect(set.add(value)).toBe(!real.has(value))
          real.add(value)
        }
        expect(set.size).toBe(real.size)
      }),
    )
  })

  it('refuses more than it has room for, and takes what it holds', () => {
    const set = new NumberSet(2)
    set.add(7)
    set.add(8)
    expect(set.add(7)).toBe(false)
    expect(() => set.add(9)).toThrow('a set of 2 numbers is full')
  })
})
