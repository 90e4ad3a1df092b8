import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ShownBlocks } from '#app/(desk)/sites/[site]/pages/[page]/line-parts.ts'
import {
  answered,
  type ReviewState,
  say,
  takeBack,
  unanswered,
} from '#app/(desk)/sites/[site]/pages/[page]/review-state.ts'
import { NOT_DONE, sayProblem } from '#app/(desk)/sites/[site]/pages/words.ts'
import { type Answer, postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import { useQueueCounts } from '#app/shell/queue-counts.tsx'
import { BLOCKS_SHOWN, type PagePreview } from '#lib/ingest/page-preview.ts'
import type {
  CorrectionAsked,
  PageReview,
  ReviewOutcome,
  ReviewQuery,
  Settled,
  SettleOutcome,
} from '#lib/ingest/review/schema.ts'

type Window = Pick<ReviewQuery, 'blocksFrom' | 'commentsFrom'>

/** The block to go on with, and how blocks are cut until the server has answered; null where only the server knows. */
type Soon = { next: number; blocks: ShownBlocks | null }

export type Review = {
  shown: PageReview | null
  /** What the person said before, the newest last. */
  past: readonly CorrectionAsked[]
  busy: boolean
  problem: string | null
  settled: Settled | null
  /** Whether the blocks that are shown are cut as was said last. */
  fresh: boolean
  /** `soon` where it cuts blocks. */
  correct: (correction: CorrectionAsked, soon?: Soon) => void
  undo: () => void
  look: (window: Window) => void
  settle: () => Promise<void>
}

/** A stored page under correction: each change is shown as the server separates it, and kept when it is settled. */
export function useReview(siteKey: string, pageId: string): Review {
  const router = useRouter()
  const { refresh } = useQueueCounts()
  const [state, setState] = useState<ReviewState | null>(null)
  const [busy, setBusy] = useState(true)
  const [problem, setProblem] = useState<string | null>(null)
  const [settled, setSettled] = useState<Settled | null>(null)
  const asked = useRef(0)
  const path = `/api/sites/${siteKey}/pages/${pageId}`

  /** `now` is what is seen until the answer comes. */
  const ask = useCallback(
    async (query: Partial<ReviewQuery>, now: ReviewState | null): Promise<void> => {
      asked.current += 1
      const turn = asked.current
      setState(now)
      setBusy(true)
      const answer = read(await postJson<ReviewOutcome>(`${path}/review`, { correction: null, ...query }))
      // What was asked since counts.
      if (turn !== asked.current) return
      setBusy(false)
      if (answer.ok) {
        setProblem(null)
        return setState(answered(now, answer.review))
      }
      setProblem(now?.cut ? `${answer.message} ${NOT_DONE}` : answer.message)
      setState(now && unanswered(now))
    },
    [path],
  )

  useEffect(() => void ask({}, null), [ask])

  const shown = state?.shown ?? null
  const window = () => ({ blocksFrom: shown?.preview.blocks.from, commentsFrom: shown?.preview.comments.from })
  const askFor = (next: ReviewState, part: Partial<Window> = {}) =>
    void ask({ correction: next.shown.correction, ...window(), ...part }, next)

  function correct(correction: CorrectionAsked, soon?: Soon): void {
    if (!state) return
    const next = say(state, correction, soon?.blocks ?? null)
    askFor(next, soon && around(soon.next, next.shown.preview))
  }

  async function settle(): Promise<void> {
    if (!shown) return
    setBusy(true)
    const { correction, separationId } = shown
    const answer = await postJson<SettleOutcome>(`${path}/settle`, { correction, separationId })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.message)
    if (!answer.value.ok) return setProblem(sayProblem(answer.value))
    setSettled(answer.value)
    await refresh()
    router.refresh()
  }

  return {
    shown,
    fresh: state !== null && state.cut === null,
    past: state?.past ?? [],
    busy,
    problem,
    settled,
    correct,
    undo: () => state && state.past.length > 0 && askFor(takeBack(state)),
    look: (part) => state && askFor(state, part),
    settle,
  }
}

/** Blocks around the next one, which are those of before where it is among them. */
function around(next: number, { blocks: { from } }: PagePreview): Window {
  return { blocksFrom: from <= next && next < from + BLOCKS_SHOWN ? from : Math.max(0, next - 20) }
}

type Read = { ok: true; review: PageReview } | { ok: false; message: string }

/** A page as the server shows it, or why it does not, in a sentence. */
function read(answer: Answer<ReviewOutcome>): Read {
  if (!answer.ok) return answer
  return answer.value.ok ? answer.value : { ok: false, message: sayProblem(answer.value) }
}
