import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanSpans } from '#lib/assignments/clean-spans.ts'
import { scoreAnswers } from '#lib/assignments/gold/score-answers.ts'
import { isGoldDue } from '#lib/assignments/is-gold-due.ts'
import { chooseDoubled } from '#lib/assignments/projects/choose-doubled.ts'
import { groupNearDuplicates, rankInGroup } from '#lib/assignments/sampling/group-near-duplicates.ts'

describe('marks', () => {
  it.each([
    [
      [
        [0, 3],
        [5, 7],
      ],
      [
        [0, 3],
        [5, 7],
      ],
    ],
    [
      [
        [5, 7],
        [0, 3],
      ],
      [
        [0, 3],
        [5, 7],
      ],
    ],
    [
      [
        [0, 3],
        [3, 5],
      ],
      [[0, 5]],
    ],
    [
      [
        [0, 9],
        [2, 4],
      ],
      [[0, 9]],
    ],
    [[], []],
    [[[0, 11]], null],
    [[[3, 3]], null],
    [[[4, 2]], null],
  ] as const)('%j become %j in a text of ten', (given, cleaned) => {
    expect(cleanSpans(given, 'x'.repeat(10))).toEqual(cleaned)
  })

  it.each([
    [0, 1],
    [1, 3],
    [2, 3],
  ] as const)('are refused from %i to %i, inside a character of two code units', (start, end) => {
    expect(cleanSpans([[start, end]], '😀😀')).toBeNull()
    expect(cleanSpans([[0, 2]], '😀😀')).toEqual([[0, 2]])
  })

  it('cover after cleaning what they covered before, in order and apart', () => {
    const span = fc.tuple(fc.nat({ max: 19 }), fc.integer({ min: 1, max: 20 })).filter(([a, b]) => a < b)
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        const cleaned = cleanSpans(spans, 'x'.repeat(20)) ?? []
        const covered = (list: readonly (readonly [number, number])[]) =>
          Array.from({ length: 20 }, (_, at) => list.some(([start, end]) => start <= at && at < end))
        expect(covered(cleaned)).toEqual(covered(spans))
        for (const [index, [start]] of cleaned.entries())
          if (index > 0) expect(start).toBeGreaterThan(cleaned[index - 1]?.[1] ?? 0)
      }),
    )
  })
})

describe('the credit for a gold comment', () => {
  it.each([
    [{ insult: 'yes' }, { insult: 'yes' }, 1],
    [{ insult: 'yes' }, { insult: 'no' }, 0],
    [{ insult: 'yes' }, { insult: 'unsure' }, 0.5],
    [{ insult: 'yes', threat: 'no' }, { insult: 'no', threat: 'no' }, 0.5],
    [{ insult: 'yes', threat: 'no' }, { threat: 'unsure' }, 0.5],
    [{ insult: 'yes' }, { threat: 'yes' }, null],
  ] as const)('%j answered %j is %s', (answers, said, credit) => {
    expect(scoreAnswers(answers, said)).toBe(credit)
  })
})

describe('what is doubled', () => {
  it.each([
    [0, 0],
    [0.3, 30],
    [1, 100],
  ])('is of a share of %s as many as that', (share, count) => {
    const ids = Array.from({ length: 100 }, (_, index) => `id ${index}`)
    const drawn = chooseDoubled(ids, share, 'seed')
    expect(drawn.size).toBe(count)
    expect(chooseDoubled(ids.toReversed(), share, 'seed')).toEqual(drawn)
  })
})

it('gold is due about as often as its share, and the same when asked again', () => {
  const due = (done: number) => isGoldDue({ projectId: 'p', userId: 'u', done }, 0.2)
  const times = Array.from({ length: 2000 }, (_, done) => due(done))
  expect(times).toEqual(Array.from({ length: 2000 }, (_, done) => due(done)))
  const share = times.filter(Boolean).length / 2000
  expect(share).toBeGreaterThan(0.16)
  expect(share).toBeLessThan(0.24)
  expect(isGoldDue({ projectId: 'p', userId: 'u', done: 3 }, 0)).toBe(false)
})

describe('near-duplicates', () => {
  const LONG =
    'The council closes Canal Street to private cars from March, after a debate of five hours and by a majority of two.'
  it.each([
    ['the same', LONG, LONG, true],
    ['the same in other case and marks', LONG, LONG.toUpperCase().replaceAll(',', ' !'), true],
    ['the same but for a word', LONG, LONG.replace('majority', 'margin'), true],
    [
      'quite another',
      LONG,
      'Does anybody have the traffic counts? The article mentions them, but I cannot find the report.',
      false,
    ],
    ['short and alike', 'Well said!', 'well said', true],
    ['short and different', 'Well said!', 'Badly put!', false],
  ])('are told apart: %s', (_, one, other, alike) => {
    expect(groupNearDuplicates([one, other])).toEqual(alike ? [0, 0] : [0, 1])
  })

  it('are ranked in their group', () => {
    expect(rankInGroup(groupNearDuplicates([LONG, 'Well said', `${LONG} Yes.`, 'well said!', LONG]))).toEqual([
      0, 0, 1, 1, 2,
    ])
  })

  it.each(['', ' ', '🙂', '\u0000', 'a'.repeat(20_000)])('are looked for in %j without fault', (text) => {
    expect(groupNearDuplicates([text, 'something else altogether'])[0]).toBe(0)
  })
})
