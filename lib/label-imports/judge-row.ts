import { cleanSpans, faultOfSpans } from '#lib/assignments/clean-spans.ts'
import { type Move, moveSpansBack } from '#lib/datasets/archive/move-spans.ts'
import { redactPersonalData } from '#lib/datasets/archive/redact-personal-data.ts'
import type { CommentHere } from '#lib/label-imports/data.ts'
import type { LabelRow, Rejected } from '#lib/label-imports/schema.ts'
import type { MarkedSpan, MarkedSpans } from '#lib/labels/schema.ts'
import { storable } from '#lib/text.ts'

/** `spans` are in the text that is here; null where the row tells nothing of marks. */
export type Judged = { ok: true; comment: CommentHere; spans: MarkedSpans | null } | { ok: false; rejected: Rejected }

/**
 * Whether a row can be taken: it means one comment that is here, was said of the text that it has, and marks words of
 * that. A row that names the revision needs no text; a text counts as the same where our archives would have redacted
 * it so.
 */
export function judgeRow(row: LabelRow, meant: readonly CommentHere[]): Judged {
  const { place, comment, text, revision } = row
  const refuse = (why: Rejected['why'], what = comment): Judged => ({ ok: false, rejected: { place, why, what } })
  const [here, ...others] = meant
  if (!here) return refuse('not-here')
  if (others.length > 0) return refuse('many-texts')
  if (revision !== null && !here.byNumber) return refuse('no-revision')
  const own = here.text ?? ''
  const named = revision !== null || text === null
  const read = named ? { text: own, moves: [] } : readingOf(here.text, storable(text))
  if (!read) return refuse('text-differs')
  if (row.spans === null) return { ok: true, comment: here, spans: null }
  const spans: Record<string, MarkedSpan[]> = {}
  for (const { attribute, start, end } of row.spans) {
    const fault = faultOfSpans([[start, end]], read.text)
    if (fault) return refuse(fault, `${attribute}: ${start} to ${end}`)
    spans[attribute] = [...(spans[attribute] ?? []), ...moveSpansBack([[start, end]], read.moves)]
  }
  const cleaned = Object.entries(spans).map(([attribute, list]) => [attribute, cleanSpans(list, own) ?? []])
  return { ok: true, comment: here, spans: Object.fromEntries(cleaned) }
}

/** A text of ours as a file has it, and what was replaced in it on the way; null where it is another. */
function readingOf(here: string | null, text: string): { text: string; moves: Move[] } | null {
  if (here === null) return null
  if (here === text) return { text, moves: [] }
  const redacted = redactPersonalData(here.toWellFormed())
  return redacted.text === text ? redacted : null
}
