import { UserError } from '#lib/errors.ts'
import { ATTRIBUTES, type Attribute, type ScoreOutcome, type Scorer, type Scores } from '../schema.ts'
import type { LabelledRow } from '../training/read-rows.ts'
import type { Judged } from './rank-measures.ts'

/** A text's outcome with what is known of it. */
export type Scored = { row: LabelledRow; scores: Scores; spans: readonly { start: number; end: number }[] }

const NOTHING = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, 0])) as Scores

/** What an outcome counts as in a measure: a text that was skipped found nothing. */
export function scoresOf(outcome: ScoreOutcome | undefined): Scores {
  return outcome?.outcome === 'scored' ? outcome.scores : NOTHING
}

/**
 * What a scorer says of texts that it is measured by. Rejects with a sentence where some failed: these would count as if
 * nothing had been found in them.
 */
export async function scoreTexts(texts: readonly string[], scorer: Scorer): Promise<ScoreOutcome[]> {
  const outcomes = await scorer.score(texts)
  const failed = outcomes.filter(({ outcome }) => outcome === 'failed')
  const lost = failed.length + texts.length - outcomes.length
  if (lost === 0) return [...outcomes]
  const why = [...new Set(failed.map((one) => (one.outcome === 'failed' ? one.reason : '')))].join(', ')
  throw new UserError(`${scorer.id} failed at ${lost} of ${texts.length} texts (${why || 'no outcome'}): not measured.`)
}

/** Scores rows in batches. */
export async function scoreRows(rows: readonly LabelledRow[], scorer: Scorer): Promise<Scored[]> {
  const texts = rows.map(({ text }) => text)
  const outcomes = await scoreTexts(texts, scorer)
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
