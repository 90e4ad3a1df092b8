import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitsOfText, type ShownComment } from '#lib/scoring/limits-of-text.ts'
import { ATTRIBUTES, type Scores } from '#lib/scoring/schema.ts'

const scoresOf = (toxicity: number): Scores =>
  Object.fromEntries(ATTRIBUTES.map((name) => [name, name === 'toxicity' ? toxicity : 0])) as Scores

const comment = (text: string, changes: Partial<ShownComment> = {}): ShownComment => ({
  text,
  scoring: 'scored',
  scores: scoresOf(0.1),
  confidence: 1,
  over: [],
  ...changes,
})

const flagged = (text: string) => comment(text, { scores: scoresOf(0.9), over: ['toxicity'] })

describe('limitsOfText', () => {
  it.each([
    ['a group in a flagged comment', flagged('I am a gay man and proud of it'), 'talk of a group'],
    ['words between marks of quotation', flagged('He yelled “you idiot” at the referee'), 'Quoting an insult'],
    ['a quoted line', flagged('> you are an idiot\nThat is uncalled for'), 'Quoting an insult'],
    ['somebody named as the one who said it', flagged('My boss called me an idiot'), 'Quoting an insult'],
    ['a denial', flagged('She isn’t stupid at all'), '“not” denies'],
    ['a group in a comment that scores low', comment('Would anyone miss immigrants'), 'without hateful words'],
    ['emoji beside words that score low', comment('You are such a 🤡'), 'in emoji'],
    ['emoji alone', comment('🐒🍌', { scoring: 'skipped', scores: null, confidence: null }), 'Emoji alone'],
    ['another script', comment('Это совсем другой язык', { confidence: 0 }), 'Not in English'],
    ['words that it does not know', comment('ganz andere Sprache hier', { confidence: 0.2 }), 'Few words'],
  ])('tells of %s', (_, shown, part) => {
    expect(limitsOfText(shown).join(' ')).toContain(part)
  })

  it.each([
    ['a plain comment', comment('The budget passed by two votes')],
    ['a plain insult', flagged('You are a complete idiot')],
    ['a denial that is not flagged', comment('That is not what the mayor said')],
    ['a blank one', comment(' ', { scoring: 'skipped', scores: null, confidence: null })],
    ['one that waits for its score', comment('gay 🤡', { scoring: 'waiting', scores: null, confidence: null })],
    ['one whose scoring failed', comment('gay 🤡', { scoring: 'failed', scores: null, confidence: null })],
    ['words that hold the name of a group', flagged('A transparent whitewash, you idiot')],
    ['figures, which are emoji only by their form', comment('I counted 12 of 300 # *')],
  ])('is silent about %s', (_, shown) => {
    expect(limitsOfText(shown)).toEqual([])
  })

  it('answers any text at once, with three sentences at most', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.boolean(), (text, high) => {
        expect(limitsOfText(high ? flagged(text) : comment(text)).length).toBeLessThanOrEqual(3)
      }),
    )
    const started = process.cpuUsage()
    for (const text of [
      '"a'.repeat(50_000),
      'x'.repeat(100_000),
      '>'.repeat(100_000),
      'not '.repeat(25_000),
      '\n'.repeat(100_000),
    ]) {
      limitsOfText(flagged(text))
    }
    const { user, system } = process.cpuUsage(started)
    expect((user + system) / 1000).toBeLessThan(1000)
  })
})
