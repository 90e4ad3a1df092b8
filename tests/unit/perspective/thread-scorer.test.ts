import { afterEach, describe, expect, it } from 'vitest'
import { ThreadScorer } from '#lib/perspective/thread-scorer.ts'

const BROKEN = { id: 'broken@1', bytes: new Uint8Array(64) }
const WITHOUT_SPANS = { spans: false }
const opened: ThreadScorer[] = []

const PATIENCE = { texts: 20_000, lines: 20_000 }

function open(of: { patience?: typeof PATIENCE; weights?: typeof BROKEN | null }): ThreadScorer {
  const threads = new ThreadScorer({ threads: 1, patience: PATIENCE, weights: null, ...of })
  opened.push(threads)
  return threads
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((threads) => threads.close()))
})

describe('threads that score', () => {
  it('answer each text in its order', async () => {
    const outcomes = await open({}).score(['you are an idiot', ''], WITHOUT_SPANS)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['scored', 'skipped'])
  })

  it('fail what they have not done when they are closed, and what they are asked afterwards', async () => {
    const threads = open({})
    const asked = [
      threads.score(
        Array.from({ length: 20 }, (_, i) => `word${i} `.repeat(4000)),
        WITHOUT_SPANS,
      ),
    ]
    asked.push(threads.score(['one'], WITHOUT_SPANS))
    await threads.close()
    asked.push(threads.score(['two'], WITHOUT_SPANS))
    const outcomes = (await Promise.all(asked)).flat()
    expect(outcomes).toHaveLength(22)
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
      new Set([JSON.stringify({ outcome: 'failed', reason: 'not-ready' })]),
    )
    expect(await threads.scoreLines(Buffer.from('{}'), 1)).toBe('not-ready')
  })

  it('that cannot start fail what they have, are not started again by themselves, and are by the next text', async () => {
    let started = 0
    const count = () => {
      started += 1
    }
    process.on('worker', count)
    try {
      const threads = open({ weights: BROKEN })
      const failed = [{ outcome: 'failed', reason: 'crashed' }]
      expect(await threads.score(['one'], WITHOUT_SPANS)).toEqual(failed)
      await new Promise((resolve) => setTimeout(resolve, 500))
      expect(started).toBe(1)
      expect(await threads.score(['two'], WITHOUT_SPANS)).toEqual(failed)
      expect(started).toBe(2)
    } finally {
      process.off('worker', count)
    }
  })

  it('answer many texts in their order, piece by piece', async () => {
    const texts = Array.from(
      { length: 9 },
      (_, i) => `${i % 2 ? 'you are an idiot ' : 'the bus was late '.repeat(1500)}`,
    )
    const outcomes = await open({}).score([...texts, ''], WITHOUT_SPANS)
    const scores = outcomes.map((one) => (one.outcome === 'scored' ? one.scores.toxicity > 0.5 : one.outcome))
    expect(scores).toEqual([false, true, false, true, false, true, false, true, false, 'skipped'])
  })

  it('have their patience for what they work at, and not for what waits', { timeout: 60_000 }, async () => {
    const lines = (id: number) =>
      Buffer.from(JSON.stringify({ id, text: Array.from({ length: 3000 }, (_, i) => `w${id}x${i}`).join(' ') }))
    const warm = open({})
    await warm.scoreLines(lines(0), 1)
    const start = performance.now()
    await warm.scoreLines(lines(1), 1)
    const each = Math.max(20, performance.now() - start)
    const threads = open({ patience: { texts: 10 * each, lines: 10 * each } })
    // The thread starts with its first piece.
    await threads.score(['warm'], WITHOUT_SPANS)
    const answers = await Promise.all(Array.from({ length: 25 }, (_, i) => threads.scoreLines(lines(i + 2), 1)))
    expect(answers.filter((answer) => typeof answer === 'string')).toEqual([])
  })

  it('take texts before lines', async () => {
    const threads = open({})
    const order: string[] = []
    const lines = Buffer.from('{"id":1,"text":"you are an idiot"}\n'.repeat(50))
    const asked = ['a', 'b', 'c', 'd'].map((name) => threads.scoreLines(lines, 1).then(() => order.push(name)))
    asked.push(threads.score(['you are an idiot'], WITHOUT_SPANS).then(() => order.push('text')))
    await Promise.all(asked)
    // One piece of lines is at hand in the thread already.
    expect(order).toEqual(['a', 'b', 'text', 'c', 'd'])
  })

  it('are not to blame for a text that waited too long', async () => {
    const threads = open({ patience: { ...PATIENCE, texts: 1 } })
    const lines = Buffer.from('{"id":1,"text":"you are an idiot"}\n'.repeat(2000))
    const answer = threads.scoreLines(lines, 1)
    const [late] = await threads.score(['you are an idiot'], WITHOUT_SPANS)
    expect(late).toEqual({ outcome: 'failed', reason: 'timed-out' })
    expect(await answer).toBeInstanceOf(Uint8Array)
  })

  it('that end fail what they work at, and not what they have at hand', async () => {
    const threads = open({ patience: { ...PATIENCE, texts: 1500 } })
    const endless = 'you are an idiot'.repeat(800_000)
    const short = Buffer.from('{"id":2,"text":"you are an idiot"}')
    const [late, answer] = await Promise.all([threads.score([endless], WITHOUT_SPANS), threads.scoreLines(short, 1)])
    expect(late).toEqual([{ outcome: 'failed', reason: 'timed-out' }])
    expect(answer).toBeInstanceOf(Uint8Array)
  })

  it('that are late are ended and fail what they have', async () => {
    const threads = open({ patience: { ...PATIENCE, texts: 1 } })
    const [late] = await threads.score(['you are an idiot'.repeat(50_000)], WITHOUT_SPANS)
    expect(late).toEqual({ outcome: 'failed', reason: 'timed-out' })
  })
})
