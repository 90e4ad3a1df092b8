import type { AttributeOutcome } from '#lib/labels/attributes/schema.ts'

const REFUSED: Record<Extract<AttributeOutcome, { ok: false }>['reason'], string> = {
  'key-taken': 'An attribute has this key already, or had it. Keys stay for good: choose another.',
  'too-many': 'There are 40 already. An annotator has to have them all in mind.',
  'not-there': 'This attribute is not here any more.',
  'not-a-target': 'It cannot be merged into this one.',
  'merged-already': 'It was merged already.',
}

/** What an answer means in words; null where it went well. */
export const explainOutcome = (outcome: AttributeOutcome): string | null =>
  outcome.ok ? null : REFUSED[outcome.reason]
