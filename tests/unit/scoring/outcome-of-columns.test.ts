import { describe, expect, it } from 'vitest'
import { outcomeOf, type ScoreColumns } from '#lib/scoring/outcome-of-columns.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

const all = (value: number | null) => Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, value]))
const scored: ScoreColumns = { scoring: 'scored', reason: null, scores: all(0), confidence: 0 }

describe('the outcome that columns stand for', () => {
  it('is scored where every number is there, also when all are 0', () => {
    expect(outcomeOf(scored)).toEqual({ outcome: 'scored', scores: all(0), confidence: 0, spans: [] })
  })

  it.each(['skipped', 'failed'] as const)('is %s with its reason', (scoring) => {
    const columns = { scoring, reason: 'crashed', scores: all(null), confidence: null }
    expect(outcomeOf(columns)).toEqual({ outcome: scoring, reason: 'crashed' })
  })

  it.each(ATTRIBUTES)('is never scored without a number for %s', (attribute) => {
    expect(() => outcomeOf({ ...scored, scores: { ...all(0.5), [attribute]: null } })).toThrow('lacks a number')
    const { [attribute]: _, ...without } = all(0.5)
    expect(() => outcomeOf({ ...scored, scores: without })).toThrow('lacks a number')
  })

  it('is never scored without a confidence', () => {
    expect(() => outcomeOf({ ...scored, confidence: null })).toThrow('lacks a number')
  })
})
