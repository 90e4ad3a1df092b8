import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import { longTextScorer } from '#lib/scoring/long-text-scorer.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { randomFrom } from '#lib/scoring/training/random.ts'
import { processorTime } from '#tests/support/processor-time.ts'

describe('loadEmbeddedScorer', { timeout: 60_000 }, () => {
  let scorer: Scorer
  const dir = mkdtempSync(join(tmpdir(), 'belowline-weights-'))
  beforeAll(async () => {
    scorer = await loadEmbeddedScorer()
  })
  afterAll(async () => {
    await scorer.close()
    rmSync(dir, { recursive: true })
  })

  it('refuses a directory without weights and a file that is none', async () => {
    await expect(loadEmbeddedScorer(dir)).rejects.toThrow('ENOENT')
    writeFileSync(join(dir, 'weights.bin'), 'something else')
    await expect(loadEmbeddedScorer(dir)).rejects.toThrow('not a weights file')
  })

  it('keeps the order when long texts among short ones go to the other thread', async () => {
    const insult = `${'The bus was late again. '.repeat(300)}You are a fucking idiot.`
    const outcomes = await scorer.score(['', insult, 'Thanks!', '😀', insult])
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['skipped', 'scored', 'scored', 'skipped', 'scored'])
    expect(outcomes[4]).toEqual(outcomes[1])
  })

  it('counts bytes and not units: a text that folds to many letters goes to the other thread as well', async () => {
    const another = await loadEmbeddedScorer()
    const started = vi.spyOn(process.getBuiltinModule('node:worker_threads'), 'Worker')
    await another.score(['a b '.repeat(1024)])
    expect(started).toHaveBeenCalledTimes(0)
    await another.score(['\ufdfa'.repeat(1400)])
    expect(started).toHaveBeenCalledTimes(1)
    started.mockRestore()
    await another.close()
  })

  it('leaves spans out where nobody asks for them, and nothing else', async () => {
    const texts = ['You are a fucking idiot.', 'Thanks, that helped.', '']
    const whole = await scorer.score(texts)
    expect(whole[0]).toHaveProperty('spans', [expect.anything()])
    const bare = whole.map((outcome) => (outcome.outcome === 'scored' ? { ...outcome, spans: [] } : outcome))
    expect(await scorer.score(texts, { spans: false })).toEqual(bare)
  })

  it('lets others have their turn during a large batch', async () => {
    const texts = Array.from({ length: 3000 }, (_, i) => `Comment ${i}: you are right about the trains, thank you.`)
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 5)
    await scorer.score(texts)
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
  })

  it.each([
    ['letters and signs for letters', 'abcdilos10!|$@', 40],
    ['longer rows of them', 'abcdilos10!|$@', 94],
    ['stars', 'abcdefg*', 7],
    ['letters one by one', 'ab10$@!', 1],
    ['words of three letters', 'abcdefghijklmnopqrstuvwxyz', 3],
  ])('does not hold the thread long for the worst text that it scores itself: %s', async (_, letters, length) => {
    const random = randomFrom(1)
    const word = (): string => Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('')
    const textOf = (): string => Array.from({ length: 4096 / (length + 1) }, word).join(' ')
    await scorer.score([textOf()])
    const taken: number[] = []
    for (let i = 0; i < 5; i++) {
      const text = textOf()
      const started = processorTime()
      await scorer.score([text])
      taken.push(processorTime() - started)
    }
    expect(Math.min(...taken)).toBeLessThan(60)
  })

  it('fails the long texts of a thread that cannot start, and does not wait for ever', async () => {
    const broken = longTextScorer(new TextEncoder().encode('no weights'))
    expect(await Promise.all([broken.score('one'), broken.score('two')])).toEqual([
      { outcome: 'failed', reason: 'crashed' },
      { outcome: 'failed', reason: 'crashed' },
    ])
    expect(await broken.score('three')).toEqual({ outcome: 'failed', reason: 'crashed' })
    await broken.close()
  })

  it('can be used after it was closed, and closed again', async () => {
    const another = await loadEmbeddedScorer()
    const long = 'a b c '.repeat(1000)
    const before = await another.score([long])
    await another.close()
    expect(await another.score([long])).toEqual(before)
    await another.close()
    await another.close()
  })
})
