import { CORS, type FaceAnswer, type FaceRequest } from '#lib/http/face-request.ts'
import type { Gate } from '#lib/http/key-gate.ts'
import type { KeyScope } from '#lib/keys/schema.ts'
import type { Refused } from '#lib/perspective/schema.ts'
import { applyMask, readMask } from '#lib/perspective/select-fields.ts'
import { statuses } from '#lib/perspective/status.ts'

const JSON_TYPE = { ...CORS, 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'private, no-store' }

/** An answer of the contract: indented unless `prettyPrint` says no, and cut to `fields`. */
export function answerJson(
  request: Pick<FaceRequest, 'query' | 'header'>,
  body: object,
  headers: Record<string, string> = {},
): FaceAnswer {
  const fields = request.query.get('fields') ?? request.query.get('$fields') ?? request.header('x-goog-fieldmask')
  if (!fields) return { status: 200, headers: { ...JSON_TYPE, ...headers }, body: write(request, body) }
  const mask = readMask(fields)
  if (!mask) return answerRefusal(request, statuses.badFields(fields.slice(0, 80)))
  return { status: 200, headers: { ...JSON_TYPE, ...headers }, body: write(request, applyMask(body, mask)) }
}

/** An error of the contract. */
export function answerRefusal(request: Pick<FaceRequest, 'query'>, { error, retryAfter }: Refused): FaceAnswer {
  const headers = retryAfter === undefined ? JSON_TYPE : { ...JSON_TYPE, 'retry-after': String(retryAfter) }
  return { status: error.code, headers, body: write(request, { error }) }
}

/** What the gate refused, in the words of the contract. */
export function gateRefusal(gate: Exclude<Gate, { ok: true }>, scope: KeyScope): Refused {
  switch (gate.reason) {
    case 'missing':
      return statuses.noKey()
    case 'unknown':
      return statuses.badKey()
    case 'scope':
      return statuses.noScope(scope)
    case 'origin':
      return statuses.originBlocked(gate.origin)
    case 'rate':
      return statuses.quota(gate)
  }
}

function write({ query }: Pick<FaceRequest, 'query'>, body: unknown): string {
  const pretty = query.get('prettyPrint') ?? query.get('$prettyPrint')
  return pretty === 'false' || pretty === '0' ? JSON.stringify(body) : `${JSON.stringify(body, null, 2)}\n`
}
