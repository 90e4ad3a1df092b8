import type { PageOrigin } from '#lib/ingest/schema.ts'
import type { Separation } from '#lib/separation/schema.ts'
import { isUnsure } from '#lib/separation/sureness.ts'

/** Whose pages nobody has looked at: in the web a person saw the separation first, and we saw that of the samples. */
const UNSEEN: readonly PageOrigin[] = ['cli', 'api']

/** Whether the comments of a page stay out of the queues until somebody has looked at its separation. */
export function waitsForALook(
  { confidence, comments }: Pick<Separation, 'confidence' | 'comments'>,
  { origin, corrected }: { origin: PageOrigin; corrected: boolean },
): boolean {
  const sure = { borderConfidence: confidence.border, hasCommentsConfidence: confidence.hasComments }
  return UNSEEN.includes(origin) && isUnsure({ ...sure, corrected, comments: comments.length })
}
