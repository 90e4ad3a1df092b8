import { ATTRIBUTES, type ScoreOutcome, type Scores } from '#lib/scoring/schema.ts'

/** A comment's current score as it stands in the database: columns, and for a missing score its outcome and reason. */
export type ScoreColumns = {
  scoring: 'scored' | 'skipped' | 'failed'
  reason: string | null
  scores: Record<string, number | null>
  confidence: number | null
}

/** The outcome that stored columns stand for. Throws on columns that contradict each other. */
export function outcomeOf(columns: ScoreColumns): ScoreOutcome {
  if (columns.scoring !== 'scored') {
    return { outcome: columns.scoring, reason: columns.reason } as Exclude<ScoreOutcome, { outcome: 'scored' }>
  }
  const scores = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, numberOf(columns.scores[attribute])]))
  return { outcome: 'scored', scores: scores as Scores, confidence: numberOf(columns.confidence), spans: [] }
}

function numberOf(value: number | null | undefined): number {
  if (typeof value !== 'number') throw new Error('a scored comment lacks a number')
  return value
}
