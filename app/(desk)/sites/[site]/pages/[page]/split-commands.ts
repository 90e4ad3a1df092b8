import { begin, mark } from '#app/(desk)/sites/[site]/pages/[page]/review-commands.ts'
import type { CorrectionAsked } from '#lib/ingest/review/schema.ts'
import { withSplit } from '#lib/separation/change-splits.ts'
import type { Unit } from '#lib/separation/places.ts'

/** What is said of the second part, by its index, in the same go as the block is split. */
type Behind = ((correction: CorrectionAsked, part: { block: number }) => CorrectionAsked) | null

/** The comments begin with the second part, which is no more what the whole block was marked as. */
const beginAnew: Behind = ({ marks, ...rest }, part) => {
  const others = Object.entries(marks).filter(([index]) => Number(index) !== part.block)
  return begin({ ...rest, marks: Object.fromEntries(others) }, part)
}

/** What the hands can do between the words of a block. Keys, buttons and help are made from this table alone. */
export type SplitCommand = {
  /** As KeyboardEvent.key says them; after "Shift " with Shift. The first one is shown. */
  keys: readonly string[]
  title: string
  /** How the title begins, which is all that a button shows: those beside it speak of what stands behind the place too. */
  short?: string
} & ({ does: 'step'; unit: Unit; by: 1 | -1 } | { does: 'split'; behind: Behind } | { does: 'leave' })

export const SPLIT_COMMANDS: readonly SplitCommand[] = [
  { keys: ['ArrowLeft'], title: 'Word back', does: 'step', unit: 'words', by: -1 },
  { keys: ['ArrowRight'], title: 'Word on', does: 'step', unit: 'words', by: 1 },
  { keys: ['ArrowUp'], title: 'Sentence back', does: 'step', unit: 'sentences', by: -1 },
  { keys: ['ArrowDown'], title: 'Sentence on', does: 'step', unit: 'sentences', by: 1 },
  { keys: ['Shift ArrowLeft'], title: 'Letter back', does: 'step', unit: 'characters', by: -1 },
  { keys: ['Shift ArrowRight'], title: 'Letter on', does: 'step', unit: 'characters', by: 1 },
  { keys: ['Enter'], title: 'Split here', does: 'split', behind: null },
  { keys: ['b'], title: 'Comments begin here', does: 'split', behind: beginAnew },
  { keys: ['c'], title: 'A new comment from here', short: 'A new comment', does: 'split', behind: mark('begins') },
  { keys: ['v'], title: 'Goes on from here', short: 'Goes on', does: 'split', behind: mark('continues') },
  { keys: ['a'], title: 'Author or time from here', short: 'Author or time', does: 'split', behind: mark('byline') },
  { keys: ['x'], title: 'Furniture from here', short: 'Furniture', does: 'split', behind: mark('furniture') },
  { keys: ['t'], title: 'Article from here', short: 'Article', does: 'split', behind: mark('article') },
  { keys: ['Escape'], title: 'Leave it whole', does: 'leave' },
]

type Pressed = { key: string; shiftKey: boolean; ctrlKey: boolean; altKey: boolean; metaKey: boolean }

/** The command of a key; undefined for any other key, and with Ctrl, Alt or Cmd. */
export function splitCommandOf(event: Pressed): SplitCommand | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined
  const pressed = event.shiftKey ? `Shift ${event.key}` : event.key
  return SPLIT_COMMANDS.find(({ keys }) => keys.includes(pressed))
}

/** What becomes of what a person said when they split a block at a place. */
export function splitAt(
  correction: CorrectionAsked,
  where: { block: number; place: number },
  behind: Behind,
): CorrectionAsked {
  const split = withSplit(correction, where)
  return behind ? behind(split, { block: where.block + 1 }) : split
}
