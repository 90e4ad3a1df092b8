import { redactPersonalData } from '#lib/datasets/archive/redact-personal-data.ts'
import type { CommentHere } from '#lib/label-imports/data.ts'
import type { LabelRow, Rejected } from '#lib/label-imports/schema.ts'
import { storable } from '#lib/text.ts'

export type Judged = { ok: true; comment: CommentHere } | { ok: false; rejected: Rejected }

/**
 * Whether a row can be taken: it means one comment that is here, and was said of the text that it has. A row that
 * names the revision needs no text; a text counts as the same where our archives would have redacted it so.
 */
export function judgeRow({ place, comment, text, revision }: LabelRow, meant: readonly CommentHere[]): Judged {
  const refuse = (why: Rejected['why']): Judged => ({ ok: false, rejected: { place, why, what: comment } })
  const [here, ...others] = meant
  if (!here) return refuse('not-here')
  if (others.length > 0) return refuse('many-texts')
  if (revision !== null) return here.byNumber ? { ok: true, comment: here } : refuse('no-revision')
  if (text === null || comment === null) return { ok: true, comment: here }
  const same =
    here.text !== null && [here.text, redactPersonalData(here.text.toWellFormed()).text].includes(storable(text))
  return same ? { ok: true, comment: here } : refuse('text-differs')
}
