import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankMarkup } from '#lib/perspective/blank-markup.ts'
import { findSentences } from '#lib/perspective/find-sentences.ts'
import { incoherentOf, judgeText, spamOf, unsubstantialOf } from '#lib/perspective/judge-text.ts'
import { processorTime } from '#tests/support/processor-time.ts'

describe('sentences', () => {
  it.each([
    ['One. Two.', ['One.', 'Two.']],
    ['  One!  \n Two?  ', ['One!', 'Two?']],
    ['No end', ['No end']],
    ['', []],
    ['   ', []],
    ['😀 Yes. 😀 No.', ['😀 Yes.', '😀 No.']],
  ])('of %j are %j', (text, expected) => {
    expect(findSentences(text).map(([begin, end]) => text.slice(begin, end))).toEqual(expected)
  })

  it('never overlap, leave nothing but space out, and are never more than 200', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 800 }), (text) => {
        const spans = findSentences(text)
        let at = 0
        let left = ''
        for (const [begin, end] of spans) {
          expect(begin).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(begin)
          left += text.slice(at, begin)
          at = end
        }
        expect((left + text.slice(at)).trim()).toBe('')
      }),
    )
    expect(findSentences('A. '.repeat(6000))).toHaveLength(200)
    expect(findSentences('A. '.repeat(6000)).at(-1)?.[1]).toBe(17_999)
  })
})

describe('markup', () => {
  it.each([
    ['<b>you</b>', '   you    '],
    ['a &amp; b', 'a &     b'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['<<b>x', '<   x'],
    ['no end <a href', 'no end <a href'],
  ])('of %j reads %j', (html, expected) => {
    expect(blankMarkup(html)).toBe(expected)
  })

  it('keeps every other character in its place', () => {
    const html = fc
      .array(fc.oneof(fc.constantFrom('<', '>', '&amp;', '<i>', '&lt;', '&#39;'), fc.string()))
      .map((parts) => parts.join(''))
    fc.assert(fc.property(html, (text) => blankMarkup(text).length === text.length))
  })

  it('takes no time for the worst', () => {
    const start = processorTime()
    blankMarkup('<'.repeat(20_480))
    blankMarkup('<a '.repeat(6826))
    expect(processorTime() - start).toBeLessThan(200)
  })
})

describe('the heuristics', () => {
  it.each([
    ['BUY cheap viagra now!!! Click http://spam.example/x and earn $5000 per week, limited time offer', 0.8, 1],
    ['Check https://news.example/story for the council minutes, they say the opposite of what you claim.', 0, 0.5],
    ['I think the road is a fine idea, and the council did well.', 0, 0.2],
    ['buy buy buy buy buy buy buy buy', 0.8, 1],
  ])('SPAM of %j is from %d to %d', (text, least, most) => {
    const value = spamOf(judgeText(text))
    expect(value).toBeGreaterThanOrEqual(least)
    expect(value).toBeLessThanOrEqual(most)
  })

  it('tells little and nonsense from much and sense', () => {
    const sense = judgeText(
      'The council met on Monday and decided, after two hours of talk, that the road is to be built next to the old mill.',
    )
    expect(unsubstantialOf(judgeText('fools!'))).toBeGreaterThan(0.8)
    expect(unsubstantialOf(sense)).toBeLessThan(0.5)
    expect(incoherentOf(judgeText('xkcdq zzzzzz %%%^^^ brrrrt qwrtp'))).toBeGreaterThan(0.5)
    expect(incoherentOf(sense)).toBeLessThan(0.2)
  })

  it('are probabilities of any text, and take no time for the worst', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const signs = judgeText(text)
        for (const value of [spamOf(signs), unsubstantialOf(signs), incoherentOf(signs)]) {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(1)
        }
      }),
    )
    const start = processorTime()
    for (const part of ['www.', 'a', 'http://', 'a-', 'a.com', "a'"]) judgeText(part.repeat(10_000))
    expect(processorTime() - start).toBeLessThan(1000)
  })
})
