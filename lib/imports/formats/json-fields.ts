export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A field as text: numbers and truth values as they are written, dates, ids and numbers of MongoDB's extended JSON unwrapped.
 * Null where there is none, or it is empty.
 */
export function textOf(value: unknown): string | null {
  // {"$date":{"$numberLong":"1"}} is as deep as it goes.
  const inner = unwrap(unwrap(value))
  if (typeof inner === 'string') return inner === '' ? null : inner
  return typeof inner === 'number' || typeof inner === 'boolean' || typeof inner === 'bigint' ? String(inner) : null
}

const WRAPS = ['$date', '$oid', '$uuid', '$numberLong', '$numberInt', '$numberDouble', '$numberDecimal']

const unwrap = (value: unknown): unknown =>
  isObject(value) ? (WRAPS.map((name) => value[name]).find((inner) => inner != null) ?? null) : value

/** The first of several fields that is there. */
export function firstText(object: JsonObject, ...names: string[]): string | null {
  for (const name of names) {
    const text = textOf(object[name])
    if (text !== null) return text
  }
  return null
}
