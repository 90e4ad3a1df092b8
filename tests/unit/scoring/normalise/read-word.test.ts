import { describe, expect, it } from 'vitest'
import { readWord } from '#lib/scoring/normalise/read-word.ts'
import { LEXICON } from './lexicon.ts'

describe('readWord', () => {
  it.each([
    ['idiot', 'idiot'],
    ['1d10t', 'idiot'],
    ['$h1t', 'shit'],
    ['b!tch', 'bitch'],
    ['@sshole', 'asshole'],
    ['@ssh0le', 'asshole'],
    ['f*ck', 'fuck'],
    ['f**k', 'fuck'],
    ['f***', 'fuck'],
    ['st*p*d', 'stupid'],
    ['fu#ck', 'fuck'],
    ['#fuck', 'fuck'],
    ['*shit*', 'shit'],
    ['fuuuuck', 'fuck'],
    ['iiidiot', 'idiot'],
    ['stuppid', 'stupid'],
    ['fcuk', 'fuck'],
    ['idoit', 'idiot'],
    ['stpd', 'stupid'],
    ['btch', 'bitch'],
    ['asshl', 'asshole'],
    ['idt', 'idiot'],
    ['pssy', 'pussy'],
    ['sh*t', 'shit'],
    ['dt', 'dt'],
  ])('reads %s as %s', (piece, word) => {
    expect(readWord(piece, LEXICON)).toBe(word)
  })

  it.each(['4th', '1984', '21st', '90s', 'good', 'cool', 'unheardof'])('leaves %s alone', (piece) => {
    expect(readWord(piece, LEXICON)).toBe(piece)
  })

  it.each([
    ['@john', 'john'],
    ["don't", 'dont'],
    ['good!', 'good'],
    ['#hello', 'hello'],
  ])('takes from %s only what stands around the word', (piece, word) => {
    expect(readWord(piece, LEXICON)).toBe(word)
  })

  it.each(['***', '!!!', '@', '$$', ''])('finds no word in %j', (piece) => {
    expect(readWord(piece, LEXICON)).toBe('')
  })
})
