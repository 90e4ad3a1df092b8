import type { CommentStanding } from '#lib/comments/schema.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Status } from '#lib/decisions/kinds.ts'
import { harshestSql } from '#lib/scoring/scores-sql.ts'
import { storable } from '#lib/text.ts'

export const THREAD_PAGE = 100

/** One comment in its thread: place, depth, and how it stands. */
export type ThreadComment = {
  commentId: string
  position: number
  depth: number
  author: string | null
  text: string | null
  status: Status
  toxicity: number | null
  /** Its highest score. */
  harshest: number | null
  postedAtText: string | null
  /** How it stood at its source, by an export's own word. */
  sourceStatus: string | null
  /** Its own address at its source, http or https. */
  permalink: string | null
  votes: number | null
}

/** How many comments before the one that is looked at are shown with it. */
const BEFORE = 30

/** A part of an article's comments in order, at most THREAD_PAGE: from the start, after a position, or around a comment. */
export type ThreadPart = { after: number } | { around: string } | 'start'

function startOf(part: ThreadPart): Prisma.Sql {
  if (part === 'start') return Prisma.empty
  if ('after' in part) return Prisma.sql`AND c.position > ${part.after}`
  return Prisma.sql`AND c.position >= (SELECT a.position FROM comments a WHERE a.id = ${part.around}::uuid) - ${BEFORE}::int`
}

export async function thread(siteId: string, articleId: string, part: ThreadPart): Promise<ThreadComment[]> {
  const from = startOf(part)
  return db().$queryRaw<ThreadComment[]>`
    SELECT c.id AS "commentId", c.position, c.depth, au.name AS author, r.text, s.status::text AS status, s.toxicity,
      ${harshestSql('s')} AS harshest, c.posted_at_text AS "postedAtText", c.source_status AS "sourceStatus", c.permalink, c.votes
    FROM comments c JOIN comment_states s ON s.comment_id = c.id JOIN revisions r ON r.id = s.revision_id
    LEFT JOIN authors au ON au.id = c.author_id
    WHERE c.article_id = ${articleId}::uuid AND c.site_id = ${siteId}::uuid ${from}
    ORDER BY c.position LIMIT ${THREAD_PAGE}`
}

type StandingRow = Omit<CommentStanding, 'receivedAt' | 'decidedAt'> & { receivedAt: Date; decidedAt: Date | null }

/** How a comment stands that another system sent, by the id that it gave; null when there is none. */
export async function commentStanding(siteId: string, externalId: string): Promise<CommentStanding | null> {
  const [row] = await db().$queryRaw<StandingRow[]>`
    SELECT c.external_id AS id, c.id AS "commentId", c.article_id AS "articleId", s.status::text AS status,
      s.scoring::text AS scoring, s.flagged, s.version, r.number AS revision, c.source_state::text AS "sourceState",
      c.received_at AS "receivedAt", s.decided_at AS "decidedAt",
      CASE WHEN s.scoring = 'scored' THEN jsonb_build_object('identity_attack', s.identity_attack, 'insult', s.insult,
        'obscene', s.obscene, 'severe_toxicity', s.severe_toxicity, 'sexual_explicit', s.sexual_explicit,
        'threat', s.threat, 'toxicity', s.toxicity) END AS scores
    FROM comments c JOIN comment_states s ON s.comment_id = c.id JOIN revisions r ON r.id = s.revision_id
    WHERE c.site_id = ${siteId}::uuid AND c.source = 'api' AND c.external_id = ${storable(externalId)}`
  if (!row) return null
  return { ...row, receivedAt: row.receivedAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null }
}
