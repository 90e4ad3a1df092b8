import json5 from 'json5'
import type { Refused } from '#lib/perspective/schema.ts'
import { statuses } from '#lib/perspective/status.ts'
import { readUtf8 } from '#lib/text.ts'

/** Bodies with unquoted keys are written by hand: a longer one is read as strict JSON alone, which takes no time. */
const RELAXED_UP_TO = 64 * 1024

export type ReadJson = { ok: true; value: unknown } | Refused

/**
 * Reads a body as JSON whatever its type is said to be, also as it stands in quick-starts: `{comment: {text: "…"}}`. One
 * of nothing reads as an object without fields, so that what is missing in it is said.
 */
export function readJson(body: Buffer): ReadJson {
  const text = readUtf8(body)
  if (text === null) return statuses.badJson('The payload is not UTF-8.')
  if (text.trim() === '') return { ok: true, value: {} }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return readRelaxed(text)
  }
}

function readRelaxed(text: string): ReadJson {
  if (text.length > RELAXED_UP_TO) return statuses.badJson('Unable to parse the payload.')
  try {
    return { ok: true, value: json5.parse(text) }
  } catch (error) {
    const place = error instanceof SyntaxError ? / at (\d+:\d+)$/.exec(error.message)?.[1] : undefined
    return statuses.badJson(place ? `Unexpected token at ${place}.` : 'Unable to parse the payload.')
  }
}
