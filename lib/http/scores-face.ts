import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerProblem, gateProblem } from '#lib/http/answer-problem.ts'
import { type Face, orSayFailed } from '#lib/http/face.ts'
import {
  CORS,
  type FaceAnswer,
  forgetBody,
  headerOf,
  keyOf,
  originOf,
  PREFLIGHT,
  readTarget,
  send,
} from '#lib/http/face-request.ts'
import { scorerOfSite } from '#lib/http/face-version.ts'
import { passGate } from '#lib/http/key-gate.ts'
import { FaceScorer } from '#lib/perspective/face-scorer.ts'
import { answerLines } from '#lib/perspective/score-lines.ts'
import { type LinePiece, splitLines } from '#lib/perspective/split-lines.ts'

const LONGEST_LINE = 1024 * 1024
/** A stream takes as long as it takes; one in which nothing moves for so many milliseconds is ended. */
const IDLE = 120_000

const UNAVAILABLE = answerProblem({ status: 503, detail: 'Scoring is not possible now.' })

/** `POST /api/v1/scores`: lines of `{"id", "text"}` in, lines of scores out, in their order. Nothing is stored. */
export const scoresFace: Face = {
  matches: (path) => path === '/api/v1/scores',
  handle: orSayFailed(handle, { failed: () => UNAVAILABLE }),
}

async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const refused = incoming.method === 'OPTIONS' ? PREFLIGHT : answerProblem({ status: 405 }, { allow: 'POST' })
  const admitted = incoming.method === 'POST' ? await admit(incoming) : refused
  if (admitted instanceof FaceScorer) {
    response.setTimeout(IDLE)
    return answerStream(incoming, response, admitted)
  }
  forgetBody(incoming)
  send(response, admitted)
}

/** The scorer of whoever asks, or why there is none. */
async function admit(incoming: IncomingMessage): Promise<FaceScorer | FaceAnswer> {
  const asked = { query: readTarget(incoming.url ?? '/').query, header: headerOf(incoming) }
  const now = Date.now()
  const gate = await passGate({ key: keyOf(asked), scope: 'analyze', origin: originOf(asked), now })
  return gate.ok ? ((await scorerOfSite(gate.key.siteId, now)) ?? UNAVAILABLE) : gateProblem(gate)
}

/** Two pieces for each thread are under way at once; answers leave in the order in which the lines came. */
async function answerStream(incoming: IncomingMessage, response: ServerResponse, scorer: FaceScorer): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const most = 2 * scorer.threads.size
  const underWay: Promise<Uint8Array>[] = []
  const headers = { ...CORS, 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' }
  try {
    for await (const piece of splitLines(incoming.iterator({ destroyOnReturn: false }), LONGEST_LINE)) {
      if (!response.headersSent) response.writeHead(200, headers)
      underWay.push(scorePiece(piece, scorer))
      if (underWay.length >= most) await writeNext(response, underWay, gone.signal)
    }
    if (!response.headersSent) response.writeHead(200, headers)
    while (underWay.length > 0) await writeNext(response, underWay, gone.signal)
    response.end()
  } catch (error) {
    if (gone.signal.aborted || !(error instanceof RangeError || incoming.complete)) return
    if (!(error instanceof RangeError)) throw error
    incoming.resume()
    if (response.headersSent) return void response.destroy()
    send(response, answerProblem({ status: 413, detail: `A line may have at most ${LONGEST_LINE} bytes.` }))
  }
}

async function writeNext(
  response: ServerResponse,
  underWay: Promise<Uint8Array>[],
  signal: AbortSignal,
): Promise<void> {
  const answer = await underWay.shift()
  if (answer && !response.write(answer)) await once(response, 'drain', { signal })
}

async function scorePiece({ lines, firstLine }: LinePiece, { id: scorer, threads }: FaceScorer): Promise<Uint8Array> {
  const answer = await threads.scoreLines(lines, firstLine)
  if (typeof answer !== 'string') return answer
  const score = async (texts: readonly string[]) => texts.map(() => ({ outcome: 'failed' as const, reason: answer }))
  return Buffer.from(await answerLines(lines.toString('utf8'), { firstLine, scorer, score }))
}
