import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { labelsBy } from '#lib/labels/data.ts'
import { type Cursor, writeCursor } from '#lib/queue/cursor.ts'
import { forPerson, type QueuePage, type QueueRow, type View } from '#lib/queue/schema.ts'
import { searchPage } from '#lib/queue/search/data.ts'
import { afterCursor, type Narrowed, orderClause, sortValue, viewCondition } from '#lib/queue/view-sql.ts'
import { AUTHOR_COUNTED, NOBODY, PAGE_SIZE, UNDETERMINED } from '#lib/queue/views.ts'
import { harshestSql } from '#lib/scoring/scores-sql.ts'

type Row = Omit<QueueRow, 'labels' | 'postedAt' | 'receivedAt'> & {
  sortValue: string | null
  postedAt: Date | null
  receivedAt: Date
}

/** How many comments of an author `w` have a status, counted as far as it is shown. */
const counted = (status: 'approved' | 'hidden') => Prisma.sql`
  (SELECT count(*)::int FROM (SELECT FROM comment_states x WHERE x.site_id = w.site_id AND x.author_id = w.author_id
    AND x.status = ${status}::status LIMIT ${AUTHOR_COUNTED + 1}) x)`

/** So many readers are quoted. */
const QUOTED = 3

/** What readers said of the text of `s`. */
const REPORTS = Prisma.sql`
  CASE WHEN s.reports > 0 THEN jsonb_build_object('count', s.reports,
    'reasons', (SELECT coalesce(jsonb_agg(jsonb_build_object('reason', w.reason, 'count', w.count) ORDER BY w.count DESC, w.reason), '[]')
      FROM (SELECT reason, count(*)::int AS count FROM reports WHERE revision_id = s.revision_id AND reason IS NOT NULL
        GROUP BY reason) w),
    'words', (SELECT coalesce(jsonb_agg(w.text ORDER BY w.id DESC), '[]')
      FROM (SELECT id, text FROM reports WHERE revision_id = s.revision_id AND text IS NOT NULL
        ORDER BY id DESC LIMIT ${QUOTED}) w)) END`

/** Everything that a decision needs, for the comments of `picked` (comment_id, sort_value, place). */
const detailed = (picked: Prisma.Sql) => Prisma.sql`
  WITH picked AS MATERIALIZED (${picked}), writers AS MATERIALIZED (
    SELECT w.author_id, ${counted('approved')} AS approved, ${counted('hidden')} AS hidden
    FROM (SELECT DISTINCT s.site_id, s.author_id FROM picked JOIN comment_states s USING (comment_id)) w
  )
  SELECT s.comment_id AS "commentId", s.revision_id AS "revisionId", s.version, coalesce(r.text, '') AS text,
    s.status::text AS status, s.scoring::text AS scoring, s.confidence, s.reasons,
    ${REPORTS} AS reports, p.sort_value AS "sortValue",
    coalesce(sc.spans, '[]') AS spans,
    CASE WHEN sc.worst_start IS NOT NULL THEN jsonb_build_object('start', sc.worst_start, 'end', sc.worst_end) END AS "worstWindow",
    CASE WHEN s.scoring = 'scored' THEN jsonb_build_object('identity_attack', s.identity_attack, 'insult', s.insult,
      'obscene', s.obscene, 'severe_toxicity', s.severe_toxicity, 'sexual_explicit', s.sexual_explicit,
      'threat', s.threat, 'toxicity', s.toxicity) END AS scores,
    jsonb_build_object('id', a.id, 'title', a.title, 'section', se.name) AS article,
    CASE WHEN au.id IS NOT NULL THEN jsonb_build_object('id', au.id, 'name', au.name, 'approved', w.approved,
      'hidden', w.hidden) END AS author,
    CASE WHEN c.parent_id IS NOT NULL THEN jsonb_build_object('author', pa.name, 'text', pr.text,
      'harshest', ${harshestSql('ps')}) END AS parent,
    nullif(s.language, ${UNDETERMINED}) AS language,
    CASE WHEN g.id IS NOT NULL THEN jsonb_build_object('id', g.id, 'name', g.name) END AS assignee,
    c.posted_at AS "postedAt", c.posted_at_text AS "postedAtText", s.received_at AS "receivedAt",
    CASE WHEN s.decided_by IS NOT NULL THEN jsonb_build_object('by', u.name, 'at', s.decided_at) END AS decided,
    (SELECT jsonb_build_object('by', nu.name, 'text', n.text) FROM notes n JOIN users nu ON nu.id = n.written_by
      WHERE n.comment_id = s.comment_id AND n.text IS NOT NULL ORDER BY n.id DESC LIMIT 1) AS note
  FROM picked p
  JOIN comment_states s USING (comment_id)
  JOIN comments c ON c.id = s.comment_id
  JOIN revisions r ON r.id = s.revision_id
  JOIN articles a ON a.id = s.article_id
  LEFT JOIN sections se ON se.id = a.section_id
  LEFT JOIN scores sc ON sc.id = s.score_id
  LEFT JOIN authors au ON au.id = s.author_id
  LEFT JOIN writers w ON w.author_id = s.author_id
  LEFT JOIN comment_states ps ON ps.comment_id = c.parent_id
  LEFT JOIN revisions pr ON pr.id = ps.revision_id
  LEFT JOIN authors pa ON pa.id = ps.author_id
  LEFT JOIN users u ON u.id = s.decided_by
  LEFT JOIN users g ON g.id = s.assignee_id
  ORDER BY p.place`

/**
 * A page of a view, from a cursor on. Its cost does not grow with how far down it is. Of a search it may hold fewer rows
 * than a page has, or none, and `next` goes on looking.
 */
export async function queuePage(
  siteId: string,
  view: View,
  from: { cursor: Cursor | null; userId: string },
): Promise<QueuePage> {
  const { picked, stop } = await pick(siteId, forPerson(view, from.userId), from.cursor)
  const rows = await db().$queryRaw<Row[]>(detailed(picked))
  const shown = rows.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  const isFull = rows.length > PAGE_SIZE && last
  const next = isFull ? { commentId: last.commentId, score: last.sortValue } : await stop()
  return { rows: await withLabels(shown, from.userId), next: next && writeCursor(next) }
}

/** The rows of a page (comment_id, sort_value, place) with one more, and where to go on when there are fewer. */
async function pick(siteId: string, { text, ...view }: View, cursor: Cursor | null) {
  const limit = PAGE_SIZE + 1
  if (text !== undefined) return searchPage(siteId, { ...view, text }, { cursor, limit })
  const order = orderClause(view.order)
  const picked = Prisma.sql`
    SELECT s.comment_id, ${sortValue(view.order)} AS sort_value, row_number() OVER (ORDER BY ${order}) AS place
    FROM comment_states s
    WHERE ${viewCondition(siteId, view)}${afterCursor(view.order, cursor)}
    ORDER BY ${order} LIMIT ${limit}`
  return { picked, stop: () => Promise.resolve(null) }
}

/** The comments of a site with these ids as the queue shows them, whatever their status, in the order asked. */
export async function queueRows(siteId: string, commentIds: readonly string[], userId: string): Promise<QueueRow[]> {
  const rows = await db().$queryRaw<Row[]>(
    detailed(Prisma.sql`
      SELECT s.comment_id, NULL::text AS sort_value, array_position(${[...commentIds]}::uuid[], s.comment_id) AS place
      FROM comment_states s WHERE s.site_id = ${siteId}::uuid AND s.comment_id = ANY(${[...commentIds]}::uuid[])`),
  )
  return withLabels(rows, userId)
}

/** Comments of a view by chance, as the queue shows them. */
export async function queueSample(
  siteId: string,
  view: Narrowed,
  of: { userId: string; count: number },
): Promise<QueueRow[]> {
  const picked = await db().$queryRaw<{ id: string }[]>`
    SELECT s.comment_id AS id FROM comment_states s WHERE ${viewCondition(siteId, forPerson(view, of.userId))}
    ORDER BY random() LIMIT ${of.count}`
  return queueRows(siteId, picked.map((row) => row.id), of.userId) // biome-ignore format: one thought
}

async function withLabels(rows: Row[], userId: string): Promise<QueueRow[]> {
  const labels = await labelsBy(userId, rows.map((row) => row.commentId)) // biome-ignore format: one thought
  return rows.map(({ sortValue: _, postedAt, receivedAt, ...row }) => ({
    ...row,
    postedAt: postedAt?.toISOString() ?? null,
    receivedAt: receivedAt.toISOString(),
    labels: labels.get(row.commentId) ?? {},
  }))
}

export type ViewNames = Record<'section' | 'article' | 'author' | 'assignee', string | null>

/** How the people call what a view names by id; null where it names nothing, or nothing of this site. */
export async function viewNames(siteId: string, view: Narrowed): Promise<ViewNames> {
  const assignee = view.assignee === undefined || view.assignee === NOBODY ? null : view.assignee
  const [names] = await db().$queryRaw<ViewNames[]>`
    SELECT (SELECT name FROM sections WHERE site_id = ${siteId}::uuid AND id = ${view.section ?? null}::uuid) AS section,
      (SELECT coalesce(title, 'Untitled article') FROM articles
        WHERE site_id = ${siteId}::uuid AND id = ${view.article ?? null}::uuid) AS article,
      (SELECT coalesce(name, 'Unnamed') FROM authors
        WHERE site_id = ${siteId}::uuid AND id = ${view.author ?? null}::uuid) AS author,
      (SELECT name FROM users WHERE id = ${assignee}::uuid) AS assignee`
  if (!names) throw new Error('naming answered nothing')
  return names
}

/** The languages of what waits on a site; each is one step of an index. */
export async function waitingLanguages(siteId: string): Promise<string[]> {
  const least = (after: Prisma.Sql) => Prisma.sql`
    SELECT min(s.language) FROM comment_states s
    WHERE s.site_id = ${siteId}::uuid AND s.status = 'pending' AND s.language IS NOT NULL${after}`
  const rows = await db().$queryRaw<{ language: string }[]>`
    WITH RECURSIVE stepped AS (
      SELECT (${least(Prisma.empty)}) AS language
      UNION ALL
      SELECT (${least(Prisma.sql` AND s.language > t.language`)}) FROM stepped t WHERE t.language IS NOT NULL
    ) SELECT language FROM stepped WHERE language IS NOT NULL`
  return rows.map((row) => row.language)
}
