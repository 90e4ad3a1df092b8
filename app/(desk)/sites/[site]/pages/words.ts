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

type Problem = Extract<SettleOutcome, { ok: false }>

/** What came of a correction that was not taken. */
export const sayProblem = (problem: Problem): string =>
  problem.reason === 'bad-split' ? problem.detail : PROBLEMS[problem.reason]

const PROBLEMS: Record<Exclude<Problem['reason'], 'bad-split'>, string> = {
  'not-here': 'This page is not here any more.',
  erased: 'The text of this page was erased, so that it cannot be separated again.',
  'no-such-block': 'The page is cut into other blocks now. Reload it and mark it again.',
  'too-heavy': 'This page took too long to separate.',
  'changed-meanwhile': 'Somebody else corrected this page meanwhile. Reload it to see theirs; yours was not kept.',
}

export const NOT_IN_HTML =
  'This is an HTML page: its blocks are cut by its markup, and cannot be split inside. Blocks of text pages can.'

export const NOT_SPLIT = 'This block was not split from the one before it.'

/** Where a text would be split: the words on either side. */
export function sayPlace(text: string, at: number): string {
  const [before, after] = [text.slice(Math.max(0, at - AROUND), at).trim(), text.slice(at, at + AROUND).trim()]
  const [cutBefore, cutAfter] = [at > AROUND ? '… ' : '', at + AROUND < text.length ? ' …' : '']
  return `Splits between “${cutBefore}${before}” and “${after}${cutAfter}”.`
}

/** So many letters are said on either side. */
const AROUND = 28
