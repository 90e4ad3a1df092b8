import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ATTRIBUTES, type ScoreOutcome, type Scorer } from '#lib/scoring/schema.ts'

const HOSTILE: Readonly<Record<string, string>> = {
  'a lone high surrogate': 'you are \ud83d an idiot',
  'a lone low surrogate at the start': '\ude00 what a day',
  'a NUL inside a word': 'id\0iot and more',
  'a megabyte in one word': 'a'.repeat(1_000_000),
  'a megabyte of one character that folds to many': '\ufdfa'.repeat(50_000),
  'a megabyte of letters with full stops between them': 'a.'.repeat(500_000),
  'a megabyte of hyphens and letters': 'b-'.repeat(500_000),
  'a megabyte of exclamation marks behind a word': `no${'!'.repeat(1_000_000)}`,
  'a megabyte of stars and letters': 'f*'.repeat(500_000),
  'a megabyte of digits and letters': 'a1'.repeat(500_000),
  'a megabyte of spaces with a word at the end': `${' '.repeat(1_000_000)}hello`,
  'half a megabyte of single letters': 'f u c k '.repeat(64_000),
  'text from right to left': 'שלום לך \u202Eidiot\u202C',
  'another script': '你好世界，今天天气很好',
  'combining marks piled up': `h${'\u0301'.repeat(5000)}ello there`,
  'markup and quotes': '<script>alert("x")</script> \' " ` \\ %s',
}

const EMPTY = ['', ' ', '\n\t \u00a0', '\u200b\u200b']
const WORDLESS = [
  '😀😀',
  'https://example.org/a?b=c',
  '!!! ... ???',
  '🇬🇧 👍🏽',
  '—',
  '***',
  '( )',
  'http://a.com http://b.com',
]

function expectSound(outcome: ScoreOutcome | undefined, text: string): void {
  expect(outcome).toBeDefined()
  if (outcome?.outcome !== 'scored') return
  expect(Object.keys(outcome.scores).sort()).toEqual([...ATTRIBUTES].sort())
  for (const value of [...Object.values(outcome.scores), outcome.confidence]) {
    expect(value).toBeGreaterThanOrEqual(0)
    expect(value).toBeLessThanOrEqual(1)
  }
  for (const span of outcome.spans) {
    expect(span.start).toBeGreaterThanOrEqual(0)
    expect(span.end).toBeGreaterThan(span.start)
    expect(span.end).toBeLessThanOrEqual(text.length)
    expect(span.weight).toBeGreaterThanOrEqual(0)
    expect(span.weight).toBeLessThanOrEqual(1)
  }
  if (outcome.worstWindow === undefined) return
  expect(outcome.worstWindow.start).toBeGreaterThanOrEqual(0)
  expect(outcome.worstWindow.end).toBeGreaterThan(outcome.worstWindow.start)
  expect(outcome.worstWindow.end).toBeLessThanOrEqual(text.length)
}

/** What every scorer promises. `open` is called once; `hostile` names the cases that would take this scorer too long. */
export function scorerContract(name: string, open: () => Promise<Scorer>, without: readonly string[] = []): void {
  describe(`the scorer ${name}`, () => {
    let scorer: Scorer
    const one = async (text: string): Promise<ScoreOutcome | undefined> => (await scorer.score([text]))[0]
    beforeAll(async () => {
      scorer = await open()
    })
    afterAll(() => scorer.close())

    it('names itself with a version and the digest of its weights', () => {
      expect(scorer.id).toMatch(/^[a-z]+@\d+/)
      expect(scorer.digest).toMatch(/^[0-9a-f]{64}$/)
    })

    it('answers no texts with no outcomes', async () => {
      expect(await scorer.score([])).toEqual([])
    })

    it('answers one outcome for each text, in their order', async () => {
      const texts = ['Thank you for the help.', '', 'You are a stupid idiot.', '😀', 'See you tomorrow.']
      const outcomes = await scorer.score(texts)
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['scored', 'skipped', 'scored', 'skipped', 'scored'])
      for (const [i, text] of texts.entries()) expectSound(outcomes[i], text)
    })

    it('gives the same outcomes in a batch as one by one, and a second time', async () => {
      const texts = ['Thank you all.', 'You are a stupid idiot.', '', 'What time does it open?', 'He is a liar 😀 !!!']
      const batch = await scorer.score(texts)
      expect(await scorer.score(texts)).toEqual(batch)
      for (const [i, text] of texts.entries()) expect(await one(text)).toEqual(batch[i])
    })

    it.each(EMPTY)('skips %j as empty', async (text) => {
      expect(await one(text)).toEqual({ outcome: 'skipped', reason: 'empty' })
    })

    it.each(WORDLESS)('skips %j as having no words', async (text) => {
      expect(await one(text)).toEqual({ outcome: 'skipped', reason: 'no-words' })
    })

    const hostile = Object.entries(HOSTILE).filter(([title]) => !without.includes(title))
    it.each(hostile)('has a sound outcome for %s', async (_title, text) => {
      expectSound(await one(text), text)
    })

    it('does not let a hostile text change the outcome of its neighbours', async () => {
      const alone = await one('Thank you for the help.')
      const outcomes = await scorer.score(['\ud83d', 'Thank you for the help.', '\0', 'Thank you for the help.'])
      expect(outcomes[1]).toEqual(alone)
      expect(outcomes[3]).toEqual(alone)
    })
  })
}
