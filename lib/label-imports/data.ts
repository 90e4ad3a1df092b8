import type { Tx } from '#lib/db/client.ts'
import { storable } from '#lib/text.ts'

/** A comment of the site as a row may mean it: its current revision, or the one of the number that the row names. */
export type CommentHere = { commentId: string; revisionId: string; text: string | null; byNumber: boolean }

const UUID = /^(?:c_)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export type Wanted = { comment: string | null; text: string | null; revision: number | null }

/**
 * The comments that rows mean, by the place of the row: by our id, by the id that the source gave it, or by the whole
 * text. Several where several have that text; none where the row names one that is not here.
 */
export async function findComments(tx: Tx, siteId: string, rows: readonly Wanted[]): Promise<CommentHere[][]> {
  const asked = rows.map(({ comment, text, revision }, place) => {
    const id = UUID.exec(comment ?? '')?.[1] ?? null
    const own = id === null ? comment && storable(comment) : null
    return { place, id, own, text: id === null && own === null ? storable(text ?? '') : null, revision }
  })
  const found = await tx.$queryRaw<(CommentHere & { place: number })[]>`
    WITH asked AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS a(place int, id uuid, own text, text text, revision int)
    ), meant AS (
      SELECT a.place, a.revision, c.id FROM asked a JOIN comments c ON c.id = a.id AND c.site_id = ${siteId}::uuid
      UNION ALL
      SELECT a.place, a.revision, c.id FROM asked a JOIN comments c ON c.site_id = ${siteId}::uuid AND c.external_id = a.own
      UNION ALL
      SELECT a.place, a.revision, s.comment_id FROM asked a JOIN revisions r ON r.site_id = ${siteId}::uuid AND r.text = a.text
        JOIN comment_states s ON s.revision_id = r.id
    )
    SELECT m.place, m.id AS "commentId", coalesce(n.id, s.revision_id) AS "revisionId", coalesce(n.text, r.text) AS text,
      n.id IS NOT NULL AS "byNumber"
    FROM meant m JOIN comment_states s ON s.comment_id = m.id JOIN revisions r ON r.id = s.revision_id
    LEFT JOIN revisions n ON n.comment_id = m.id AND n.number = m.revision
    ORDER BY m.place, m.id`
  const places: CommentHere[][] = rows.map(() => [])
  for (const { place, ...comment } of found) places[place]?.push(comment)
  return places
}

/** The guidelines of a site by number, and the current one. */
export async function guidelinesOf(
  tx: Tx,
  siteId: string,
): Promise<{ byNumber: ReadonlyMap<number, string>; current: string }> {
  const rows = await tx.guideline.findMany({
    where: { siteId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true },
  })
  const [newest] = rows
  if (!newest) throw new Error('a site has no guideline')
  return { byNumber: new Map(rows.map(({ number, id }) => [number, id])), current: newest.id }
}

/** Everybody who has labelled or skipped anything on a site. */
export async function annotatorsOf(tx: Tx, siteId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE a AS (
      (SELECT labelled_by AS id FROM label_events WHERE site_id = ${siteId}::uuid ORDER BY labelled_by LIMIT 1)
      UNION ALL
      SELECT (SELECT l.labelled_by FROM label_events l WHERE l.site_id = ${siteId}::uuid AND l.labelled_by > a.id
        ORDER BY l.labelled_by LIMIT 1) FROM a WHERE a.id IS NOT NULL
    )
    SELECT id FROM a WHERE id IS NOT NULL UNION SELECT k.skipped_by FROM label_skips k WHERE k.site_id = ${siteId}::uuid`
  return rows.map(({ id }) => id)
}
