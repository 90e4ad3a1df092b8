import { unitsBefore } from '#lib/datasets/code-points.ts'
import type { LabelSpan } from '#lib/datasets/schema.ts'
import { attributeOf, isRecord, type Known } from '#lib/label-imports/formats/read-labels.ts'
import type { Rejected } from '#lib/label-imports/schema.ts'

/** The marks of a row; null where the file tells nothing of any. */
export type Marks = { ok: true; spans: LabelSpan[] | null } | ({ ok: false } & Rejected)

type Mark = { attribute: unknown; start: unknown; end: unknown }

export const NO_MARKS: Marks = { ok: true, spans: null }

const reject = (place: string, why: Rejected['why'], what: string | null = null): Marks => {
  return { ok: false, place, why, what: what?.slice(0, 100) ?? null }
}

function readMarks(place: string, marks: readonly Mark[], known: Known): Marks {
  const spans: LabelSpan[] = []
  for (const { attribute: name, start, end } of marks) {
    if (typeof name !== 'string' || !isPlace(start) || !isPlace(end)) return reject(place, 'bad-span')
    const attribute = attributeOf(name, known)
    if (attribute === undefined) return reject(place, 'unknown-attribute', name)
    if (attribute) spans.push({ attribute, start, end })
  }
  return { ok: true, spans }
}

const isPlace = (value: unknown): value is number => Number.isSafeInteger(value)

/** Our own marks: a list of attribute, start and end, in a table as JSON. */
export function marksOfList(place: string, value: unknown, known: Known): Marks {
  if (value === undefined) return NO_MARKS
  const list = typeof value === 'string' ? readJson(value) : (value ?? [])
  if (!Array.isArray(list) || !list.every(isRecord)) return reject(place, 'bad-span')
  return readMarks(place, list.map(({ attribute, start, end }) => ({ attribute, start, end })), known) // biome-ignore format: one thought
}

function readJson(text: string): unknown {
  if (text.trim() === '') return []
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Regions of Label Studio, which counts code points since its version 1.4. */
export function marksOfRegions(
  place: string,
  values: readonly unknown[],
  { text, known }: { text: string; known: Known },
): Marks {
  // biome-ignore format: one thought
  if (values.length === 0) return NO_MARKS
  const at = (points: unknown) => (isPlace(points) && points >= 0 ? unitsBefore(text, points) : points)
  const marks = values.flatMap((value): Mark[] => {
    if (!isRecord(value) || !Array.isArray(value['labels'])) return [{ attribute: null, start: null, end: null }]
    return value['labels'].map((attribute) => ({ attribute, start: at(value['start']), end: at(value['end']) }))
  })
  return readMarks(place, marks, known)
}

/** Entities of doccano, which counts UTF-16 code units: lists of start, end and label, or objects. */
export function marksOfEntities(place: string, value: unknown, known: Known): Marks {
  if (value === undefined) return NO_MARKS
  if (!Array.isArray(value)) return reject(place, 'bad-span')
  const marks = value.map((one): Mark => {
    if (isRecord(one)) return { attribute: one['label'], start: one['start_offset'], end: one['end_offset'] }
    const [start, end, attribute] = Array.isArray(one) ? one : []
    return { attribute, start, end }
  })
  return readMarks(place, marks, known)
}
