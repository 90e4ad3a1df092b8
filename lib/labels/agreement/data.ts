import { db } from '#lib/db/client.ts'
import type { Counted } from '#lib/labels/agreement/measure-site.ts'
import { type HeldScope, heldLabels } from '#lib/labels/held-sql.ts'

/** Counts what annotators said one by one of the current texts of a site, as far as agreement is told by it. */
export async function countAgreement(of: HeldScope): Promise<Counted> {
  const [row] = await db().$queryRaw<Counted[]>`
    WITH held AS MATERIALIZED (
      SELECT k.comment_id, k.attribute, k.labelled_by, k.value::text AS value, k.labelled_at
      FROM (${heldLabels(of)}) k WHERE k.value IN ('yes', 'no')
    ), items AS MATERIALIZED (
      SELECT comment_id, attribute, count(*) FILTER (WHERE value = 'yes')::int AS yes,
        count(*) FILTER (WHERE value = 'no')::int AS no,
        to_char(date_trunc('week', max(labelled_at) AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS week
      FROM held GROUP BY comment_id, attribute
    ), counted AS (
      SELECT attribute, yes, no, week, count(*)::int AS items FROM items GROUP BY attribute, yes, no, week
    ), pairs AS (
      SELECT x.attribute, x.labelled_by AS first, y.labelled_by AS second, x.value AS one, y.value AS other,
        count(*)::int AS items
      FROM held x JOIN held y ON y.comment_id = x.comment_id AND y.attribute = x.attribute AND y.labelled_by > x.labelled_by
      GROUP BY x.attribute, x.labelled_by, y.labelled_by, x.value, y.value
    ), raters AS (
      SELECT h.attribute, count(DISTINCT h.labelled_by)::int AS raters
      FROM held h JOIN items i USING (comment_id, attribute) WHERE i.yes + i.no > 1
      GROUP BY GROUPING SETS ((h.attribute), ())
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
