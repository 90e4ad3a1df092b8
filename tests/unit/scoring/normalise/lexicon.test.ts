import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lexiconFrom } from '#lib/scoring/normalise/lexicon.ts'
import { repairIndex } from '#lib/scoring/normalise/repair-index.ts'

const word = fc.stringMatching(/^[a-e]{1,6}$/)

describe('known words', () => {
  it('are those that were given, and no others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word), word, (words, other) => {
        const { known } = lexiconFrom(words, [])
        for (const one of words) expect(known.has(one)).toBe(true)
        expect(known.has(other)).toBe(words.includes(other))
      }),
    )
  })
})

describe('the repair index', () => {
  it('finds the strongest word that two exchanged letters hide, and none for others', () => {
    const exchanged = (text: string): string[] =>
      text.length < 4
        ? []
        : [...text.slice(1)].map((_, i) => text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2))
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, (words, disguise) => {
        const strongest = words.find((one) => exchanged(one).includes(disguise))
        expect(repairIndex(words).bySwap(disguise)).toBe(strongest)
      }),
    )
  })

  it('finds words by their consonants and by a pattern, the strongest first', () => {
    const index = repairIndex(['stupid', 'stoped', 'idiot'])
    expect(index.byConsonants('stpd')).toBe('stupid')
    expect(index.byConsonants('dt')).toBeUndefined()
    expect(index.byPattern('st*p*d')).toBe('stupid')
    expect(index.byPattern('x*****')).toBeUndefined()
  })
})
