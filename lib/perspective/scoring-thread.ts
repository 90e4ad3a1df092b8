import { parentPort, workerData } from 'node:worker_threads'
import { answerLines } from '#lib/perspective/score-lines.ts'
import { EMBEDDED_ID, outcomeOf, readWeights } from '#lib/scoring/embedded-scorer.ts'
import { modelFrom } from '#lib/scoring/model.ts'
import type { ScoreOptions } from '#lib/scoring/schema.ts'
import { decodeWeights } from '#lib/scoring/weights-format.ts'

/**
 * Texts, or lines of JSON in bytes. Answers are told apart by their order alone: a thread that has the next request at hand
 * must be through with one before it begins another, so that nothing here may wait for what comes from outside.
 */
export type ThreadRequest =
  | { texts: readonly string[]; options: ScoreOptions }
  | { lines: Uint8Array; firstLine: number }

/** The weights that a thread scores by, and the name they go by; null for those that ship. */
export type ThreadWeights = { id: string; bytes: Uint8Array } | null

const port = parentPort
if (!port) throw new Error('scoring-thread.ts runs as a worker thread alone')

const weights = (workerData as ThreadWeights) ?? { id: EMBEDDED_ID, bytes: readWeights() }
const model = modelFrom(decodeWeights(weights.bytes))

/** Here and now, long texts too: nobody else is kept waiting by this thread. */
const score = async (texts: readonly string[], options?: ScoreOptions) =>
  texts.map((text) => outcomeOf(text, model, options))

port.on('message', async (request: ThreadRequest) => {
  if ('texts' in request) return port.postMessage({ outcomes: await score(request.texts, request.options) })
  const source = Buffer.from(request.lines.buffer, request.lines.byteOffset, request.lines.byteLength)
  const answer = await answerLines(source, { firstLine: request.firstLine, scorer: weights.id, score })
  const bytes = new TextEncoder().encode(answer)
  port.postMessage({ answer: bytes }, [bytes.buffer])
})
