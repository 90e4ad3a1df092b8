import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerProblem, gateProblem } from '#lib/http/answer-problem.ts'
import { type Face, orSayFailed } from '#lib/http/face.ts'
import {
  CORS,
  type FaceAnswer,
  type FaceRequest,
  forgetBody,
  headerOf,
  keyOf,
  originOf,
  PREFLIGHT,
  readTarget,
  send,
} from '#lib/http/face-request.ts'
import { scorerOfSite } from '#lib/http/face-version.ts'
import { isKnownKey, passGate } from '#lib/http/key-gate.ts'
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
  const asked = { query: readTarget(incoming.url ?? '/').query, header: headerOf(incoming) }
  const admitted = incoming.method === 'POST' ? await admit(asked) : refused
  if (admitted instanceof FaceScorer) {
    response.setTimeout(IDLE)
    return answerStream(incoming, response, { scorer: admitted, key: keyOf(asked) ?? '' })
  }
  forgetBody(incoming)
  send(response, admitted)
}

/** The scorer of whoever asks, or why there is none. */
async function admit(asked: Pick<FaceRequest, 'query' | 'header'>): Promise<FaceScorer | FaceAnswer> {
  const now = Date.now()
  const gate = await passGate({ key: keyOf(asked), scope: 'analyze', origin: originOf(asked), now })
  return gate.ok ? ((await scorerOfSite(gate.key.siteId, now)) ?? UNAVAILABLE) : gateProblem(gate)
}

/** Why the rest of a body is not read; `line` is where, when that is known. */
type Unread = { status: number; line?: number; detail: string }

type Admitted = { scorer: FaceScorer; key: string }

/**
 * What answers a stream of lines, all by one version: two pieces for each thread are under way at once, and leave in the order in
 * which they came.
 */
type Stream = Admitted & { response: ServerResponse; underWay: Promise<void>[]; signal: AbortSignal }

async function answerStream(incoming: IncomingMessage, response: ServerResponse, admitted: Admitted): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const stream: Stream = { ...admitted, response, underWay: [], signal: gone.signal }
  try {
    const body = unpackStream(incoming)
    const unread = body ? await scorePieces(body, stream) : UNKNOWN_PACKING
    if (unread) forgetBody(incoming)
    if (unread && !response.headersSent) return send(response, answerProblem(unread))
    begin(response)
    await Promise.all(stream.underWay)
    response.end(unread ? `${JSON.stringify({ line: unread.line, error: unread.detail })}\n` : undefined)
  } catch (error) {
    const hungUp = gone.signal.aborted || (incoming.destroyed && !incoming.complete)
    if (!hungUp) throw error
  }
}

const REVOKED: Unread = { status: 401, detail: 'The key does not stand any more.' }
const UNKNOWN_PACKING: Unread = { status: 415, detail: 'A body may be packed by gzip, deflate or br.' }

/** Has the pieces of a body scored as they come. Answers why it stopped before the end. */
async function scorePieces(body: AsyncIterable<Buffer>, stream: Stream): Promise<Unread | null> {
  const most = 2 * stream.scorer.threads.size
  try {
    for await (const piece of splitLines(body, LONGEST_LINE)) {
      // A stream may last for hours, and its key be revoked meanwhile.
      if (!(await isKnownKey(stream.key, Date.now()))) return REVOKED
      begin(stream.response)
      stream.underWay.push(answerPiece(piece, stream))
      if (stream.underWay.length >= most) await stream.underWay.shift()
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
  if (!response.headersSent) response.writeHead(200, headers).flushHeaders()
}

/** Has a piece scored at once, and writes its answer as soon as the one before it is written. */
function answerPiece(piece: LinePiece, { scorer, underWay, response, signal }: Stream): Promise<void> {
  const scored = scorePiece(piece, scorer)
  const before = underWay.at(-1)
  const write = async (): Promise<void> => {
    await before
    if (!response.write(await scored)) await once(response, 'drain', { signal })
  }
  const written = write()
  // Who waits for it hears of its failure; that may be later, or nobody once the client is gone.
  for (const promise of [scored, written]) promise.catch(() => undefined)
  return written
}

async function scorePiece({ lines, firstLine }: LinePiece, { id: scorer, threads }: FaceScorer): Promise<Uint8Array> {
  const answer = await threads.scoreLines(lines, firstLine)
  if (typeof answer !== 'string') return answer
  const score = async (texts: readonly string[]) => texts.map(() => ({ outcome: 'failed' as const, reason: answer }))
  return Buffer.from(await answerLines(lines, { firstLine, scorer, score }))
}
