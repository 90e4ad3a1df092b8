import { randomUUID } from 'node:crypto'
import { type IncomingMessage, STATUS_CODES } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { env } from '#lib/env.ts'
import { answerJson, answerRefusal } from '#lib/http/answer-status.ts'
import { answeringFace, logFault } from '#lib/http/face.ts'
import {
  CORS,
  decodePath,
  type FaceAnswer,
  type FaceRequest,
  keyOf,
  readBodyBytes,
  readHead,
  readTarget,
} from '#lib/http/face-request.ts'
import { isKnownKey } from '#lib/http/key-gate.ts'
import { answerCall } from '#lib/http/perspective-calls.ts'
import { publicRoot } from '#lib/http/public-root.ts'
import { discoveryDocument } from '#lib/perspective/discovery.ts'
import { type BatchAnswer, type BatchCall, MAX_CALLS, readBatch, writeBatch } from '#lib/perspective/read-batch.ts'
import { statuses } from '#lib/perspective/status.ts'

/** A comment with its context: the comment, an article and its parent at their largest, and the JSON around them. */
const CALL_LIMIT = 4 * 1024 * 1024
const BATCH_LIMIT = 16 * 1024 * 1024

const isBatch = (path: string): boolean => path === '/batch' || path.startsWith('/batch/')
const isDiscovery = (path: string): boolean =>
  path === '/$discovery/rest' || /^\/discovery\/v1\/apis\/commentanalyzer\//.test(path)

/** The wire format of the Perspective API, so that its clients change one address and nothing else. */
export const perspectiveFace = answeringFace({
  matches: (path) => {
    const decoded = decodePath(path)
    return decoded.startsWith('/v1alpha1/') || isBatch(decoded) || isDiscovery(decoded)
  },
  answer,
  failed: (incoming) => answerRefusal(readHead(incoming), statuses.unavailable()),
})

async function answer(incoming: IncomingMessage): Promise<FaceAnswer> {
  const head = readHead(incoming)
  const { path } = head
  const limit = isBatch(path) ? BATCH_LIMIT : CALL_LIMIT
  const body = await readBodyBytes(incoming, limit)
  if (!body) return answerRefusal(head, statuses.tooLarge(limit))
  const request: FaceRequest = { ...head, body, now: Date.now() }
  if (isDiscovery(path)) return discover(request, incoming)
  return isBatch(path) ? answerBatch(request, incoming) : answerCall(request)
}

/** Needs no key; one that is given and wrong is said to be. */
async function discover(request: FaceRequest, incoming: IncomingMessage): Promise<FaceAnswer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return answerRefusal(request, statuses.notFound())
  const key = keyOf(request)
  if (key !== null && !(await isKnownKey(key, request.now))) return answerRefusal(request, statuses.badKey())
  return answerJson(request, discoveryDocument(publicRoot(incoming.headers, env())))
}

async function answerBatch(request: FaceRequest, incoming: IncomingMessage): Promise<FaceAnswer> {
  if (request.method !== 'POST') return answerRefusal(request, statuses.notFound())
  const calls = readBatch(request.body, request.header('content-type') ?? '')
  if (!calls) return answerRefusal(request, statuses.badMultipart())
  if (calls.length > MAX_CALLS) return answerRefusal(request, statuses.tooManyParts(MAX_CALLS))
  const answers: BatchAnswer[] = []
  let unavailable: FaceAnswer | null = null
  for (const call of calls) {
    try {
      answers.push(unavailable ? partOf(call, unavailable) : await answerPart(call, request))
    } catch (error) {
      logFault(incoming, error)
      // The next would wait for what this one waited for in vain.
      unavailable = answerRefusal(request, statuses.unavailable())
      answers.push(partOf(call, unavailable))
    }
    // Short texts are scored here and now: between two of them others have their turn.
    await nextTurn()
  }
  const boundary = `batch_${randomUUID()}`
  const headers = { ...CORS, 'content-type': `multipart/mixed; boundary=${boundary}` }
  return { status: 200, headers, body: writeBatch(answers, boundary) }
}

/** What the browser says of itself is said of the whole batch: a part may be written by anybody. */
const OF_THE_BROWSER: ReadonlySet<string> = new Set(['origin', 'referer'])

/** A call within a batch has its own key, or else that of the batch; it comes from where the batch comes from. */
async function answerPart(call: BatchCall, batch: FaceRequest): Promise<BatchAnswer> {
  const { path, query } = readTarget(call.target)
  const own = (name: string): string | undefined => call.headers.get(name)
  if (keyOf({ query, header: own }) === null) query.set('key', keyOf(batch) ?? '')
  const header = (name: string) => (OF_THE_BROWSER.has(name) ? batch.header(name) : own(name))
  const { method, body } = call
  const asked = { method, path, query, header, body, now: Date.now() }
  return partOf(call, method === '' ? answerRefusal(asked, statuses.badPart()) : await answerCall(asked))
}

function partOf({ contentId }: BatchCall, { status, headers, body }: FaceAnswer): BatchAnswer {
  return { contentId, status: `${status} ${STATUS_CODES[status] ?? ''}`.trim(), headers, body }
}
