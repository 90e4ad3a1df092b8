import { ATTRIBUTES, type Attribute, type ScoreOutcome, type Scorer, type Scores } from '../schema.ts'
import type { LabelledRow } from '../training/read-rows.ts'
import type { Judged } from './rank-measures.ts'

/** A text's outcome with what is known of it. */
export type Scored = { row: LabelledRow; scores: Scores; spans: readonly { start: number; end: number }[] }

const NOTHING = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, 0])) as Scores

/** What an outcome counts as in a measure: a text that was not scored found nothing. */
export function scoresOf(outcome: ScoreOutcome | undefined): Scores {
  return outcome?.outcome === 'scored' ? outcome.scores : NOTHING
}

/** Scores rows in batches. */
export async function scoreRows(rows: readonly LabelledRow[], scorer: Scorer): Promise<Scored[]> {
  const outcomes = await scorer.score(rows.map(({ text }) => text))
  return rows.map((row, i) => {
    const outcome = outcomes[i]
    return { row, scores: scoresOf(outcome), spans: outcome?.outcome === 'scored' ? outcome.spans : [] }
  })
}

/** The rows whose source says something of an attribute, as true or not. */
export function judgedBy(scored: readonly Scored[], attribute: Attribute): Judged {
  return scored.flatMap(({ row, scores }) => {
    const label = row.labels[attribute]
    return label === null ? [] : [{ score: scores[attribute], truth: label >= 0.5 ? 1 : (0 as 0 | 1) }]
  })
}
