import { db, type Tx } from '#lib/db/client.ts'
import type { Counted } from '#lib/labels/agreement/measure-site.ts'
import { type HeldScope, heldLabels } from '#lib/labels/held-sql.ts'

/**
 * Counts what annotators said one by one of the current texts of a site, as far as agreement is told by it. Pairs are made
 * inside of what was said of comments alike: the planner knows too little of these rows to join them with themselves.
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
    WITH items AS MATERIALIZED (
      SELECT k.comment_id, k.attribute, count(*) FILTER (WHERE k.value = 'yes')::int AS yes,
        count(*) FILTER (WHERE k.value = 'no')::int AS no,
        array_agg(k.labelled_by ORDER BY k.labelled_by) AS people, array_agg(k.value::text ORDER BY k.labelled_by) AS said,
        to_char(date_trunc('week', max(k.labelled_at) AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS week
      FROM (${heldLabels(of)}) k WHERE k.value IN ('yes', 'no') GROUP BY k.comment_id, k.attribute
    ), counted AS (
      SELECT attribute, yes, no, week, count(*)::int AS items FROM items GROUP BY attribute, yes, no, week
    ), patterns AS MATERIALIZED (
      SELECT attribute, people, said, count(*)::int AS items FROM items GROUP BY attribute, people, said
    ), pairs AS (
      SELECT p.attribute, p.people[x] AS first, p.people[y] AS second, p.said[x] AS one, p.said[y] AS other,
        sum(p.items)::int AS items
      FROM patterns p CROSS JOIN LATERAL generate_series(1, cardinality(p.people)) x
      CROSS JOIN LATERAL generate_series(x + 1, cardinality(p.people)) y
      GROUP BY p.attribute, p.people[x], p.people[y], p.said[x], p.said[y]
    ), raters AS (
      SELECT p.attribute, count(DISTINCT who)::int AS raters FROM patterns p CROSS JOIN LATERAL unnest(p.people) who
      WHERE cardinality(p.people) > 1 GROUP BY GROUPING SETS ((p.attribute), ())
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
