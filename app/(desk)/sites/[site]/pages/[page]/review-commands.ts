import type { LineParts } from '#app/(desk)/sites/[site]/pages/[page]/line-parts.ts'
import type { CorrectionAsked } from '#lib/ingest/review/schema.ts'
import { withoutSplit } from '#lib/separation/change-splits.ts'
import type { Mark } from '#lib/separation/schema.ts'

/** Where a command is given: at a block, which may be a part of a line that was split. */
export type At = { block: number; line: LineParts }

/** What the hands can do at a block. Keys, buttons and help are made from this table alone. */
export type ReviewCommand = {
  keys: readonly string[]
  title: string
  /** What becomes of what a person said, when they do this at a block; where it is null the command only moves. */
  change: ((correction: CorrectionAsked, at: At) => CorrectionAsked) | null
  /** Moves the focus by so many blocks. */
  step?: number
  /** Opens the words of the block, to split it between them. */
  opens?: true
  /** Makes one of what was split: a part and the one before it, or all parts of a line. */
  joins?: 'part' | 'line'
}

export const mark =
  (kind: Mark) =>
  ({ marks, ...rest }: CorrectionAsked, { block }: Pick<At, 'block'>): CorrectionAsked => ({
    ...rest,
    marks: { ...marks, [block]: kind },
  })

/**
 * The comments begin at a block, with the author lines that were marked right above it. Marks below a border that is moved
 * stay; of those above it only what is of the article or furniture, as the others spoke of comments that are none any more.
 */
export const begin = ({ marks, ...rest }: CorrectionAsked, { block }: Pick<At, 'block'>): CorrectionAsked => {
  let first = block
  while (marks[first - 1] === 'byline') first -= 1
  const isKept = (index: number, kind: Mark) =>
    index < first ? kind === 'article' || kind === 'furniture' : index !== block || kind !== 'article'
  const kept = Object.entries(marks).filter(([index, kind]) => isKept(Number(index), kind))
  return { ...rest, border: block, marks: Object.fromEntries(kept) }
}

/** The block with the one before it as one, where it was split from it. */
const join = (correction: CorrectionAsked, { block, line }: At): CorrectionAsked => {
  const place = block === line.first ? line.before : (line.splits[block - line.first - 1] ?? null)
  return place === null ? correction : withoutSplit(correction, { block, place })
}

/** The whole line, with all of its parts, which must be shown. */
const reset = ({ marks, ...rest }: CorrectionAsked, { line: { first, splits } }: At): CorrectionAsked => {
  const others = Object.entries(marks).filter(
    ([index]) => Number(index) < first || Number(index) > first + splits.length,
  )
  const unmarked: CorrectionAsked = { ...rest, marks: Object.fromEntries(others) }
  return splits.reduceRight((all, place, i) => withoutSplit(all, { block: first + i + 1, place }), unmarked)
}

export const REVIEW_COMMANDS = [
  { keys: ['s', 'j', 'ArrowDown'], title: 'Next block', change: null, step: 1 },
  { keys: ['w', 'k', 'ArrowUp'], title: 'Block before', change: null, step: -1 },
  { keys: ['PageDown'], title: 'Ten blocks on', change: null, step: 10 },
  { keys: ['PageUp'], title: 'Ten blocks back', change: null, step: -10 },
  { keys: ['b'], title: 'Comments begin here', change: begin },
  { keys: ['n'], title: 'No comments on this page', change: () => ({ border: null, splits: [], marks: {} }) },
  { keys: ['c'], title: 'A new comment', change: mark('begins') },
  { keys: ['v'], title: 'Goes on with the one before', change: mark('continues') },
  { keys: ['a'], title: 'Author or time', change: mark('byline') },
  { keys: ['x'], title: 'Furniture', change: mark('furniture') },
  { keys: ['t'], title: 'Article', change: mark('article') },
  { keys: ['d', 'Enter'], title: 'Split inside', change: null, opens: true },
  { keys: ['u', 'Backspace'], title: 'Join with the part before', change: join, joins: 'part' },
  { keys: ['r'], title: 'As it was found', change: reset, joins: 'line' },
] as const satisfies readonly ReviewCommand[]

type Pressed = { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean }

/** The command of a key; undefined for any other key, and with Ctrl, Alt or Cmd. */
export function commandOf(event: Pressed): ReviewCommand | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined
  return REVIEW_COMMANDS.find(({ keys }: ReviewCommand) => keys.includes(event.key))
}
