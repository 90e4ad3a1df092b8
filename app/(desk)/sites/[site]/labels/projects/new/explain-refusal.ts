import type { ProjectOutcome } from '#lib/assignments/schema.ts'

/** Why a project was not made, or a choice holds nothing, in words. */
export function explainRefusal(refusal: Extract<ProjectOutcome, { ok: false }>): string {
  switch (refusal.reason) {
    case 'nothing':
      return 'No comment is chosen by this.'
    case 'too-many':
      return 'These are more than 20,000 comments. Narrow them, or take a sample.'
    case 'no-dataset':
      return 'The dataset is not here any more.'
    case 'unknown-attribute':
      return 'One of the attributes is not asked for any more. Load this page again.'
    case 'unknown-ids':
      return `${refusal.missing} of the ids are no comments of this site with a text, or are gold: ${refusal.first.join(', ')}`
  }
}
