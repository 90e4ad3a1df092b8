import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowColumns } from '#lib/datasets/archive/list-columns.ts'
import { moveSpans } from '#lib/datasets/archive/move-spans.ts'
import { redactPersonalData } from '#lib/datasets/archive/redact-personal-data.ts'
import { countAnswers, isPositive } from '#lib/datasets/snapshots/count-answers.ts'
import type { Said } from '#lib/datasets/snapshots/schema.ts'
import { newAttribute, RESERVED_KEYS } from '#lib/labels/attributes/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

describe('a site’s own attribute', () => {
  it('has columns of its own, and none that an archive has already can be added', () => {
    const names = rowColumns([...ATTRIBUTES, 'off_topic']).map((one) => one.name)
    expect(names).toEqual([...new Set(names)])
    expect(names).toEqual(expect.arrayContaining(['off_topic', 'off_topic_positive', 'off_topic_answered']))
    for (const { name } of rowColumns([])) expect(RESERVED_KEYS).toContain(name)
    for (const key of ['text', 'gold', 'x_positive', 'Upper', '1st', '', 'a'.repeat(41)]) {
      expect(newAttribute.safeParse({ key, title: 'T' }).success).toBe(false)
    }
  })
})

describe('marks in a redacted text', () => {
  it.each([
    ['mail ana@example.org, you fool', 'you fool', 'you fool'],
    ['you fool, mail ana@example.org', 'you fool', 'you fool'],
    ['mail ana@example.org now', 'ana@example', '<EMAIL>'],
    ['a@b.org and www.example.org/x are fools', 'are fools', 'are fools'],
    ['@somebody is at https://example.org/a?b=c, the fool', 'the fool', 'the fool'],
  ])('of %j stand on the same words', (text, marked, expected) => {
    const start = text.indexOf(marked)
    const redacted = redactPersonalData(text)
    const [span] = moveSpans([[start, start + marked.length]], redacted.moves)
    expect(redacted.text.slice(...(span ?? [0, 0]))).toBe(expected)
  })

  it('stay where they are in a text without personal data, and inside it in any', () => {
    const piece = fc.constantFrom('fool ', 'ana@example.org ', '+49 30 1234567 ', 'www.example.org ', '@handle ', '🙂 ')
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const text = pieces.join('')
        const [start, end] = [a % text.length, (b % text.length) + 1].sort((one, other) => one - other)
        const redacted = redactPersonalData(text)
        const [span] = moveSpans([[start ?? 0, end ?? 0]], redacted.moves)
        expect(span?.[0]).toBeGreaterThanOrEqual(0)
        expect(span?.[1]).toBeLessThanOrEqual(redacted.text.length)
        expect(span?.[0]).toBeLessThanOrEqual(span?.[1] ?? -1)
        if (redacted.moves.length === 0) expect(span).toEqual([start, end])
      }),
    )
  })
})

describe('what was settled', () => {
  const SAID: Said = {
    by: 'ana',
    attribute: 'toxicity',
    value: 'yes',
    seen: false,
    batchId: null,
    guideline: 1,
    at: '',
  }

  it('holds in place of what annotators said, whose answers stay', () => {
    const answers = countAnswers([SAID], { toxicity: 'no', insult: 'unsure', off_topic: 'yes' })
    expect(answers).toEqual({
      insult: { positive: 0, answered: 0, settled: 'unsure' },
      toxicity: { positive: 1, answered: 1, settled: 'no' },
      off_topic: { positive: 0, answered: 0, settled: 'yes' },
    })
    expect(Object.keys(answers)).toEqual(['insult', 'toxicity', 'off_topic'])
    expect(Object.values(answers).map(isPositive)).toEqual([null, false, true])
  })
})
