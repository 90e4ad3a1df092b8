import type { Refused, TextEntry } from '#lib/perspective/schema.ts'
import { statuses } from '#lib/perspective/status.ts'

/** A value that was read, or what the contract says to one that cannot be. */
export type Read<T> = { ok: true; value: T } | Refused

type Json = Record<string, unknown>

const EMPTY: Json = Object.freeze(Object.create(null))

const snakes = new Map<string, string>()

/** A name of a field of ours, which are few, as `snake_case`. */
function snakeOf(name: string): string {
  const known = snakes.get(name)
  if (known !== undefined) return known
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  snakes.set(name, snake)
  return snake
}

/** The field by its camelCase or snake_case name; null reads as unset. */
export function field(of: Json, name: string): unknown {
  if (Object.hasOwn(of, name)) return of[name] ?? undefined
  const snake = snakeOf(name)
  return snake !== name && Object.hasOwn(of, snake) ? (of[snake] ?? undefined) : undefined
}

const ok = <T>(value: T): Read<T> => ({ ok: true, value })

/** An object; unset reads as one without fields. */
export function asObject(value: unknown, path: string): Read<Json> {
  if (value === undefined || value === null) return ok(EMPTY)
  if (typeof value !== 'object' || Array.isArray(value)) return statuses.badValue(path, 'TYPE_MESSAGE')
  return ok(value as Json)
}

export function asString(value: unknown, path: string): Read<string | null> {
  if (value === undefined) return ok(null)
  return typeof value === 'string' ? ok(value) : statuses.badValue(path, 'TYPE_STRING')
}

/** A bool, or one in quotation marks as proto3 JSON has it. */
export function asBool(value: unknown, path: string): Read<boolean> {
  if (value === undefined || value === false || value === 'false') return ok(false)
  return value === true || value === 'true' ? ok(true) : statuses.badValue(path, 'TYPE_BOOL')
}

/** A finite number, or one in quotation marks. */
export function asNumber(value: unknown, path: string): Read<number | null> {
  if (value === undefined) return ok(null)
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? ok(number) : statuses.badValue(path, 'TYPE_FLOAT')
}

/** A repeated field; one value alone reads as a list of one. */
export function asList(value: unknown): unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** Repeated strings; a string alone is a list of one, as the WordPress plugin sends its language. */
export function asStrings(value: unknown, path: string): Read<string[]> {
  const list = asList(value)
  for (const [i, one] of list.entries()) {
    if (typeof one !== 'string') return statuses.badValue(`${path}[${i}]`, 'TYPE_STRING')
  }
  return ok(list as string[])
}

/** The languages that are asked for. Forms that leave them open send a name without a letter, which asks for none. */
export function asLanguages(value: unknown): Read<string[]> {
  const names = asStrings(value, 'languages')
  return names.ok ? ok(names.value.filter((name) => name.trim() !== '')) : names
}

const TEXT_TYPES = ['TEXT_TYPE_UNSPECIFIED', 'PLAIN_TEXT', 'HTML']
const SCORE_TYPES = ['SCORE_TYPE_UNSPECIFIED', 'PROBABILITY', 'STD_DEV_SCORE', 'PERCENTILE', 'RAW']

/** The name of an enum's value, which proto3 JSON may give by its number; null for none of them. */
function asEnum(value: unknown, names: readonly string[]): string | null {
  const name = typeof value === 'number' ? names[value] : value
  return typeof name === 'string' && names.includes(name) ? name : null
}

/** Null where the type of an attribute's score is one that is answered, or left open; else what the contract says. */
export function refuseScoreType(value: unknown, attribute: string, path: string): Refused | null {
  if (value === undefined) return null
  if (typeof value !== 'string' && typeof value !== 'number') return statuses.badValue(path, 'TYPE_ENUM')
  const type = asEnum(value, SCORE_TYPES)
  if (type === 'PROBABILITY' || type === 'SCORE_TYPE_UNSPECIFIED') return null
  return statuses.scoreType(shown(type ?? String(value)), shown(attribute))
}

/** A text with its type; a type that is not set is plain text. */
export function asTextEntry(value: unknown, path: string): Read<TextEntry> {
  const entry = asObject(value, path)
  if (!entry.ok) return entry
  const text = asString(field(entry.value, 'text'), `${path}.text`)
  if (!text.ok) return text
  const type = asEnum(field(entry.value, 'type') ?? 'PLAIN_TEXT', TEXT_TYPES)
  if (type === null) return statuses.badValue(`${path}.type`, 'TYPE_ENUM')
  return ok({ text: text.value ?? '', type: type === 'HTML' ? 'HTML' : 'PLAIN_TEXT' })
}

/** A name from outside in a sentence of ours: no longer than any real one. */
export function shown(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name
}
