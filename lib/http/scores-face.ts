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
import { NotUnpacked, unpackStream } from '#lib/http/unpack-stream.ts'
import { FaceScorer } from '#lib/perspective/face-scorer.ts'
import { answerLines } from '#lib/perspective/score-lines.ts'
import { type LinePiece, LineTooLong, splitLines } from '#lib/perspective/split-lines.ts'

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

/** Why the rest of a body is not read; `line` is where, when that is known. */
type Unread = { status: number; line?: number; detail: string }

/** What answers a stream of lines: two pieces for each thread are under way at once, and leave in the order in which they came. */
type Stream = { response: ServerResponse; scorer: FaceScorer; underWay: Promise<Uint8Array>[]; signal: AbortSignal }

async function answerStream(incoming: IncomingMessage, response: ServerResponse, scorer: FaceScorer): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const stream: Stream = { response, scorer, underWay: [], signal: gone.signal }
  try {
    const body = unpackStream(incoming)
    const unread = body ? await scorePieces(body, stream) : UNKNOWN_PACKING
    if (unread) forgetBody(incoming)
    if (unread && !response.headersSent) return send(response, answerProblem(unread))
    begin(response)
    while (stream.underWay.length > 0) await writeNext(stream)
    response.end(unread ? `${JSON.stringify({ line: unread.line, error: unread.detail })}\n` : undefined)
  } catch (error) {
    const hungUp = gone.signal.aborted || (incoming.destroyed && !incoming.complete)
    if (!hungUp) throw error
  }
}

const UNKNOWN_PACKING: Unread = { status: 415, detail: 'A body may be packed by gzip, deflate or br.' }

/** Has the pieces of a body scored as they come. Answers why it stopped before the end. */
async function scorePieces(body: AsyncIterable<Buffer>, stream: Stream): Promise<Unread | null> {
  const most = 2 * stream.scorer.threads.size
  try {
    for await (const piece of splitLines(body, LONGEST_LINE)) {
      begin(stream.response)
      stream.underWay.push(scorePiece(piece, stream.scorer))
      if (stream.underWay.length >= most) await writeNext(stream)
    }
    return null
  } catch (error) {
    if (error instanceof NotUnpacked) return { status: 400, detail: 'The body is not packed as it says.' }
    if (!(error instanceof LineTooLong)) throw error
    return { status: 413, line: error.line, detail: `A line may have at most ${LONGEST_LINE} bytes.` }
  }
}

function begin(response: ServerResponse): void {
  const headers = { ...CORS, 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' }
  if (!response.headersSent) response.writeHead(200, headers)
}

async function writeNext({ response, underWay, signal }: Stream): Promise<void> {
  const answer = await underWay.shift()
  if (answer && !response.write(answer)) await once(response, 'drain', { signal })
}

async function scorePiece({ lines, firstLine }: LinePiece, { id: scorer, threads }: FaceScorer): Promise<Uint8Array> {
  const answer = await threads.scoreLines(lines, firstLine)
  if (typeof answer !== 'string') return answer
  const score = async (texts: readonly string[]) => texts.map(() => ({ outcome: 'failed' as const, reason: answer }))
  return Buffer.from(await answerLines(lines, { firstLine, scorer, score }))
}
