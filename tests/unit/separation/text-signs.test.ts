import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUCKETS, hashWords } from '#lib/separation/hash-words.ts'
import { SIGNS, type Sign, textSigns } from '#lib/separation/text-signs.ts'
import { countWords } from '#lib/separation/word-classes.ts'
import { texts } from './pages.ts'

const sign = (text: string, name: Sign): number => textSigns(text)[SIGNS.indexOf(name)] ?? Number.NaN

describe('the signs of a line', () => {
  it.each<[string, Sign]>([
    ['Love this post!', 'opensWarmly'],
    ['So happy for you both', 'opensWarmly'],
    ['I tried it with honey.', 'story'],
    ['Thanks, your pictures are lovely.', 'toTheWriter'],
    ['What do you think? Let me know in the comments.', 'asksReaders'],
    ['i dont think so', 'smallI'],
    ['i dont think so', 'dropped'],
    ['sooo good', 'stretched'],
    ['really?!', 'manySigns'],
    ['1 cup sugar', 'measures'],
    ['Hands that Help:', 'label'],
    ['WHAT is that', 'shouting'],
  ])('sees in "%s" that it %s', (text, name) => {
    expect(sign(text, name)).toBe(1)
  })

  it.each<[string, Sign]>([
    ['The council voted on Monday.', 'opensWarmly'],
    ['The council voted on Monday.', 'story'],
    ['The council voted on Monday.', 'asksReaders'],
    ['In 2012 I was there.', 'smallI'],
    ['A committee', 'stretched'],
  ])('does not see in "%s" that it %s', (text, name) => {
    expect(sign(text, name)).toBe(0)
  })

  it('are numbers in 0..1 for any text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect([...textSigns(text)].every((value) => value >= 0 && value <= 1)).toBe(true)
      }),
    )
  })
})

describe('classes of words', () => {
  it('counts a contracted pronoun as both', () => {
    expect(countWords("I'm sure they won't, said he")).toMatchObject({
      firstPerson: 1,
      contraction: 2,
      attribution: 1,
      tellsOthers: 2,
    })
  })
})

describe('hashed words', () => {
  it('takes one name inside a sentence for any other', () => {
    expect(hashWords('I saw Ann there')).toEqual(hashWords('I saw Bob there'))
    expect(hashWords('I saw cats there')).not.toEqual(hashWords('I saw dogs there'))
  })

  it('takes one year for any other, and curly apostrophes for straight ones', () => {
    expect(hashWords('in 2011')).toEqual(hashWords('in 2012'))
    expect(hashWords('don’t')).toEqual(hashWords("don't"))
  })

  it('takes what is quoted at length for one sign, whatever it says', () => {
    expect(hashWords('"I love this so much," he said')).toEqual(hashWords('“Nobody was hurt here,” he said'))
    expect(hashWords('the "new" car')).not.toEqual(hashWords('the "old" car'))
  })

  it('names buckets that there are', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(hashWords(text).every((bucket) => bucket >= 0 && bucket < BUCKETS)).toBe(true)
      }),
    )
  })
})
