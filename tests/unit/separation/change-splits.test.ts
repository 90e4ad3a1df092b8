import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutSplit, withSplit } from '#lib/separation/change-splits.ts'
import { MARKS } from '#lib/separation/schema.ts'

describe('a split that a person makes', () => {
  const said = { border: 4, splits: [90], marks: { 2: 'byline', 3: 'begins', 6: 'furniture' } } as const

  it('moves what was said of the blocks behind it', () => {
    expect(withSplit(said, { block: 3, place: 70 })).toEqual({
      border: 5,
      splits: [70, 90],
      marks: { 2: 'byline', 3: 'begins', 4: 'continues', 7: 'furniture' },
    })
  })

  it('leaves both parts what the block was marked as', () => {
    expect(withSplit(said, { block: 2, place: 50 }).marks).toMatchObject({ 2: 'byline', 3: 'byline', 4: 'begins' })
  })

  it('says nothing of a border of which nothing was said', () => {
    expect(withSplit({ splits: [], marks: {} }, { block: 0, place: 5 })).toEqual({ splits: [5], marks: {} })
    expect(withSplit({ border: null, splits: [], marks: {} }, { block: 0, place: 5 }).border).toBeNull()
  })

  it('is taken back whole', () => {
    const marks = fc.dictionary(fc.nat(20).map(String), fc.constantFrom(...MARKS))
    const border = fc.option(fc.nat(20))
    fc.assert(
      fc.property(marks, border, fc.nat(20), fc.nat(99), (own, first, block, place) => {
        const before = { border: first, splits: [200], marks: own }
        expect(withoutSplit(withSplit(before, { block, place }), { block: block + 1, place })).toEqual(before)
      }),
    )
  })

  it('leaves the border on the line when its second part began the comments', () => {
    expect(withoutSplit({ border: 4, splits: [70], marks: { 4: 'begins' } }, { block: 4, place: 70 })).toEqual({
      border: 3,
      splits: [],
      marks: {},
    })
  })
})
