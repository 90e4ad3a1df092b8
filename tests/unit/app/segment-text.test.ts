import { describe, expect, it } from 'vitest'
import { segmentText } from '#app/(desk)/sites/[site]/queue/segment-text.ts'
import type { Attribute, ScoreSpan } from '#lib/scoring/schema.ts'

const span = (start: number, end: number, attribute: Attribute = 'insult', weight = 1): ScoreSpan => ({
  start,
  end,
  attribute,
  weight,
})
const cut = (spans: readonly ScoreSpan[], cuts: readonly number[] = []) =>
  segmentText('one two three', spans, cuts).map(({ text, start, mark }) => [start, text, mark?.attribute ?? null])

describe('segmentText', () => {
  it('cuts at the borders of spans', () => {
    expect(cut([span(4, 7)])).toEqual([
      [0, 'one ', null],
      [4, 'two', 'insult'],
      [7, ' three', null],
    ])
  })

  it('shows the heaviest of spans that overlap', () => {
    expect(cut([span(0, 7), span(4, 13, 'threat', 0.5)])).toEqual([
      [0, 'one ', 'insult'],
      [4, 'two', 'insult'],
      [7, ' three', 'threat'],
    ])
  })

  it('cuts where else it is asked to, also within a span and behind the end', () => {
    expect(cut([span(4, 13)], [0, 7, 99])).toEqual([
      [0, 'one ', null],
      [4, 'two', 'insult'],
      [7, ' three', 'insult'],
    ])
  })
})
