import type { GoldLine } from '#lib/assignments/gold/schema.ts'
import { db } from '#lib/db/client.ts'

/** The gold comments of a site, the newest first, at most 500. */
export async function listGold(siteId: string): Promise<GoldLine[]> {
  return db().$queryRaw<GoldLine[]>`
    SELECT g.comment_id AS "commentId", r.text, g.answers, u.name AS "setBy", g.set_at AS "setAt",
      (SELECT count(*)::int FROM assignments a WHERE a.comment_id = g.comment_id AND a.gold AND a.state = 'labelled') AS answered
    FROM gold_comments g JOIN revisions r ON r.id = g.revision_id JOIN users u ON u.id = g.set_by
    WHERE g.site_id = ${siteId}::uuid ORDER BY g.set_at DESC, g.comment_id LIMIT 500`
}
