import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstPlace, nearestPlace, placesIn, stepPlace } from '#lib/separation/places.ts'
import { isInsideCharacter } from '#lib/separation/split-blocks.ts'

const from = (text: string, places: readonly number[]) => places.map((at) => text.slice(at))

describe('where a block may be split', () => {
  it('is before each word and each sentence, not before the first', () => {
    const text = 'It ends here. (I liked it.)  “Nor did I.”'
    const { words, sentences } = placesIn(text)
    expect(from(text, sentences)).toEqual(['(I liked it.)  “Nor did I.”', '“Nor did I.”'])
    expect(from(text, words).map((rest) => rest.split(/\s/)[0])).toEqual(
      ['ends', 'here.', '(I', 'liked', 'it.)', '“Nor', 'did', 'I.”'], // biome-ignore format: one thought
    )
  })

  it('is where a page glued words together', () => {
    const text = 'It ends here.Ann LeeMay 3 said'
    const { words, sentences } = placesIn(text)
    expect(from(text, sentences)).toEqual(['Ann LeeMay 3 said'])
    expect(from(text, words)).toContain('May 3 said')
  })

  it('is between words that need no white space', () => {
    const text = '我喜欢这篇文章。我不同意。'
    expect(from(text, placesIn(text).sentences)).toEqual(['我不同意。'])
    expect(placesIn(text).words.length).toBeGreaterThan(3)
  })

  it('is nowhere in a single letter', () => {
    expect(placesIn('I')).toEqual({ words: [], sentences: [], characters: [] })
    expect(firstPlace('I', placesIn('I'))).toBeNull()
    expect(firstPlace('', placesIn(''))).toBeNull()
  })

  it('is looked for first at the second sentence, else in the middle', () => {
    const place = (text: string) => text.slice(firstPlace(text, placesIn(text)) ?? 0)
    expect(place('One. Two. Three.')).toBe('Two. Three.')
    expect(place('one two three')).toBe('three')
    expect(place('aaaa')).toBe('aa')
  })

  it('is always inside the text, before what is no white space, in order, and never in a pair', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.lorem()), (text) => {
        const { characters, words, sentences } = placesIn(text)
        const isPlace = (at: number, i: number, all: readonly number[]) =>
          at > (all[i - 1] ?? 0) && at < text.length && /^\S/.test(text.slice(at)) && !isInsideCharacter(text, at)
        for (const places of [characters, words, sentences]) expect(places.filter(isPlace)).toEqual(places)
        const among = (all: readonly number[]) => (at: number) => all.includes(at)
        expect(words.filter(among(characters))).toEqual(words)
        expect(sentences.filter(among(words))).toEqual(sentences)
      }),
    )
  })
})

describe('going from place to place', () => {
  const places = [3, 7, 12]
  it('stops at both ends', () => {
    expect([stepPlace(places, 3, 1), stepPlace(places, 5, 1), stepPlace(places, 12, 1)]).toEqual([7, 7, 12])
    expect([stepPlace(places, 12, -1), stepPlace(places, 5, -1), stepPlace(places, 3, -1)]).toEqual([7, 3, 3])
  })

  it('snaps to the nearest', () => {
    expect([0, 4, 6, 99].map((offset) => nearestPlace(places, offset))).toEqual([3, 3, 7, 12])
    expect(nearestPlace([], 4)).toBeNull()
  })
})
