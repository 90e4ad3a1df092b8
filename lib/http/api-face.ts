import type { IncomingMessage } from 'node:http'
import { env } from '#lib/env.ts'
import { answerProblem, gateProblem } from '#lib/http/answer-problem.ts'
import type { Operation } from '#lib/http/api-operations.ts'
import { COMMENT_OPERATIONS } from '#lib/http/comment-operations.ts'
import { answeringFace } from '#lib/http/face.ts'
import { CORS, type FaceAnswer, forgetBody, keyOf, originOf, readBodyBytes, readHead } from '#lib/http/face-request.ts'
import { passGate } from '#lib/http/key-gate.ts'
import { openApiDocument } from '#lib/http/openapi-document.ts'
import { publicRoot } from '#lib/http/public-root.ts'
import { inTime } from '#lib/in-time.ts'

/** Longer than a thousand comments take; what is sent again after that changes nothing where it was done. */
const DONE_WITHIN = 60_000

const DOCUMENT = '/api/v1/openapi.json'

/** The public API of sites that send comments in, and the document that describes it. */
export const apiFace = answeringFace({
  matches: (path) => path.startsWith('/api/v1/'),
  answer,
  failed: () => answerProblem({ status: 503, detail: 'This cannot be answered at the moment.' }),
})

async function answer(incoming: IncomingMessage): Promise<FaceAnswer> {
  const raw = (incoming.url ?? '/').split('?', 1)[0] ?? ''
  if (raw === DOCUMENT) {
    forgetBody(incoming)
    const reads = incoming.method === 'GET' || incoming.method === 'HEAD'
    return reads ? document(incoming) : answerProblem({ status: 405 }, { allow: 'GET, HEAD' })
  }
  const found = findOperation(incoming.method ?? '', raw)
  if (found.operation) return operate(incoming, { ...found, operation: found.operation })
  forgetBody(incoming)
  const allow: Record<string, string> = found.allow ? { allow: found.allow } : {}
  return answerProblem({ status: found.allow ? 405 : 404 }, allow)
}

type Found = { operation: Operation | undefined; id: string; allow: string }

/** The id is decoded by itself, so that one with a slash in it (`%2F`) is one part of the path. */
function findOperation(method: string, path: string): Found {
  const [, part, under = ''] = /^\/api\/v1\/comments\/([^/]+)(\/reports)?$/.exec(path) ?? []
  const template = part === undefined ? path : `/api/v1/comments/{id}${under}`
  const there = COMMENT_OPERATIONS.filter((operation) => operation.path === template)
  const operation = there.find((one) => one.method === method)
  return { operation, id: decodeId(part ?? ''), allow: there.map((one) => one.method).join(', ') }
}

function decodeId(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The key is asked before the body is read. */
async function operate(
  incoming: IncomingMessage,
  { operation, id }: { operation: Operation; id: string },
): Promise<FaceAnswer> {
  const head = readHead(incoming)
  const gate = await passGate({ key: keyOf(head), scope: operation.scope, origin: originOf(head), now: head.now })
  if (!gate.ok) {
    forgetBody(incoming)
    return gateProblem(gate)
  }
  const body = await readBodyBytes(incoming, operation.bodyLimit)
  if (!body) return answerProblem({ status: 413, detail: `The body may have at most ${operation.bodyLimit} bytes.` })
  const { siteId, id: keyId } = gate.key
  const asked = { request: { ...head, body }, siteId, keyId, id, now: new Date(head.now) }
  return inTime(operation.handle(asked), DONE_WITHIN)
}

function document(incoming: IncomingMessage): FaceAnswer {
  const headers = { ...CORS, 'content-type': 'application/json', 'cache-control': 'no-store' }
  const body = JSON.stringify(openApiDocument(publicRoot(incoming.headers, env()), COMMENT_OPERATIONS))
  return { status: 200, headers, body }
}
