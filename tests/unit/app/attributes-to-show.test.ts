import { describe, expect, it } from 'vitest'
import { attributesToShow } from '#app/(desk)/sites/[site]/queue/attributes-to-show.ts'
import { ATTRIBUTES, type Scores } from '#lib/scoring/schema.ts'

const scores: Scores = {
  ...(Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, 0.03])) as Scores),
  insult: 0.7,
  toxicity: 0.9,
  threat: 0.6,
}
const thresholds = { insult: 0.7, toxicity: 0.8, obscene: 0.5 }

describe('the attributes to show', () => {
  it('are those at or over their threshold, the highest first', () => {
    expect(attributesToShow(scores, { thresholds, all: false })).toEqual(['toxicity', 'insult'])
  })

  it('leave out what no rule is about, however high it is', () => {
    expect(attributesToShow(scores, { thresholds: {}, all: false })).toEqual([])
  })

  it('are all of them on demand, and one in any case where the work is about it', () => {
    expect(attributesToShow(scores, { thresholds, all: true })).toHaveLength(ATTRIBUTES.length)
    expect(attributesToShow(scores, { thresholds, all: false, always: 'obscene' })).toContain('obscene')
  })
})
