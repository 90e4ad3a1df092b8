import type { ShownBlocks } from '#app/(desk)/sites/[site]/pages/[page]/line-parts.ts'
import type { CorrectionAsked, PageReview } from '#lib/ingest/review/schema.ts'

/** A page as a person sees it, and what they said of it before, the newest last. */
type Seen = { shown: PageReview; past: readonly CorrectionAsked[] }

/**
 * A page under correction. `cut` is what was seen when the blocks that are shown were cut as was said; null while they
 * are. Until then nobody can say which block is meant, and there is the way back when the server does not answer.
 */
export type ReviewState = Seen & { cut: Seen | null }

/** With a correction said; `blocks` are how its blocks are cut, where that is known before the server says it. */
export function say(state: ReviewState, correction: CorrectionAsked, blocks: ShownBlocks | null): ReviewState {
  const past = [...state.past, state.shown.correction]
  if (!blocks) return turn(state, correction, past)
  const preview = { ...state.shown.preview, blocks }
  return { shown: { ...state.shown, correction, preview }, past, cut: null }
}

/** With what was said last taken back; the same where nothing was said. */
export function takeBack(state: ReviewState): ReviewState {
  const before = state.past.at(-1)
  return before ? turn(state, before, state.past.slice(0, -1)) : state
}

/** As the server shows it, which cuts the blocks as was said. */
export const answered = (state: ReviewState | null, shown: PageReview): ReviewState => ({
  shown,
  past: state?.past ?? [],
  cut: null,
})

/** Without an answer: back to where the blocks were cut as was said. What was said of blocks that are shown stays. */
export const unanswered = (state: ReviewState): ReviewState => (state.cut ? { ...state.cut, cut: null } : state)

function turn(state: ReviewState, correction: CorrectionAsked, past: readonly CorrectionAsked[]): ReviewState {
  const { shown } = state.cut ?? state
  const isCut = correction.splits.join() === shown.correction.splits.join()
  const cut = isCut ? null : (state.cut ?? { shown: state.shown, past: state.past })
  return { shown: { ...state.shown, correction }, past, cut }
}
