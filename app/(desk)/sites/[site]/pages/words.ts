import type { SettleOutcome } from '#lib/ingest/review/schema.ts'
import type { Mark } from '#lib/separation/schema.ts'
import { surenessOf } from '#lib/separation/sureness.ts'

type Confidence = { borderConfidence: number; hasCommentsConfidence: number }

/** What of a page is unsure, in a few words and a per cent. */
export function sayDoubt({ borderConfidence, hasCommentsConfidence }: Confidence): string {
  const percent = (value: number) => `${Math.round(value * 100)} %`
  if (surenessOf(hasCommentsConfidence) === 'unsure')
    return `Whether it has comments (${percent(hasCommentsConfidence)} sure)`
  return `Where they begin (${percent(borderConfidence)} sure)`
}

/** What a block is, as it stands beside it. */
export const KINDS: Record<Mark, string> = {
  begins: 'Comment',
  continues: 'goes on',
  byline: 'Author, time',
  article: 'Article',
  furniture: 'Furniture',
}

export const PROBLEMS: Record<Extract<SettleOutcome, { ok: false }>['reason'], string> = {
  'not-here': 'This page is not here any more.',
  erased: 'The text of this page was erased, so that it cannot be separated again.',
  'no-such-block': 'The page is cut into other blocks now. Reload it and mark it again.',
  'too-heavy': 'This page took too long to separate.',
  'changed-meanwhile': 'Somebody else corrected this page meanwhile. Reload it to see theirs; yours was not kept.',
}
