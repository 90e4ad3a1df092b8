import type { Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { WaitingRevision } from '#lib/scoring/data.ts'
import type { Version } from '#lib/versions/schema.ts'

/** What is moved first: what waits for a person; and then the rest. */
export const GROUPS = ['waiting', 'decided'] as const
export type Group = (typeof GROUPS)[number]

/** A comment of a walk over a site; `stale` where its current score is of another version. */
export type WalkedComment = WaitingRevision & { stale: boolean }

type Walk = { siteId: string; version: Version; group: Group; after: string; limit: number }

/** Comments of a site in the order of ids, at most `limit` of those after `after`. What waits for a score is not stale. */
export async function walkComments(tx: Tx, { siteId, version, group, after, limit }: Walk): Promise<WalkedComment[]> {
  const statuses = Prisma.raw(group === 'waiting' ? `'pending', 'escalated'` : `'approved', 'hidden'`)
  return tx.$queryRaw<WalkedComment[]>`
    SELECT s.comment_id AS "commentId", s.revision_id AS "revisionId", s.site_id AS "siteId", coalesce(r.text, '') AS text,
      s.scoring <> 'waiting' AND (c.scorer <> ${version.scorer} OR c.digest <> ${version.digest}) AS stale
    FROM (SELECT * FROM comment_states WHERE site_id = ${siteId}::uuid AND status IN (${statuses})
      AND comment_id > ${after}::uuid ORDER BY comment_id LIMIT ${limit}) s
    JOIN revisions r ON r.id = s.revision_id LEFT JOIN scores c ON c.id = s.score_id
    ORDER BY s.comment_id`
}
