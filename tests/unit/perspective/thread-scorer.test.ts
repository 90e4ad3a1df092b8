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

  it('that are late are ended and fail what they have', async () => {
    const threads = open({ patience: { ...PATIENCE, texts: 1 } })
    const [late] = await threads.score(['you are an idiot'.repeat(50_000)], WITHOUT_SPANS)
    expect(late).toEqual({ outcome: 'failed', reason: 'timed-out' })
  })
})
