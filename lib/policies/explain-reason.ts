import type { Reason } from '#lib/policies/schema.ts'
import { percent } from '#lib/policies/score-word.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import { explainMissing } from '#lib/scoring/explain-missing.ts'

/** Why a comment waits for a person, in a sentence. */
export function explainReason(reason: Reason): string {
  switch (reason.kind) {
    case 'rule': {
      const { title } = ATTRIBUTE_TITLES[reason.attribute]
      return `${title} ${percent(reason.score)} is over this site's ${percent(reason.threshold)}`
    }
    case 'unsure-score':
      return `The scorer knows texts like this badly (confidence ${percent(reason.confidence)})`
    case 'no-score':
      return reason.outcome === 'failed'
        ? `Scoring failed: ${explainMissing(reason.why)}`
        : `Not scored: ${explainMissing(reason.why)}`
  }
}
