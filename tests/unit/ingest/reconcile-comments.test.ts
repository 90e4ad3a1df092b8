import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reconcileComments } from '#lib/ingest/review/reconcile-comments.ts'

const old = (id: string, text: string | null, from: number) => ({ id, text, span: [from, from + 10] as const })
const fresh = (text: string, from: number, length = 10) => ({ text, span: [from, from + length] as const })

describe('comments of a page that was separated anew', () => {
  it('are the same by their text, in order, wherever they stand now', () => {
    const before = [old('a', '+1', 0), old('b', '+1', 20), old('c', 'no', 40)]
    expect(reconcileComments(before, [fresh('+1', 5), fresh('no', 15), fresh('+1', 25)])).toEqual({
      sameAs: ['a', 'c', 'b'],
      removed: [],
    })
  })

  it('are the same by their place where the text grew, and new where there was none', () => {
    const before = [old('a', 'one', 0), old('b', 'two', 20)]
    expect(reconcileComments(before, [fresh('one and more', 0, 18), fresh('three', 50)])).toEqual({
      sameAs: ['a', null],
      removed: ['b'],
    })
  })

  it('know an erased one by its place alone', () => {
    expect(reconcileComments([old('a', null, 0)], [fresh('what it was', 0)])).toEqual({ sameAs: ['a'], removed: [] })
    expect(reconcileComments([old('a', null, 0)], [fresh('what it was', 30)])).toEqual({
      sameAs: [null],
      removed: ['a'],
    })
  })

  it('split into two leave the first part what it was', () => {
    const whole = { id: 'a', text: 'one two', span: [0, 20] as const }
    expect(reconcileComments([whole], [fresh('one', 0, 12), fresh('two', 13, 7)]).sameAs).toEqual(['a', null])
  })

  it('are each either kept once or removed, whatever comes', () => {
    const comment = fc.record({
      text: fc.constantFrom('a', 'b', 'c'),
      from: fc.nat(200),
      length: fc.integer({ min: 0, max: 40 }),
    })
    fc.assert(
      fc.property(fc.array(comment), fc.array(comment), (before, after) => {
        const here = before.map(({ text, from, length }, i) => ({
          id: String(i),
          text,
          span: [from, from + length] as const,
        }))
        const { sameAs, removed } = reconcileComments(
          here,
          after.map(({ text, from, length }) => fresh(text, from, length)),
        )
        const kept = sameAs.filter((id) => id !== null)
        expect(new Set(kept).size).toBe(kept.length)
        expect([...kept, ...removed].sort()).toEqual(here.map(({ id }) => id).sort())
      }),
    )
  })
})
