import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlainlyEnglish } from '#lib/perspective/plain-english.ts'

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
  ])('%j: %s', (text, plain) => {
    expect(isPlainlyEnglish(text)).toBe(plain)
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
