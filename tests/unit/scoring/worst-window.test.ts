import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerLines } from '#lib/perspective/score-lines.ts'
import { loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import type { ScoreOptions, Scorer } from '#lib/scoring/schema.ts'

const INSULT = 'You are a fucking idiot and everybody knows it.'
const words = (count: number): string => 'The bus was late again today. '.repeat(count / 6).trim()

describe('the worst window of a text', { timeout: 60_000 }, () => {
  let scorer: Scorer
  beforeAll(async () => {
    scorer = await loadEmbeddedScorer()
  })
  afterAll(() => scorer.close())

  const scored = async (text: string, options?: ScoreOptions) => {
    const [outcome] = await scorer.score([text], options)
    if (outcome?.outcome !== 'scored') throw new Error('not scored')
    return outcome
  }

  it.each([
    ['at the start', 0, 4],
    ['in the middle', 2, 2],
    ['at the end', 4, 0],
  ])('holds the passage that is bad, %s, counted in UTF-16 units of the text', async (_, before, behind) => {
    const text = `😀 ${words(300 * before)} ${INSULT} ${words(300 * behind)}`
    const { worstWindow, spans } = await scored(text)
    const at = text.indexOf(INSULT)
    expect(worstWindow?.start).toBeLessThanOrEqual(at)
    expect(worstWindow?.end).toBeGreaterThanOrEqual(at + INSULT.length - 1)
    const passage = text.slice(worstWindow?.start, worstWindow?.end)
    expect(passage).toMatch(/^[\w😀].*\w\.?$/su)
    expect(passage.split(/\s+/).length).toBeLessThanOrEqual(256)
    expect(spans.length).toBeGreaterThan(0)
    for (const { start, end } of spans) {
      expect(start).toBeGreaterThanOrEqual(worstWindow?.start ?? Number.NaN)
      expect(end).toBeLessThanOrEqual(worstWindow?.end ?? Number.NaN)
    }
  })

  it('is told of no text that is read at once', async () => {
    const most = Array.from({ length: 256 }, () => 'late').join(' ')
    expect(await scored(most)).not.toHaveProperty('worstWindow')
    expect(await scored(`${most} late`)).toHaveProperty('worstWindow', { start: 0, end: most.length })
  })

  it('is the same from the thread for long texts as from this one', async () => {
    const short = `${words(300)} ${INSULT}`
    const long = `${short}${' '.repeat(4097 - short.length)}`
    expect([Buffer.byteLength(short) > 4096, Buffer.byteLength(long) > 4096]).toEqual([false, true])
    expect((await scored(short)).worstWindow).toBeDefined()
    expect((await scored(long)).worstWindow).toEqual((await scored(short)).worstWindow)
  })

  it('is left out where nobody asks what drove the scores', async () => {
    const { worstWindow: _, ...rest } = await scored(words(300))
    expect(await scored(words(300), { spans: false })).toEqual({ ...rest, spans: [] })
  })

  it('stands in the lines of scores', async () => {
    const texts = [words(300), words(12)]
    const source = texts.map((text, id) => JSON.stringify({ id, text })).join('\n')
    const answer = await answerLines(Buffer.from(source), {
      firstLine: 1,
      scorer: scorer.id,
      score: (some) => scorer.score(some),
    })
    const [long, short] = answer
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(long.worstWindow).toEqual((await scored(words(300))).worstWindow)
    expect(long.worstWindow.end).toBeGreaterThan(long.worstWindow.start)
    expect(short).not.toHaveProperty('worstWindow')
  })
})
