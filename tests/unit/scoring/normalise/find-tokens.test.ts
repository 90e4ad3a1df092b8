import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokeniser } from '#lib/scoring/normalise/find-tokens.ts'
import { processorTime } from '#tests/support/processor-time.ts'
import { LEXICON } from './lexicon.ts'

const tokenise = tokeniser(LEXICON)

describe('tokeniser', () => {
  it.each([
    ['You ARE an 1d10t!!', ['you', 'are', 'an', 'idiot', '!!']],
    ['i d i o t', ['idiot']],
    ['"i d i o t."', ['idiot']],
    ['you f u c k i n g  i d i o t!', ['you', 'fucking', 'idiot', '!']],
    ['y o u a r e a n i d i o t', ['you', 'are', 'an', 'idiot']],
    ['f.u.c.k you', ['fuck', 'you']],
    ['i-d-i-o-t', ['idiot']],
    ['as-shole', ['asshole']],
    ['you sh*t', ['you', 'shit']],
    ['f*u*c*k', ['fuck']],
    ['e.g. this', ['e', 'g', 'this']],
    ['hello-world', ['hello', 'world']],
    ['see https://example.org/fuck?a=b now', ['see', '<link>', 'now']],
    ['see example.com, fuck', ['see', '<link>', 'fuck']],
    ['so 😀😀?', ['so', '😀', '😀', '?']],
    ['plan a b', ['plan', 'a', 'b']],
    ['', []],
  ])('reads %j', (text, words) => {
    expect(tokenise(text).words).toEqual(words)
  })

  it('points at the letters that were spaced, and at the signs that stood for letters', () => {
    const text = 'you s t u p i d, you 1d10t!'
    const { words, starts, ends } = tokenise(text)
    const marked = Object.fromEntries(words.map((word, i) => [word, text.slice(starts[i], ends[i])]))
    expect(marked).toMatchObject({ stupid: 's t u p i d', idiot: '1d10t' })
  })

  it('gives ranges in order, never empty, inside any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const { words, starts, ends } = tokenise(text)
        const bad = words.filter((word, i) => {
          const [start = -1, end = -1] = [starts[i], ends[i]]
          return word === '' || start < (starts[i - 1] ?? 0) || end <= start || end > text.length
        })
        expect(bad).toEqual([])
      }),
    )
  })

  it('answers the same when it has seen the text before', () => {
    const text = 'You are an 1d10t, f.u.c.k this!'
    expect(tokenise(text)).toEqual(tokeniser(LEXICON)(text))
  })

  it.each(['a.', 'a-', 'f*', 'a1', '!', "'", 'www.', 'a b '])(
    'reads 100,000 units of %j without growing slow',
    (part) => {
      const started = processorTime()
      tokenise(part.repeat(100_000 / part.length))
      expect(processorTime() - started).toBeLessThan(6000)
    },
  )
})
