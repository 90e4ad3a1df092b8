import type { Status } from '#lib/decisions/kinds.ts'
import type { Refusal, SeenComment } from '#lib/decisions/schema.ts'

/** How a comment stands in the database when a decision on it was not applied; null where the site has no such one. */
export type Standing = {
  version: number
  status: Status
  decidedById: string | null
  decidedBy: string | null
  decidedAt: Date | null
  /** Deleted at its source: there is nothing to decide. */
  gone: boolean
} | null

type Asked = SeenComment & { after: Status }

/** Says why a decision was not taken, from how the comment stands now and whether who asked may override. */
export function explainRefusal(asked: Asked, standing: Standing, mayOverride: boolean): Refusal {
  const { commentId } = asked
  if (!standing) return { commentId, why: 'not-here', version: null, status: null, decidedBy: null, decidedAt: null }
  const { decidedById: _, gone: __, ...shown } = standing
  return { commentId, why: reasonFor(asked, standing, mayOverride), ...shown }
}

function reasonFor(asked: Asked, standing: NonNullable<Standing>, mayOverride: boolean): Refusal['why'] {
  if (standing.gone) return 'gone'
  if (standing.version !== asked.version) return 'changed-meanwhile'
  if (standing.status === asked.after) return 'already-so'
  return mayOverride ? 'needs-reason' : 'needs-override'
}
