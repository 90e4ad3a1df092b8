import { db, type Tx } from '#lib/db/client.ts'
import type { Counted } from '#lib/labels/agreement/measure-site.ts'
import { type HeldScope, heldLabels } from '#lib/labels/held-sql.ts'

/**
 * Counts what annotators said one by one of the current texts of a site, as far as agreement is told by it. Pairs are made
 * inside of what was said of one comment: the planner knows too little of these rows to join them with themselves.
 */
export async function countAgreement(of: HeldScope): Promise<Counted> {
  return db().$transaction(async (tx) => {
    // Sorted in memory: a site's labels are some tens of megabytes.
    await tx.$executeRaw`SET LOCAL work_mem = '64MB'`
    return count(tx, of)
  })
}

async function count(tx: Tx, of: HeldScope): Promise<Counted> {
  const [row] = await tx.$queryRaw<Counted[]>`
    WITH held AS MATERIALIZED (
      SELECT k.comment_id, k.attribute, k.labelled_by, k.value::text AS value, k.labelled_at
      FROM (${heldLabels(of)}) k WHERE k.value IN ('yes', 'no')
    ), items AS MATERIALIZED (
      SELECT comment_id, attribute, count(*) FILTER (WHERE value = 'yes')::int AS yes,
        count(*) FILTER (WHERE value = 'no')::int AS no,
        array_agg(labelled_by ORDER BY labelled_by) AS people, array_agg(value ORDER BY labelled_by) AS said,
        to_char(date_trunc('week', max(labelled_at) AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS week
      FROM held GROUP BY comment_id, attribute
    ), counted AS (
      SELECT attribute, yes, no, week, count(*)::int AS items FROM items GROUP BY attribute, yes, no, week
    ), pairs AS (
      SELECT i.attribute, i.people[x] AS first, i.people[y] AS second, i.said[x] AS one, i.said[y] AS other,
        count(*)::int AS items
      FROM items i CROSS JOIN LATERAL generate_series(1, i.yes + i.no) x
      CROSS JOIN LATERAL generate_series(x + 1, i.yes + i.no) y
      GROUP BY i.attribute, i.people[x], i.people[y], i.said[x], i.said[y]
    ), raters AS (
      SELECT i.attribute, count(DISTINCT p)::int AS raters FROM items i CROSS JOIN LATERAL unnest(i.people) p
      WHERE i.yes + i.no > 1 GROUP BY GROUPING SETS ((i.attribute), ())
    )
    SELECT coalesce((SELECT jsonb_agg(c ORDER BY attribute, week, yes, no) FROM counted c), '[]') AS items,
      coalesce((SELECT jsonb_agg(p ORDER BY attribute, first, second, one, other) FROM pairs p), '[]') AS pairs,
      coalesce((SELECT jsonb_agg(r) FROM raters r), '[]') AS raters`
  if (!row) throw new Error('a query of one row has none')
  return row
}

/** The names of people, by id. */
export async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const people = await db().user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })
  return new Map(people.map((one) => [one.id, one.name]))
}
