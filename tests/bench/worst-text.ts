import { readFile } from 'node:fs/promises'
import { setDatabase } from '#lib/db/client.ts'
import { answerCall } from '#lib/http/perspective-calls.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { modelFrom } from '#lib/scoring/model.ts'
import { scoreText } from '#lib/scoring/score-text.ts'
import { decodeWeights } from '#lib/scoring/weights-format.ts'
import { inDatabase } from '#tests/bench/analyze/database.ts'
import { median } from '#tests/bench/statistics.ts'
import { makeSiteKey } from '#tests/support/face-server.ts'
import { WORST_TEXTS } from '#tests/support/worst-texts.ts'

const TIMES = 7

/** Milliseconds of this thread's own processor time, in the median: a clock would tell of everything else on the machine. */
async function ownMilliseconds(run: () => unknown): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i < TIMES; i++) {
    const before = process.threadCpuUsage()
    await run()
    const { user, system } = process.threadCpuUsage(before)
    taken.push((user + system) / 1000)
  }
  return Math.round(median(taken) * 10) / 10
}

/**
 * The worst texts of 20,480 bytes: `scoringMs` is what the thread works that scores the worst of them, `heldMs` what the
 * server's own thread works for it, which is how long everybody else waits.
 */
export default async function worstText() {
  return inDatabase(async (database) => {
    setDatabase(database)
    const { key } = await makeSiteKey()
    // What the thread for long texts does: the scorer itself would only hand them over.
    const model = modelFrom(decodeWeights(await readFile('models/embedded/weights.bin')))
    const ask = (text: string) => {
      const body = { comment: { text, type: 'HTML' }, languages: ['en'], doNotStore: true, requestedAttributes: ASKED }
      return answerCall({
        ...CALL,
        query: new URLSearchParams({ key }),
        body: Buffer.from(JSON.stringify(body)),
        now: Date.now(),
      })
    }
    for (const text of Object.values(WORST_TEXTS)) for (let i = 0; i < 5; i++) scoreText(text, model)
    await ask('Warm up the thread.')
    const measured: { text: string; scoringMs: number; heldMs: number }[] = []
    for (const [text, whole] of Object.entries(WORST_TEXTS)) {
      const scoringMs = await ownMilliseconds(() => scoreText(whole, model))
      measured.push({ text, scoringMs, heldMs: await ownMilliseconds(() => ask(whole)) })
      console.error(JSON.stringify(measured.at(-1)))
    }
    await closeFaceScorer()
    const most = (of: 'scoringMs' | 'heldMs') => Math.max(...measured.map((one) => one[of]))
    return { scoringMs: most('scoringMs'), heldMs: most('heldMs') }
  })
}

const ASKED = { TOXICITY: {}, SPAM: {}, INCOHERENT: {}, UNSUBSTANTIAL: {} }
const CALL = { method: 'POST', path: '/v1alpha1/comments:analyze', header: () => undefined }
