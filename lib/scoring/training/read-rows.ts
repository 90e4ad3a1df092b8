import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { UserError } from '#lib/errors.ts'
import { ATTRIBUTES, type Attribute } from '../schema.ts'

/** A labelled comment: one number for each attribute in 0..1, null where its source does not say. */
export type LabelledRow = {
  id: string
  text: string
  labels: Readonly<Record<Attribute, number | null>>
  source: string
}

/** A post with the parts that its raters found toxic, in UTF-16 units, half-open. */
export type SpanRow = { id: string; text: string; spans: [number, number][] }

/** Rejects with a sentence that names the file: it may be missing, cut off, or something else. */
function readLines(file: string): unknown[] {
  try {
    const text = gunzipSync(readFileSync(file)).toString('utf8')
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown reason'
    throw new UserError(`${file} cannot be read as gzipped JSON lines: ${why}.`, { cause: error })
  }
}

/** Reads gzipped JSON lines of labelled comments. */
export function readLabelled(file: string): LabelledRow[] {
  return readLines(file) as LabelledRow[]
}

/** The labels of a row in canonical order, NaN where there is none. */
export function labelVector(row: LabelledRow): number[] {
  return ATTRIBUTES.map((attribute) => row.labels[attribute] ?? Number.NaN)
}

function unitsBefore(text: string): number[] {
  const units = [0]
  for (const character of text) units.push((units.at(-1) ?? 0) + character.length)
  return units
}

/** Reads posts with spans; the file counts code points, the rows returned count UTF-16 units. */
export function readSpanRows(file: string): SpanRow[] {
  return (readLines(file) as SpanRow[]).map((row) => {
    const units = unitsBefore(row.text)
    const at = (point: number): number => units[point] ?? row.text.length
    return { ...row, spans: row.spans.map(([start, end]) => [at(start), at(end)]) }
  })
}
