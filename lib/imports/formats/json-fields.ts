export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A field as text: numbers and truth values as they are written, dates and ids of MongoDB's extended JSON unwrapped.
 * Null where there is none, or it is empty.
 */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (!isObject(value)) return null
  return textOf(value['$date'] ?? value['$oid'] ?? value['$numberLong'] ?? null)
}

/** The first of several fields that is there. */
export function firstText(object: JsonObject, ...names: string[]): string | null {
  for (const name of names) {
    const text = textOf(object[name])
    if (text !== null) return text
  }
  return null
}
