import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ShownBlocks } from '#app/(desk)/sites/[site]/pages/[page]/line-parts.ts'
import { sayProblem } from '#app/(desk)/sites/[site]/pages/words.ts'
import { postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
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

/** What is known of an answer before it comes. */
type Soon = { next: number; blocks: ShownBlocks }

export type Review = {
  shown: PageReview | null
  /** What the person said before, the newest last. */
  past: readonly CorrectionAsked[]
  busy: boolean
  problem: string | null
  settled: Settled | null
  /** Whether the blocks that are shown are cut as was said last. */
  fresh: boolean
  /** `next` is the block to go on with, and `blocks` how they are shown until the server has answered. */
  correct: (correction: CorrectionAsked, soon?: Soon) => void
  undo: () => void
  look: (window: Window) => void
  settle: () => Promise<void>
}

/** A stored page under correction: each change is shown as the server separates it, and kept when it is settled. */
export function useReview(siteKey: string, pageId: string): Review {
  const router = useRouter()
  const { refresh } = useQueueCounts()
  const [shown, setShown] = useState<PageReview | null>(null)
  /** The splits that the blocks which are shown have. */
  const [cut, setCut] = useState<readonly number[]>([])
  const [past, setPast] = useState<readonly CorrectionAsked[]>([])
  const [busy, setBusy] = useState(true)
  const [problem, setProblem] = useState<string | null>(null)
  const [settled, setSettled] = useState<Settled | null>(null)
  const asked = useRef(0)
  const path = `/api/sites/${siteKey}/pages/${pageId}`

  const ask = useCallback(
    async (query: Partial<ReviewQuery>): Promise<boolean> => {
      asked.current += 1
      const turn = asked.current
      setBusy(true)
      const answer = await postJson<ReviewOutcome>(`${path}/review`, { correction: null, ...query })
      // What was asked since counts.
      if (turn !== asked.current) return false
      setBusy(false)
      if (!answer.ok) setProblem(answer.message)
      else if (!answer.value.ok) setProblem(sayProblem(answer.value))
      else {
        setProblem(null)
        setShown(answer.value.review)
        setCut(answer.value.review.correction.splits)
        return true
      }
      return false
    },
    [path],
  )

  useEffect(() => void ask({}), [ask])

  const window = () => ({ blocksFrom: shown?.preview.blocks.from, commentsFrom: shown?.preview.comments.from })

  async function correct(correction: CorrectionAsked, soon?: Soon): Promise<void> {
    if (!shown) return
    const before = shown.correction
    const preview = soon ? { ...shown.preview, blocks: soon.blocks } : shown.preview
    setShown({ ...shown, correction, preview })
    if (soon) setCut(correction.splits)
    setPast((all) => [...all, before])
    await ask({ correction, ...window(), ...(soon && around(soon.next, preview)) })
  }

  async function undo(): Promise<void> {
    const before = past.at(-1)
    if (!before || !shown) return
    setPast(past.slice(0, -1))
    setShown({ ...shown, correction: before })
    await ask({ correction: before, ...window() })
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
    fresh: shown?.correction.splits.join() === cut.join(),
    past,
    busy,
    problem,
    settled,
    correct: (correction, soon) => void correct(correction, soon),
    undo: () => void undo(),
    look: (part) => void ask({ correction: shown?.correction ?? null, ...window(), ...part }),
    settle,
  }
}

/** Blocks from where the next one is among them. */
function around(next: number, { blocks: { from } }: PagePreview): Window {
  return { blocksFrom: next < from + BLOCKS_SHOWN ? from : Math.max(0, next - 20) }
}
