import { describe, expect, it } from 'vitest'
import { spansFrom } from '#lib/scoring/mark-spans.ts'
import type { Reading } from '#lib/scoring/read-text.ts'
import { textForTagging } from '#lib/scoring/span-tagger.ts'
import type { WordEntry } from '#lib/scoring/word-table.ts'

const WORD: WordEntry = {
  hash: 1,
  wide: new Float32Array(7),
  projections: new Float32Array(),
  known: true,
  foreign: false,
  spoken: true,
}

/** Words of four letters with one space between them, from the fifth unit on, or else where `starts` says. */
function spansOf(
  chances: readonly number[],
  logit = 1,
  starts = chances.map((_, i) => 5 + 5 * i),
): [number, number, number][] {
  const entries = chances.map(() => WORD)
  const tokens = { words: chances.map(() => 'word'), starts, ends: starts.map((start) => start + 4) }
  const window = { entries, from: 0, to: entries.length, manner: new Float32Array(3) }
  const reading = { tokens, entries, worst: { window } } as unknown as Reading
  const text = textForTagging(entries, new Float32Array(entries.length), logit)
  const spans = spansFrom(reading, { text, chances: Float32Array.from(chances) }, { least: 0.2, share: 0.5 })
  return spans.map(({ start, end, weight }) => [start, end, weight])
}

describe('spansFrom', () => {
  it.each([
    [
      'a word of a share of the highest chance',
      [0.8, 0.1, 0.41],
      [
        [5, 9, 1],
        [15, 19, 0.51],
      ],
    ],
    ['no word below that share', [0.9, 0.1, 0.44], [[5, 9, 1]]],
    ['neighbours as one span of the higher chance', [0.1, 0.5, 0.8, 0.1], [[10, 19, 1]]],
    ['nothing below the least chance', [0.15, 0.1], []],
    ['nothing in no words', [], []],
  ] as const)('marks %s', (_, chances, spans) => {
    expect(spansOf(chances)).toEqual(spans)
  })

  it('marks once what several words share, as those of one character do', () => {
    expect(spansOf([0.6, 0.1, 0.8, 0.1, 0.5], 1, [3, 3, 3, 7, 12])).toEqual([
      [3, 7, 1],
      [12, 16, 0.62],
    ])
  })

  it('marks nothing in a text far below the middle', () => {
    expect(spansOf([0.9], -1.55)).toHaveLength(1)
    expect(spansOf([0.9], -1.65)).toHaveLength(0)
  })

  it('marks the fifty likeliest, in the order of the text', () => {
    const spans = spansOf(Array.from({ length: 200 }, (_, i) => (i % 2 ? 0 : 0.6 + i / 1000)))
    expect(spans).toHaveLength(50)
    expect(spans[0]?.[0]).toBe(5 + 5 * 100)
    expect(spans.map(([start]) => start)).toEqual(spans.map(([start]) => start).sort((a, b) => a - b))
  })
})
