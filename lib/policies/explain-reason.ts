import type { Reason } from '#lib/policies/schema.ts'
import { percent } from '#lib/policies/score-word.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import type { FailReason, SkipReason } from '#lib/scoring/schema.ts'

const FAILED: Record<FailReason, string> = {
  'timed-out': 'it timed out',
  crashed: 'the scorer crashed',
  'not-ready': 'the scorer was not ready',
  'invalid-output': 'the scorer answered nonsense',
}

const SKIPPED: Record<SkipReason, string> = {
  empty: 'the text is empty',
  'no-words': 'there are no words in it',
}

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
        ? `Scoring failed: ${FAILED[reason.why]}`
        : `Not scored: ${SKIPPED[reason.why]}`
  }
}
