import { STATUS_CODES } from 'node:http'
import { CORS, type FaceAnswer } from '#lib/http/face-request.ts'
import type { Gate } from '#lib/http/key-gate.ts'
import type { Problem } from '#lib/http/problem.ts'
import { sayCount } from '#lib/say-count.ts'

/** An answer in the error format of the public API (RFC 9457), for the faces. */
export function answerProblem({ status, title, ...rest }: Problem, headers: Record<string, string> = {}): FaceAnswer {
  const body = { type: 'about:blank', title: title ?? STATUS_CODES[status] ?? 'Error', status, ...rest }
  const type = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }
  return { status, headers: { ...CORS, ...type, ...headers }, body: JSON.stringify(body) }
}

/** What the gate refused. */
export function gateProblem(gate: Exclude<Gate, { ok: true }>): FaceAnswer {
  switch (gate.reason) {
    case 'missing':
    case 'unknown': {
      const detail = gate.reason === 'missing' ? 'Send an API key as a bearer.' : 'The API key is not valid.'
      return answerProblem({ status: 401, detail }, { 'www-authenticate': 'Bearer' })
    }
    case 'scope':
      return answerProblem({ status: 403, detail: 'The API key lacks the scope for this.' })
    case 'origin':
      return answerProblem({ status: 403, detail: 'The API key may not be used from here.' })
    case 'rate':
      return answerProblem(
        { status: 429, detail: `The API key may be used ${sayCount(gate.limit, 'time')} a minute.` },
        { 'retry-after': String(gate.retryAfter) },
      )
  }
}
