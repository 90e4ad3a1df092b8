import { parentPort, workerData } from 'node:worker_threads'
import { answerLines } from '#lib/perspective/score-lines.ts'
import { embeddedScorer, loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'

/** Texts, or lines of JSON in bytes, under the number of the request. */
export type ThreadRequest =
  | { id: number; texts: readonly string[] }
  | { id: number; lines: Uint8Array; firstLine: number }

/** The weights that a thread scores by, and the name they go by; null for those that ship. */
export type ThreadWeights = { id: string; bytes: Uint8Array } | null

const port = parentPort
if (!port) throw new Error('scoring-thread.ts runs as a worker thread alone')

const weights = workerData as ThreadWeights
const scorer = weights ? embeddedScorer(weights.bytes, weights.id) : await loadEmbeddedScorer()
const score = (texts: readonly string[]) => scorer.score(texts)

port.on('message', async (request: ThreadRequest) => {
  const { id } = request
  if ('texts' in request) return port.postMessage({ id, outcomes: await score(request.texts) })
  const source = Buffer.from(request.lines.buffer, request.lines.byteOffset, request.lines.byteLength).toString('utf8')
  const answer = Buffer.from(await answerLines(source, { firstLine: request.firstLine, scorer: scorer.id, score }))
  port.postMessage({ id, answer })
})
