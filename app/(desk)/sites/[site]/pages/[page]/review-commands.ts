import type { CorrectionAsked } from '#lib/ingest/review/schema.ts'
import type { Mark } from '#lib/separation/schema.ts'

/** What the hands can do at a block. Keys, buttons and help are made from this table alone. */
export type ReviewCommand = {
  keys: readonly string[]
  title: string
  /** What becomes of what a person said, when they do this at a block; where it is null the command only moves. */
  change: ((correction: CorrectionAsked, block: number) => CorrectionAsked) | null
  /** Moves the focus by so many blocks. */
  step?: number
}

const mark =
  (kind: Mark) =>
  ({ marks, ...rest }: CorrectionAsked, block: number): CorrectionAsked => ({
    ...rest,
    marks: { ...marks, [block]: kind },
  })

const unmark = ({ marks, ...rest }: CorrectionAsked, block: number): CorrectionAsked => {
  const { [block]: _, ...others } = marks
  return { ...rest, marks: others }
}

export const REVIEW_COMMANDS = [
  { keys: ['s', 'j', 'ArrowDown'], title: 'Next block', change: null, step: 1 },
  { keys: ['w', 'k', 'ArrowUp'], title: 'Block before', change: null, step: -1 },
  { keys: ['PageDown'], title: 'Ten blocks on', change: null, step: 10 },
  { keys: ['PageUp'], title: 'Ten blocks back', change: null, step: -10 },
  {
    keys: ['b'],
    title: 'Comments begin here',
    change: (correction, border) => ({ ...correction, border, marks: marksFrom(correction, border) }),
  },
  { keys: ['n'], title: 'No comments on this page', change: () => ({ border: null, marks: {} }) },
  { keys: ['c'], title: 'A new comment', change: mark('begins') },
  { keys: ['v'], title: 'Goes on with the one before', change: mark('continues') },
  { keys: ['a'], title: 'Author or time', change: mark('byline') },
  { keys: ['x'], title: 'Furniture', change: mark('furniture') },
  { keys: ['t'], title: 'Article', change: mark('article') },
  { keys: ['r'], title: 'As it was found', change: unmark },
] as const satisfies readonly ReviewCommand[]

/** Marks below a border that is moved stay; those above it spoke of comments that are none any more. */
function marksFrom({ marks }: CorrectionAsked, border: number): CorrectionAsked['marks'] {
  return Object.fromEntries(Object.entries(marks).filter(([block]) => Number(block) >= border))
}

/** The command of a key; undefined for any other key, and with Ctrl, Alt or Cmd. */
export function commandOf(event: {
  key: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
}): ReviewCommand | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined
  return REVIEW_COMMANDS.find(({ keys }: ReviewCommand) => keys.includes(event.key))
}
