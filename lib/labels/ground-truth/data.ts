import { db } from '#lib/db/client.ts'
import { FIRST_ID } from '#lib/db/id.ts'
import { heldLabels } from '#lib/labels/held-sql.ts'

/** What people said of a text without a view of its scores: by attribute 1 for yes and 0 for no. */
export type BlindText = { commentId: string; text: string; labels: Record<string, 0 | 1> }

const PAGE_SIZE = 5000

/**
 * The comments of a site after `after` that were labelled blind and one by one, a page in the order of their ids: for each
 * attribute what most annotators said. Where as many said yes as no, and where a text is erased, nothing is known.
 */
export async function blindTexts(siteId: string, after: string = FIRST_ID): Promise<BlindText[]> {
  return db().$queryRaw<BlindText[]>`
    WITH votes AS (SELECT h.comment_id, h.attribute, count(*) FILTER (WHERE h.value = 'yes') AS yes,
        count(*) FILTER (WHERE h.value = 'no') AS no
      FROM (${heldLabels({ siteId, scope: 'blind' })}) h WHERE h.comment_id > ${after}::uuid
      GROUP BY h.comment_id, h.attribute)
    SELECT v.comment_id AS "commentId", r.text, jsonb_object_agg(v.attribute, (v.yes > v.no)::int) AS labels
    FROM votes v JOIN comment_states s ON s.comment_id = v.comment_id JOIN revisions r ON r.id = s.revision_id
    WHERE v.yes <> v.no AND r.text IS NOT NULL
    GROUP BY v.comment_id, r.text ORDER BY v.comment_id LIMIT ${PAGE_SIZE}`
}
