import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { FIRST_ID } from '#lib/db/id.ts'
import type { Difference, DifferencePage, DifferenceQuery } from '#lib/labels/adjudication/schema.ts'
import { heldLabels, settledLabels } from '#lib/labels/held-sql.ts'

const PAGE_SIZE = 20

/** The condition that the labels of a comment and an attribute, `d` being those that differ, are not settled. */
const unsettled = (siteId: string) => Prisma.sql`NOT EXISTS (SELECT FROM (${settledLabels(siteId)}) t
  WHERE t.comment_id = d.comment_id AND t.attribute = d.attribute)`

/** The comments of a site of which two annotators said different things of one attribute, as `comment_id`. */
function differing(siteId: string, query: DifferenceQuery): Prisma.Sql {
  const [one, other] = query.pair?.split(',') ?? []
  const by = one && other ? ([one, other] as const) : undefined
  const held = heldLabels({ siteId, scope: query.scope, attribute: query.attribute, project: query.project, by })
  const open = query.settled === 'no' ? Prisma.sql`WHERE ${unsettled(siteId)}` : Prisma.empty
  return Prisma.sql`
    SELECT DISTINCT d.comment_id FROM (SELECT h.comment_id, h.attribute FROM (${held}) h
      GROUP BY h.comment_id, h.attribute HAVING count(DISTINCT h.value) > 1) d ${open}`
}

/** How many comments differ so. */
export async function countDifferences(siteId: string, query: DifferenceQuery): Promise<number> {
  const [row] = await db().$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM (${differing(siteId, query)}) c`
  return row?.count ?? 0
}

/** A page of comments whose annotators differ, in the order of their ids. Of each all that was said blind, or at all. */
export async function differencePage(siteId: string, query: DifferenceQuery): Promise<DifferencePage> {
  const picked = await db().$queryRaw<{ commentId: string }[]>`
    SELECT c.comment_id AS "commentId" FROM (${differing(siteId, query)}) c JOIN comment_states s USING (comment_id)
    JOIN revisions r ON r.id = s.revision_id
    WHERE c.comment_id > ${query.after ?? FIRST_ID}::uuid AND r.text IS NOT NULL
    ORDER BY c.comment_id LIMIT ${PAGE_SIZE + 1}`
  const ids = picked.slice(0, PAGE_SIZE).map((row) => row.commentId)
  const next = picked.length > PAGE_SIZE ? (ids.at(-1) ?? null) : null
  return { rows: ids.length > 0 ? await differencesOf(siteId, ids, query.scope) : [], next }
}

/** All that was said and settled of some comments, by attribute. */
export async function differencesOf(
  siteId: string,
  ids: readonly string[],
  scope: DifferenceQuery['scope'],
): Promise<Difference[]> {
  const iso = (column: string) => Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
  return db().$queryRaw<Difference[]>`
    WITH said AS (SELECT h.comment_id, h.attribute, jsonb_agg(jsonb_build_object('userId', u.id, 'name', u.name, 'value',
        h.value, 'spans', h.spans, 'at', ${iso('h.labelled_at')}) ORDER BY u.name, u.id) AS said
      FROM (${heldLabels({ siteId, scope })}) h JOIN users u ON u.id = h.labelled_by
      WHERE h.comment_id = ANY(${[...ids]}::uuid[]) GROUP BY h.comment_id, h.attribute),
    settled AS (SELECT t.comment_id, jsonb_object_agg(t.attribute, jsonb_build_object('value', t.value, 'reason', t.reason,
        'by', u.name, 'at', ${iso('t.adjudicated_at')})) AS settled
      FROM (${settledLabels(siteId)}) t JOIN users u ON u.id = t.adjudicated_by
      WHERE t.comment_id = ANY(${[...ids]}::uuid[]) GROUP BY t.comment_id)
    SELECT s.comment_id AS "commentId", s.revision_id AS "revisionId", r.text, a.title AS article, pr.text AS parent,
      coalesce((SELECT jsonb_object_agg(d.attribute, d.said) FROM said d WHERE d.comment_id = s.comment_id), '{}') AS said,
      coalesce(t.settled, '{}') AS settled,
      EXISTS (SELECT FROM gold_comments g WHERE g.comment_id = s.comment_id AND g.revision_id = s.revision_id) AS gold
    FROM comment_states s JOIN revisions r ON r.id = s.revision_id JOIN comments c ON c.id = s.comment_id
    JOIN articles a ON a.id = s.article_id LEFT JOIN settled t ON t.comment_id = s.comment_id
    LEFT JOIN comment_states ps ON ps.comment_id = c.parent_id LEFT JOIN revisions pr ON pr.id = ps.revision_id
    WHERE s.site_id = ${siteId}::uuid AND s.comment_id = ANY(${[...ids]}::uuid[]) AND r.text IS NOT NULL
    ORDER BY s.comment_id`
}
