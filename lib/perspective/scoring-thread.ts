import { parentPort, workerData } from 'node:worker_threads'
import { answerLines } from '#lib/perspective/score-lines.ts'
import { embeddedScorer, loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import type { ScoreOptions } from '#lib/scoring/schema.ts'

/** Texts, or lines of JSON in bytes, under the number of the request. */
export type ThreadRequest =
  | { id: number; texts: readonly string[]; options: ScoreOptions }
  | { id: number; lines: Uint8Array; firstLine: number }

/** The weights that a thread scores by, and the name they go by; null for those that ship. */
export type ThreadWeights = { id: string; bytes: Uint8Array } | null

const port = parentPort
if (!port) throw new Error('scoring-thread.ts runs as a worker thread alone')

const weights = workerData as ThreadWeights
const scorer = weights ? embeddedScorer(weights.bytes, weights.id) : await loadEmbeddedScorer()

port.on('message', async (request: ThreadRequest) => {
  const { id } = request
  if ('texts' in request) return port.postMessage({ id, outcomes: await scorer.score(request.texts, request.options) })
  const source = Buffer.from(request.lines.buffer, request.lines.byteOffset, request.lines.byteLength).toString('utf8')
  const { firstLine } = request
  const answer = await answerLines(source, { firstLine, scorer: scorer.id, score: (texts) => scorer.score(texts) })
  const bytes = new TextEncoder().encode(answer)
  port.postMessage({ id, answer: bytes }, [bytes.buffer])
})
