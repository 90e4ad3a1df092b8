import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlainlyEnglish } from '#lib/perspective/plain-english.ts'

/** The frequent words that can be made of the letters below, so that what is drawn at random may be one too. */
const OF_THESE_LETTERS = [
  'the',
  'that',
  'have',
  'not',
  'they',
  "i'm",
  'him',
  'them',
  'then',
  'you',
  'any',
  'even',
  'than',
  'into',
  'out',
]

describe('plain English', () => {
  it.each([
    ['What would THEY think about it?', true],
    ["I don't know", true],
    ['the the', true],
    ['the end', false],
    ['', false],
    ['   ', false],
    ['Das ist nicht gut, aber they have das auch so gemacht und nun ist es eben so und bleibt es', false],
    ['Это the текст and ещё немного слов по-русски', false],
    ['the and 1234567890 1234567890 1234567890', false],
    ['theand thatthis', false],
    ["Pas besoin d'en rajouter, ni d'en parler toujours.", false],
    ['gem gem gem ires ires', false],
    ['don\u0007t i\u0007m', false],
  ])('%j: %s', (text, plain) => {
    expect(isPlainlyEnglish(text)).toBe(plain)
  })

  it('is as the words say, one by one', () => {
    const letters = fc.constantFrom(..."aehimnotuvy'' AHT\u0007.".split(''))
    const english = (text: string): boolean => {
      const words = text.toLowerCase().match(/[a-z']+/g) ?? []
      const frequent = words.filter((word) => OF_THESE_LETTERS.includes(word)).length
      return frequent >= 2 && frequent >= 0.2 * words.length && words.join('').length >= 0.5 * text.length
    }
    const text = fc.array(fc.oneof(fc.constantFrom(...OF_THESE_LETTERS), fc.string({ unit: letters, maxLength: 6 })))
    fc.assert(
      fc.property(text, (pieces) => {
        expect(isPlainlyEnglish(pieces.join(' '))).toBe(english(pieces.join(' ')))
      }),
      { numRuns: 1000 },
    )
  })

  it('does not depend on what stands between words, nor on capitals', () => {
    const word = fc.constantFrom('the', 'and', 'haus', 'baum', "don't", 'wald', 'people')
    const gap = fc.constantFrom(' ', '-', ',', '1', '\n', '.', 'é', '`', '{', '@', '[')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), gap, (words, between) => {
        const text = words.join(between)
        expect(isPlainlyEnglish(text)).toBe(isPlainlyEnglish(words.join(' ')))
        expect(isPlainlyEnglish(text.toUpperCase())).toBe(isPlainlyEnglish(text.toUpperCase().toLowerCase()))
        const english = words.filter((one) => ['the', 'and', "don't", 'people'].includes(one)).length
        expect(isPlainlyEnglish(text)).toBe(english >= 2 && english >= 0.2 * words.length)
      }),
    )
  })
})
