import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinLetters } from '#lib/scoring/normalise/join-letters.ts'
import { LEXICON } from '#tests/unit/scoring/normalise/lexicon.ts'

const EVERY_UNIT = Array.from({ length: 0x1_00_00 }, (_, unit) => String.fromCharCode(unit))
const SPACES = EVERY_UNIT.filter((unit) => /\s/.test(unit))

const words = fc.string({ unit: fc.constantFrom('ab', 'né', '%%%', '12'), minLength: 1, maxLength: 5 })
const gaps = fc.string({ unit: fc.constantFrom(...SPACES), maxLength: 3 })
const texts = fc.array(fc.oneof(words, gaps), { maxLength: 30 }).map((parts) => parts.join(''))

describe('joinLetters', () => {
  it('splits longer chunks at white space of every kind', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parts: [number, string][] = []
        joinLetters(text, LEXICON, ({ at, chunk }) => parts.push([at, chunk]))
        expect(parts).toEqual([...text.matchAll(/\S+/g)].map((match) => [match.index, match[0]]))
      }),
    )
  })

  it('takes every unit for white space or not as the language does', () => {
    const wrong = EVERY_UNIT.filter((unit) => {
      let parts = 0
      joinLetters(`ab${unit}ab`, LEXICON, () => (parts += 1))
      return parts !== (SPACES.includes(unit) ? 2 : 1)
    })
    expect(wrong).toEqual([])
  })
})
