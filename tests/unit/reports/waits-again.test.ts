import { describe, expect, it } from 'vitest'
import { type Reported, waitsAgain } from '#lib/reports/waits-again.ts'

const approved: Reported = { status: 'approved', present: true, weak: false, sinceDecided: 3 }

describe('waitsAgain', () => {
  it.each<[string, Partial<Reported>, boolean]>([
    ['approved by hand and reported by three readers since', {}, true],
    ['approved by hand and reported by two readers since', { sinceDecided: 2 }, false],
    ['approved with many others and reported by one', { weak: true, sinceDecided: 1 }, true],
    ['approved with many others and reported only before', { weak: true, sinceDecided: 0 }, false],
    ['waiting already', { status: 'pending' }, false],
    ['with a lead already', { status: 'escalated' }, false],
    ['hidden', { status: 'hidden' }, false],
    ['deleted at its source', { present: false }, false],
    ['gone', { status: 'gone', present: false }, false],
  ])('%s: %o is %s', (_name, differs, expected) => {
    expect(waitsAgain({ ...approved, ...differs })).toBe(expected)
  })
})
