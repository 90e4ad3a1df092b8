import type { Tx } from '#lib/db/client.ts'
import type { Status } from '#lib/decisions/kinds.ts'

/** A comment that is being reported, as it stands while its row is held. */
export type HeldComment = {
  commentId: string
  revisionId: string
  status: Status
  version: number
  reports: number
  present: boolean
  erased: boolean
}

/** Holds the state of a comment that another system sent, by the id that it gave; null when there is none. */
export async function holdComment(
  tx: Tx,
  of: { siteId: string; source: string; externalId: string },
): Promise<HeldComment | null> {
  const [held] = await tx.$queryRaw<HeldComment[]>`
    SELECT s.comment_id AS "commentId", s.revision_id AS "revisionId", s.status::text AS status, s.version, s.reports,
      c.source_state = 'present' AS present, c.erased_at IS NOT NULL AS erased
    FROM comments c JOIN comment_states s ON s.comment_id = c.id
    WHERE c.site_id = ${of.siteId}::uuid AND c.source = ${of.source} AND c.external_id = ${of.externalId}
    FOR UPDATE OF s`
  return held ?? null
}

/** How many readers reported a text, how many of them since its last decision, and whether that was one of a bulk. */
export async function countReports(
  tx: Tx,
  { commentId, revisionId, version }: HeldComment,
): Promise<{ reports: number; sinceDecided: number; weak: boolean }> {
  const [counted] = await tx.$queryRaw<{ reports: number; sinceDecided: number; weak: boolean }[]>`
    SELECT count(*)::int AS reports, (count(*) FILTER (WHERE r.version >= ${version}))::int AS "sinceDecided",
      coalesce((SELECT b.weak FROM decisions d JOIN batches b ON b.id = d.batch_id
        WHERE d.comment_id = ${commentId}::uuid ORDER BY d.version DESC LIMIT 1), false) AS weak
    FROM reports r WHERE r.revision_id = ${revisionId}::uuid`
  if (!counted) throw new Error('counting answered nothing')
  return counted
}
