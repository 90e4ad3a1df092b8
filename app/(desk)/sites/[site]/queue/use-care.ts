import type { Care } from '#lib/care/schema.ts'
import type { QueueRow } from '#lib/queue/schema.ts'
import { HARSH_FROM, isHarsh } from './harsh.ts'
import { useBlur } from './use-blur.ts'
import { useBreak } from './use-break.ts'
import { useExposure } from './use-exposure.ts'

/** Looks after who reads: which texts are blurred, how many harsh ones they read today, and whether a break is due. */
export function useCare(care: Care, { userId, focused }: { userId: string; focused: QueueRow | undefined }) {
  const { blurFrom, breakAfter, countExposure } = care
  const blur = useBlur(blurFrom)
  const { revealed, reveal } = blur
  const isBlurred = (row: QueueRow) =>
    blurFrom !== null && isHarsh(row.scores, blurFrom) && !revealed.has(row.commentId)
  const isReading = countExposure && focused && isHarsh(focused.scores, blurFrom ?? HARSH_FROM) && !isBlurred(focused)
  const exposure = useExposure(userId, isReading ? focused.commentId : null)
  const { minutes, later } = useBreak(breakAfter)
  return { blur, isBlurred, reveal, exposure: countExposure ? exposure : null, minutes, later }
}
