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

/** Why a command did nothing, or what was done came to nothing. */
export const NOT_CUT = 'The page is still being cut as you said. Press again when its blocks are here.'
export const NOT_SHOWN = 'This block is not shown yet. Press again when it is here.'
export const NOT_WHOLE = 'This line has parts beyond what was shown. See them, then press again.'
export const NOT_DONE = 'What you did last is not done.'

/** Where a text would be split: the words on either side. */
export function sayPlace(text: string, at: number): string {
  const before = text.slice(0, at).trim()
  const behind = text.slice(at).trim()
  const last = before.length > AROUND ? `… ${before.slice(-AROUND).replace(/^\S*\s+/, '')}` : before
  const next = behind.length > AROUND ? `${behind.slice(0, AROUND).replace(/\s+\S*$/, '')} …` : behind
  return `Splits between “${last}” and “${next}”.`
}

/** So many letters are said on either side, in whole words. */
const AROUND = 24

/** The keys that have no button. */
export const MOVES = '↓ and ↑ go from block to block. D, Enter or two presses on a place open the words of a block.'
export const SPLIT_MOVES =
  '← and → go word by word, ↑ and ↓ sentence by sentence, with Shift letter by letter. A letter key splits and says what is behind.'

/** The same for who has no keys. */
export const PRESS_A_PLACE = {
  closed: 'Press a block to put the focus there.',
  open: 'Press in the text where it is to be split, then say what is behind.',
}
