import { db, type Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { failuresOf } from '#lib/rescoring/failures-sql.ts'
import type { WaitingRevision } from '#lib/scoring/data.ts'
import { currentVersion } from '#lib/versions/data.ts'
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

type Asked = { siteId: string; version: Version }

/** How many comments of a site a version failed at and has no score for; `kept` of these go on showing another's. */
export type Failed = { failed: number; kept: number }

export async function countFailed(tx: Tx, { siteId, version }: Asked): Promise<Failed> {
  const [row] = await tx.$queryRaw<Failed[]>`
    SELECT count(DISTINCT s.comment_id)::int AS failed,
      (count(DISTINCT s.comment_id) FILTER (WHERE s.scoring IN ('scored', 'skipped')))::int AS kept
    ${failuresOf(siteId)} AND f.scorer = ${version.scorer} AND f.digest = ${version.digest}`
  return row ?? { failed: 0, kept: 0 }
}

/** How many comments of a site show what another version said of them, since the one in use failed at them. */
export async function countKept(siteId: string): Promise<number> {
  const version = await currentVersion(siteId)
  return version ? (await countFailed(db(), { siteId, version })).kept : 0
}
