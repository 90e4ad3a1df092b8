import { type Marks, NO_MARKS } from '#lib/label-imports/formats/read-spans.ts'
import { readValue } from '#lib/label-imports/formats/read-value.ts'
import type { Reading, ReadLabel, Rejected, SaidValue } from '#lib/label-imports/schema.ts'

/** One record of a file by the names of its fields. */
export type LabelRecord = { place: string; fields: Readonly<Record<string, unknown>> }

export type Labels = { ok: true; labels: Record<string, SaidValue> } | ({ ok: false } & Rejected)

/** How names stand here: what a person said of the file, and the attributes that the site has. */
export type Known = { reading: Reading; attributes: ReadonlySet<string> }

const reject = (place: string, why: Rejected['why'], what: string | null = null) =>
  ({ ok: false, place, why, what: what?.slice(0, 100) ?? null }) as const

/** What a name of the file is here: the attribute, null where it is left out, undefined where it is nothing known. */
export function attributeOf(name: string, { reading, attributes }: Known): string | null | undefined {
  if (Object.hasOwn(reading.names, name)) return reading.names[name]
  return attributes.has(name) ? name : undefined
}

/** Labels that stand under a name each, with a value. Fields that are no attribute are passed over. */
export function labelsOfFields({ place, fields }: LabelRecord, known: Known, rename = (name: string) => name): Labels {
  const labels: Record<string, SaidValue> = {}
  for (const [name, value] of Object.entries(fields)) {
    const attribute = attributeOf(rename(name), known)
    if (!attribute) continue
    const said = readValue(value)
    if (said === undefined) return reject(place, 'bad-value', `${name}: ${String(value)}`)
    if (said !== null) labels[attribute] = said
  }
  return { ok: true, labels }
}

/** Labels of which a file names those that were chosen. */
export function labelsOfChoices(place: string, chosen: readonly string[], known: Known): Labels {
  const labels: Record<string, SaidValue> = Object.fromEntries(known.reading.noWhereAbsent.map((key) => [key, 'no']))
  for (const name of chosen) {
    const attribute = attributeOf(name, known)
    if (attribute === undefined) return reject(place, 'unknown-attribute', name)
    if (attribute) labels[attribute] = 'yes'
  }
  return { ok: true, labels }
}

type About = Partial<Omit<Extract<ReadLabel, { is: 'row' }>, 'is' | 'place' | 'labels' | 'spans'>> & { marks?: Marks }

const NOTHING = {
  comment: null,
  text: null,
  revision: null,
  annotator: null,
  labelledAt: null,
  scoreSeen: null,
  bulk: false,
  guideline: null,
  skip: null,
} as const

/** A row of what was read, or why it is none. */
export function toRow(place: string, said: Labels, { marks = NO_MARKS, ...about }: About): ReadLabel {
  for (const one of [said, marks])
    if (!one.ok) return { is: 'rejected', place: one.place, why: one.why, what: one.what }
  const labels = said.ok ? said.labels : {}
  const spans = marks.ok ? marks.spans : null
  const stray = spans?.find(({ attribute }) => (labels[attribute] ?? 'no') === 'no')
  if (stray) return { is: 'rejected', place, why: 'span-unlabelled', what: stray.attribute }
  if (Object.keys(labels).length === 0 && !about.skip) return { is: 'rejected', place, why: 'no-labels', what: null }
  const row = { ...NOTHING, ...about }
  if (row.comment === null && row.text === null) return { is: 'rejected', place, why: 'no-comment', what: null }
  return { is: 'row', place, labels, spans, ...row }
}

/** A text or a number of a file; null for nothing and for anything else. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : null
}

export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : null
}

export function timeOf(value: unknown): Date | null {
  const time = typeof value === 'string' ? new Date(value) : null
  return time && !Number.isNaN(time.getTime()) ? time : null
}

/** A truth value as JSON or a table has it; null for anything else. */
export function truthOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  return value === 'true' ? true : value === 'false' ? false : null
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
