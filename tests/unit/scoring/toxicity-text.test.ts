import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareToxicityText, READ_LIMIT } from '#lib/scoring/toxicity-text.ts'
import { processorTime } from '#tests/support/processor-time.ts'

describe('prepareToxicityText', () => {
  it.each([
    ['', 'empty'],
    ['  \n\t ', 'empty'],
    ['\u200b\u202e\ufeff\u00ad', 'empty'],
    ['\u0000\u0007', 'empty'],
    ['🖕🖕', 'no-words'],
    ['!!! ???', 'no-words'],
    ['\ud83d', 'no-words'],
    ['https://example.org/a?b=c', 'no-words'],
    [' www.example.org  https://example.org ', 'no-words'],
  ])('skips %j as %s', (text, reason) => {
    expect(prepareToxicityText(text)).toEqual({ ok: false, reason })
  })

  it.each([
    ['a\n\nb\tc', 'a b c'],
    ['  you\u200bidiot ', 'youidiot'],
    ['see https://example.org', 'see https://example.org'],
    ['4th', '4th'],
    ['ﬁne ｗｏｒｄｓ', 'fine words'],
    ['a\u034fb', 'ab'],
  ])('reads %j as %j', (text, read) => {
    expect(prepareToxicityText(text)).toEqual({ ok: true, text: read, covered: 1 })
  })

  it('reads the beginning of a long text and says how much of it that is', () => {
    const prepared = prepareToxicityText('word '.repeat(READ_LIMIT))
    expect(prepared).toMatchObject({ ok: true, covered: 0.2 })
    expect(prepared.ok && prepared.text.length).toBeLessThanOrEqual(READ_LIMIT)
  })

  it('reads no more of a text whose characters stand for many', () => {
    const prepared = prepareToxicityText('\ufdfa'.repeat(READ_LIMIT))
    expect(prepared.ok && prepared.text.length).toBeLessThanOrEqual(READ_LIMIT)
    expect(prepared).toMatchObject({ covered: expect.closeTo(1 / 18, 6) })
  })

  it('does not spend what it reads on blanks at the beginning', () => {
    expect(prepareToxicityText(`${' '.repeat(READ_LIMIT * 2)}word`)).toEqual({ ok: true, text: 'word', covered: 1 })
  })

  it.each([['https://'], ['www.'], [' \u200b'], ['a '], ['\u0301']])(
    'is done with a megabyte of %j in a moment',
    (unit) => {
      const started = processorTime()
      prepareToxicityText(`${unit.repeat(1_000_000 / unit.length)} `)
      expect(processorTime() - started).toBeLessThan(1_000)
    },
  )

  it('gives text with words and without invisible or doubled blanks, or a reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const prepared = prepareToxicityText(text)
        if (!prepared.ok) return
        expect(prepared.text).not.toMatch(/\p{Cf}|\s\s|^\s|\s$|[\t\n]/u)
        expect(prepared.covered).toBe(1)
      }),
    )
  })
})
