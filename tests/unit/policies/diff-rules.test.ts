import { describe, expect, it } from 'vitest'
import { applyChanges, diffRules } from '#lib/policies/diff-rules.ts'

const insult = (threshold: number) => ({ attribute: 'insult' as const, threshold })
const threat = (threshold: number) => ({ attribute: 'threat' as const, threshold })

describe('what differs between two versions of a policy', () => {
  it.each([
    ['nothing', [insult(0.6)], [insult(0.6)], []],
    ['nothing in another order', [insult(0.6), threat(0.5)], [threat(0.5), insult(0.6)], []],
    ['a threshold', [insult(0.6)], [insult(0.7)], [{ attribute: 'insult', before: 0.6, after: 0.7 }]],
    ['a rule that came', [], [threat(0)], [{ attribute: 'threat', before: null, after: 0 }]],
    ['a rule that went', [threat(0)], [], [{ attribute: 'threat', before: 0, after: null }]],
  ])('%s', (_, before, after, changes) => {
    expect(diffRules(before, after)).toEqual(changes)
  })
})

describe('changes put on top of a newer version', () => {
  it('leave what they do not touch', () => {
    const mine = diffRules([insult(0.6), threat(0.5)], [insult(0.9), threat(0.5)])
    expect(applyChanges([insult(0.6), threat(0.2)], mine)).toEqual([threat(0.2), insult(0.9)])
  })

  it('take a rule away, or bring it back', () => {
    const removed = diffRules([insult(0.6)], [])
    expect(applyChanges([insult(0.3), threat(0.5)], removed)).toEqual([threat(0.5)])
    expect(applyChanges([], diffRules([], [insult(0)]))).toEqual([insult(0)])
  })
})
