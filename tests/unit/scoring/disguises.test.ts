import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHIPPED_WEIGHTS } from '#lib/scoring/embedded-scorer.ts'
import { modelFrom } from '#lib/scoring/model.ts'
import { scoreText } from '#lib/scoring/score-text.ts'
import { decodeWeights } from '#lib/scoring/weights-format.ts'

const model = modelFrom(decodeWeights(readFileSync(join(SHIPPED_WEIGHTS, 'weights.bin'))))

const readIn = (text: string): string[] => {
  const { words, starts, ends } = model.tokenise(text)
  return words.map((word, i) => `${word} ${text.slice(starts[i], ends[i])}`)
}

const toxicityOf = (text: string): number => {
  const outcome = scoreText(text, model)
  if (outcome.outcome !== 'scored') throw new Error(`not scored: ${text}`)
  return outcome.scores.toxicity
}

/** What is hidden, as it stands in a text, and the word that it hides. */
const DISGUISES: readonly (readonly [string, string])[] = [
  ['f***', 'fuck'],
  ['F***', 'fuck'],
  ['s***', 'shit'],
  ['b****', 'bitch'],
  ['f###', 'fuck'],
  ['a$$', 'ass'],
  ['@$$', 'ass'],
  ['as$', 'ass'],
  ['@ss', 'ass'],
  ['dumba$$', 'dumbass'],
  ['a$$hole', 'asshole'],
  ['@sshole', 'asshole'],
  ['a**hole', 'asshole'],
  ['sh!t', 'shit'],
  ['sh|t', 'shit'],
  ['$h!t', 'shit'],
  ['5h1t', 'shit'],
  ['$h17', 'shit'],
  ['5hi+', 'shit'],
  ['$1ut', 'slut'],
  ['|d107', 'idiot'],
  ['f@gg07', 'faggot'],
  ['w@nk3r$', 'wankers'],
  ['d@mn3d', 'damned'],
  ['7177y', 'titty'],
  ['s!h!i!t', 'shit'],
  ['sh-it', 'shit'],
  ['bi+ch', 'bitch'],
  ['b!tch', 'bitch'],
  ['bull$hit', 'bullshit'],
  ['in$ane', 'insane'],
  ['fu(k', 'fuck'],
  ['fu_ck', 'fuck'],
  ['f.u.c.k', 'fuck'],
  ['f u c k', 'fuck'],
  ['1d10t', 'idiot'],
  ['ki11', 'kill'],
  ['f4g', 'fag'],
  ['🅸🅳🅸🅾🆃', 'idiot'],
  ['🄸🄳🄸🄾🅃', 'idiot'],
  ['🅘🅓🅘🅞🅣', 'idiot'],
  ['ⓘⓓⓘⓞⓣ', 'idiot'],
  ['⒤⒟⒤⒪⒯', 'idiot'],
  ['🇮🇩🇮🇴🇹', 'idiot'],
  ['🇮 🇩 🇮 🇴 🇹', 'idiot'],
  ['🇫🇺🇨🇰', 'fuck'],
]

/** Two words without white space between them, of which one insults. */
const TOUCHING: readonly (readonly [string, readonly string[]])[] = [
  ['idiot.Come', ['idiot idiot', 'come Come']],
  ['idiot.Company', ['idiot idiot', 'company Company']],
  ['idiot!Come', ['idiot idiot', '! !', 'come Come']],
  ['moron!!!You', ['moron moron', '!! !!!', 'you You']],
  ['stupid_idiot', ['stupid stupid', 'idiot idiot']],
  ['you*idiot', ['you you', 'idiot idiot']],
  ['idiot&moron', ['idiot idiot', 'moron moron']],
  ['idiot+moron', ['idiot idiot', 'moron moron']],
  ['idiot|moron', ['idiot idiot', 'moron moron']],
  ['you,idiot', ['you you', 'idiot idiot']],
  ['awww.you idiot', ['awww awww', 'you you', 'idiot idiot']],
]

/** What hides nothing, and its words. */
const PLAIN: readonly (readonly [string, readonly string[]])[] = [
  ...[
    ['5cm', 'N95', 'PS5', 'ID7', 'M22', '5pc', 'A55', 'FA6', 'N16', 'K11', 'C2', 'KK5', 'TW7', 'QR5', 'NG15', '51pc'],
    ['4th', '1984', '3D', 'H2O', 'COVID19', 'G20', 'B2B', 'MP3', '4K', 'i5', 'F16', 'A380', 'M4A1', '9mm', '25cm'],
  ]
    .flat()
    .map((word) => [word, [`${word.toLowerCase()} ${word}`]] as const),
  ['@john', ['john @john']],
  ['example.com', ['<link> example.com']],
  ['example.com,', ['<link> example.com']],
  ['www.x.org/path', ['<link> www.x.org/path']],
  ['see(www.x.org)', ['see see', '<link> www.x.org)']],
  ['5***** hotel', ['5 5', '*** *****', 'hotel hotel']],
  ['****', ['*** ***']],
  ['J*** said', ['j J', '*** ***', 'said said']],
  ['$$$', []],
  ['C#', ['c C']],
  ['C##', ['c C']],
  ['R&B', ['rb R&B']],
  ['AT&T', ['att AT&T']],
  ['M&S', ['ms M&S']],
  ['rock&roll', ['rock rock', 'roll roll']],
  ['yes/no', ['yes yes', 'no no']],
  ['hello_world', ['hello hello', 'world world']],
  ['win!Thanks', ['win win', '! !', 'thanks Thanks']],
  ['🇩🇪 🇺🇸', []],
  ['🇩🇪🇺🇸', []],
  ['from 🇩🇪 on', ['from from', 'on on']],
  ['e.g.', ['e e', 'g g']],
  ['U.S.A.', ['usa U.S.A']],
  ['5$', ['5 5']],
  ['$5m', ['5m $5m']],
]

describe('disguises', () => {
  it.each(DISGUISES)('come off %s', (disguise, word) => {
    expect(readIn(`you ${disguise} here`)).toEqual(['you you', `${word} ${disguise}`, 'here here'])
    expect(readIn(`“${disguise}”, he said.`)[0]).toMatch(new RegExp(`^${word} `))
  })

  it.each(DISGUISES)('do not change the score: %s', (disguise, word) => {
    for (const around of ['you are a ', 'what a load of ']) {
      expect(Math.abs(toxicityOf(around + disguise) - toxicityOf(around + word))).toBeLessThan(0.05)
    }
  })

  it.each(TOUCHING)('take no word from %s', (text, words) => {
    expect(readIn(text)).toEqual(words)
    expect(toxicityOf(text)).toBeGreaterThan(0.5)
  })

  it.each(PLAIN)('are not found in %s', (text, words) => {
    expect(readIn(text)).toEqual(words)
  })

  it.each([
    'The board is 5cm wide.',
    'Wear an N95 mask on the train.',
    'The new PS5 is out today.',
    'My neighbour drives a VW ID7.',
    'He sold his BMW M22 last year.',
    'A 5pc set of knives for the kitchen.',
    'Take the A55 to Bangor.',
    'Fill in the FA6 form first.',
    'The bus goes to N16 and TW7.',
    'We stayed at a 5***** hotel.',
    'R&B and rock&roll on the radio.',
  ])('are not found in a calm sentence: %s', (text) => {
    expect(toxicityOf(text)).toBeLessThan(0.2)
  })
})

const bits = fc.constantFrom(
  ...[
    'idiot',
    'you',
    'moron',
    'com',
    'a',
    'b',
    'f',
    'sh',
    't',
    '1',
    '5',
    '.',
    ' ',
    '@',
    '$',
    '!',
    '*',
    '#',
    '-',
    '_',
    '|',
  ],
  ...['&', "'", '?', '+', '(', ')', '<', 'é', 'e\u0301', 'i\u200d\u0307', '中', 'ﷺ', '😀', '𝓲', '🅸', '🇮', '🇩🇪', '\n'],
)
const texts = fc.array(bits, { maxLength: 20 }).map((parts) => parts.join(''))

describe('ranges', () => {
  it('leave no letter of any text out', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { words, starts, ends } = model.tokenise(text)
        const seen = new Set<number>()
        words.forEach((_, i) => {
          for (let at = starts[i] ?? 0; at < (ends[i] ?? 0); at++) seen.add(at)
        })
        const lost = [...text.matchAll(/[\p{L}\p{N}]/gu)].filter(({ index }) => !seen.has(index))
        expect(lost.map(([letter]) => letter)).toEqual([])
      }),
    )
  })

  it('of spans lie apart, in order, and cut neither a character nor a letter from its marks', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const outcome = scoreText(text, model)
        const spans = outcome.outcome === 'scored' ? outcome.spans : []
        let last = 0
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(text.slice(start, end).isWellFormed()).toBe(true)
          expect(text.slice(end)).not.toMatch(/^\p{M}/u)
          last = end
        }
      }),
    )
  })

  it.each([
    ['you idiot\u0301\u0308 you', 'idiot\u0301\u0308'],
    ['you i\u0336d\u0336i\u0336o\u0336t\u0336!', 'i\u0336d\u0336i\u0336o\u0336t\u0336'],
    ['a 🅱️ here', '🅱️'],
  ])('hold the marks on the last letter: %s', (text, marked) => {
    const { starts, ends } = model.tokenise(text)
    expect(starts.map((start, i) => text.slice(start, ends[i]))).toContain(marked)
  })
})
