import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText, originalRange } from '#lib/scoring/normalise/fold-text.ts'

describe('foldText', () => {
  it.each([
    ['lower case', 'IDIOT', 'idiot'],
    ['full-width letters', 'ｉｄｉｏｔ', 'idiot'],
    ['mathematical letters', '𝓲𝓭𝓲𝓸𝓽', 'idiot'],
    ['Cyrillic look-alikes', 'іdіоt', 'idiot'],
    ['Greek look-alikes', 'ιdιοτ', 'idiot'],
    ['small capitals', 'ɪᴅɪᴏᴛ', 'idiot'],
    ['circled letters', 'ⓘⓓⓘⓞⓣ', 'idiot'],
    ['letters with marks', 'ïdíôt', 'idiot'],
    ['marks on top of one another', 'i̶̷d̴i̵o̶t̸', 'idiot'],
    ['zero-width marks', 'i\u200bd\u200ci\u200do\u2060t\ufeff', 'idiot'],
    ['bidirectional marks', '\u202eidiot\u202c', 'idiot'],
    ['a soft hyphen', 'id\u00adiot', 'idiot'],
    ['NUL', 'id\0iot', 'idiot'],
    ['a typographic apostrophe', 'don’t', "don't"],
    ['a ligature', 'ﬁt', 'fit'],
  ])('folds %s', (_title, text, folded) => {
    expect(foldText(text).text).toBe(folded)
  })

  it.each(['\ud83d', 'a\udc00b', '\ud83d\ud83d'])('accepts the lone surrogates of %j', (text) => {
    expect(foldText(text).text.isWellFormed()).toBe(true)
  })

  it('maps every folded unit to a range inside the original, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldText(text)
        const ranges = [...Array(folded.text.length).keys()].map((i) => originalRange(folded, i, i + 1))
        const bad = ranges.filter(({ start, end }, i) => {
          return start < (ranges[i - 1]?.start ?? 0) || end <= start || end > text.length
        })
        expect(bad).toEqual([])
      }),
    )
  })

  it('points back at the disguised word', () => {
    const text = 'so ｉ\u200bdíоt!'
    const folded = foldText(text)
    const at = folded.text.indexOf('idiot')
    const { start, end } = originalRange(folded, at, at + 5)
    expect(text.slice(start, end)).toBe('ｉ\u200bdíоt')
  })
})
