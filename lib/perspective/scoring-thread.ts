import { parentPort } from 'node:worker_threads'
import { answerLines } from '#lib/perspective/score-lines.ts'
import { openScorer } from '#lib/scoring/open-scorer.ts'

/** Texts, or lines of JSON in bytes, under the number of the request. */
export type ThreadRequest =
  | { id: number; texts: readonly string[] }
  | { id: number; lines: Uint8Array; firstLine: number }

const port = parentPort
if (!port) throw new Error('scoring-thread.ts runs as a worker thread alone')

const scorer = await openScorer('embedded')
const score = (texts: readonly string[]) => scorer.score(texts)

port.on('message', async (request: ThreadRequest) => {
  const { id } = request
  if ('texts' in request) return port.postMessage({ id, outcomes: await score(request.texts) })
  const source = Buffer.from(request.lines.buffer, request.lines.byteOffset, request.lines.byteLength).toString('utf8')
  const answer = Buffer.from(await answerLines(source, { firstLine: request.firstLine, scorer: scorer.id, score }))
  port.postMessage({ id, answer })
})
