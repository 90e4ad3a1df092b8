import type { ArchiveRow } from '#lib/datasets/archive/schema.ts'

/** What is counted while the rows of an archive go by. */
export type Counted = {
  /** What was taken out of texts, by kind. */
  redactions: Record<string, number>
  /** Cells that a spreadsheet would have run. */
  guardedCells: number
  /** Rows by name, version, digest and thresholds of the scorer, as JSON. */
  models: Record<string, number>
  /** Rows by how many annotators they have. */
  annotators: Record<number, number>
  /** When the first and the last comment was posted, by ISO 8601; null where that is known of none. */
  posted: { first: string; last: string } | null
}

export const countNothing = (): Counted => {
  return { redactions: {}, guardedCells: 0, models: {}, annotators: {}, posted: null }
}

/** Counts a row in, and what was redacted in it. */
export function countRow(counted: Counted, row: ArchiveRow, redactions: Record<string, number>): void {
  for (const [kind, count] of Object.entries(redactions)) {
    counted.redactions[kind] = (counted.redactions[kind] ?? 0) + count
  }
  counted.annotators[row.annotator_count] = (counted.annotators[row.annotator_count] ?? 0) + 1
  if (row.created_at !== null) counted.posted = widen(counted.posted, row.created_at)
  if (row.model_name === null) return
  const model = JSON.stringify([row.model_name, row.model_version, row.model_digest, row.model_threshold])
  counted.models[model] = (counted.models[model] ?? 0) + 1
}

function widen(posted: Counted['posted'], at: string): { first: string; last: string } {
  if (!posted) return { first: at, last: at }
  return { first: at < posted.first ? at : posted.first, last: at > posted.last ? at : posted.last }
}

type Model = {
  name: string
  version: string | null
  weights_digest: string | null
  /** By attribute; null where the snapshot does not say. */
  threshold: Record<string, number | null> | null
  rows: number
}

type Key = [name: string, version: string | null, digest: string | null, threshold: Model['threshold']]

/** A 32-bit float has some seven decimal digits: 0.7 as a person wrote it. */
function asWritten(threshold: Model['threshold']): Model['threshold'] {
  if (!threshold) return null
  const decimal = (value: number | null) => value && Number(value.toPrecision(7))
  return Object.fromEntries(Object.entries(threshold).map(([key, value]) => [key, decimal(value)]))
}

/** The scorers whose scores are in an archive, in an order of their own. */
export function modelsOf({ models }: Pick<Counted, 'models'>): Model[] {
  const told = Object.entries(models).sort(([a], [b]) => (a < b ? -1 : 1))
  return told.map(([model, rows]) => {
    const [name, version, digest, threshold] = JSON.parse(model) as Key
    return { name, version, weights_digest: digest, threshold: asWritten(threshold), rows }
  })
}
