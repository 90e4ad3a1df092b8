import { STATUS_CODES } from 'node:http'
import type { z } from 'zod'

/** One wrong value in a request: where it stands (`body.rules.0.threshold`) and what is wrong with it. */
export type FieldError = { field: string; message: string }

/** RFC 9457. `type` is left at about:blank, with which the title says what the status says. */
export type Problem = {
  status: number
  title?: string
  detail?: string
  errors?: FieldError[]
  /** What a client needs to go on, such as who decided first. */
  [extension: string]: unknown
}

/** An answer in the one error format of the public API. `detail` is a sentence for a person. */
export function problem({ status, title, ...rest }: Problem): Response {
  const body = { type: 'about:blank', title: title ?? STATUS_CODES[status] ?? 'Error', status, ...rest }
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }
  return new Response(JSON.stringify(body), { status, headers })
}

/** What zod found, by the place in the request that it was found in. */
export function fieldErrors(part: 'params' | 'query' | 'body', error: z.ZodError): FieldError[] {
  return error.issues.map(({ path, message }) => ({ field: [part, ...path.map(String)].join('.'), message }))
}
