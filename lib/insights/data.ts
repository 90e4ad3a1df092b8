import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { fillHours, hourOf } from '#lib/insights/fill-hours.ts'
import { firstIdAt } from '#lib/insights/first-id-at.ts'
import type {
  AttributeCount,
  Backlog,
  DecisionShares,
  HourCount,
  ModeratorFigures,
  SectionCount,
} from '#lib/insights/schema.ts'
import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'

const HOUR = 3_600_000

/** The beginning of the hour with which a stretch of `hours` up to now begins. */
const startOf = (hours: number, now: Date): Date => new Date(hourOf(now).getTime() - (hours - 1) * HOUR)

export async function backlog(siteId: string): Promise<Backlog> {
  const [row] = await db().$queryRaw<{ pending: number; escalated: number; oldest: Date | null }[]>`
    SELECT
      (SELECT count(*)::int FROM comment_states s WHERE s.site_id = ${siteId}::uuid AND s.status = 'pending') AS pending,
      (SELECT count(*)::int FROM comment_states s WHERE s.site_id = ${siteId}::uuid AND s.status = 'escalated')
        AS escalated,
      (SELECT s.received_at FROM comment_states s WHERE s.site_id = ${siteId}::uuid AND s.status = 'pending'
        ORDER BY s.comment_id LIMIT 1) AS oldest`
  if (!row) throw new Error('counting answered nothing')
  return { ...row, oldest: row.oldest?.toISOString() ?? null }
}

/** What came in and what was decided, hour by hour, undoing left out. Ids tell the time, so that the indexes by id are enough. */
export async function hourly(siteId: string, hours: number, now: Date): Promise<HourCount[]> {
  const start = startOf(hours, now)
  const from = firstIdAt(start)
  const rows = await db().$queryRaw<{ at: Date; arrived: number; decided: number }[]>`
    SELECT at, sum(arrived)::int AS arrived, sum(decided)::int AS decided FROM (
      SELECT date_trunc('hour', s.received_at) AS at, count(*) AS arrived, 0 AS decided FROM comment_states s
      WHERE s.site_id = ${siteId}::uuid AND s.status = ANY(enum_range(NULL::status)) AND s.comment_id >= ${from}::uuid
      GROUP BY 1
      UNION ALL
      SELECT date_trunc('hour', d.decided_at), 0, count(*) FROM decisions d
      WHERE d.site_id = ${siteId}::uuid AND d.id >= ${from}::uuid AND d.undoes_id IS NULL GROUP BY 1
    ) counted GROUP BY at`
  const counted = rows.map((row) => ({ ...row, at: row.at.toISOString() }))
  return fillHours(counted, hours, now)
}

/** The median of seconds from coming in to the first decision, of what was decided first in this stretch. */
export async function medianSeconds(siteId: string, hours: number, now: Date): Promise<number | null> {
  const [row] = await db().$queryRaw<{ seconds: number | null }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.decided_at - c.received_at))::float8 AS seconds
    FROM decisions d JOIN comments c ON c.id = d.comment_id
    WHERE d.site_id = ${siteId}::uuid AND d.id >= ${firstIdAt(startOf(hours, now))}::uuid
      AND d.status_before = 'pending' AND d.undoes_id IS NULL`
  return row?.seconds ?? null
}

/** How it was decided in this stretch, undoing left out. */
export async function decisionShares(siteId: string, hours: number, now: Date): Promise<DecisionShares> {
  const [row] = await db().$queryRaw<DecisionShares[]>`
    WITH taken AS (
      SELECT d.comment_id, coalesce(b.weak, false) AS weak, count(*) OVER (PARTITION BY d.batch_id) AS together
      FROM decisions d LEFT JOIN batches b ON b.id = d.batch_id
      WHERE d.site_id = ${siteId}::uuid AND d.id >= ${firstIdAt(startOf(hours, now))}::uuid AND d.undoes_id IS NULL
    )
    SELECT (count(*) FILTER (WHERE NOT weak AND together = 1))::int AS single,
      (count(*) FILTER (WHERE NOT weak AND together > 1))::int AS selected, (count(*) FILTER (WHERE weak))::int AS ranged,
      (count(*) FILTER (WHERE s.caught <> 0))::int AS caught
    FROM taken t JOIN comment_states s USING (comment_id)`
  if (!row) throw new Error('counting answered nothing')
  return row
}

/** What each moderator decided in this stretch, undoing left out; or one of them alone. */
export async function moderatorFigures(
  siteId: string,
  { hours, now, only }: { hours: number; now: Date; only: string | null },
): Promise<ModeratorFigures[]> {
  const narrowed = only ? Prisma.sql`AND d.decided_by = ${only}::uuid` : Prisma.empty
  return db().$queryRaw<ModeratorFigures[]>`
    SELECT u.id AS "userId", u.name, count(*)::int AS decided, (count(*) FILTER (WHERE d.kind = 'hide'))::int AS hidden,
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.decided_at - c.received_at))
        FILTER (WHERE d.status_before = 'pending'))::float8 AS seconds
    FROM decisions d JOIN comments c ON c.id = d.comment_id JOIN users u ON u.id = d.decided_by
    WHERE d.site_id = ${siteId}::uuid AND d.id >= ${firstIdAt(startOf(hours, now))}::uuid AND d.undoes_id IS NULL
      ${narrowed}
    GROUP BY u.id, u.name ORDER BY decided DESC, u.name`
}

/** What waits in each section, the most first; null is what stands in none. */
export async function pendingBySection(siteId: string): Promise<SectionCount[]> {
  return db().$queryRaw<SectionCount[]>`
    SELECT se.id, se.name, sum(w.pending)::int AS pending
    FROM (SELECT s.article_id, count(*) AS pending FROM comment_states s
      WHERE s.site_id = ${siteId}::uuid AND s.status = 'pending' GROUP BY s.article_id) w
    JOIN articles a ON a.id = w.article_id LEFT JOIN sections se ON se.id = a.section_id
    GROUP BY se.id, se.name ORDER BY pending DESC, se.name NULLS LAST`
}

type Rule = { attribute: Attribute; threshold: number }

/** What waits at or over each threshold of the policy, told by the queue's own index of the attribute. */
export async function pendingByAttribute(siteId: string, rules: readonly Rule[]): Promise<AttributeCount[]> {
  const known = rules.filter((rule) => ATTRIBUTES.includes(rule.attribute))
  return Promise.all(
    known.map(async ({ attribute, threshold }) => {
      const column = Prisma.raw(`s.${attribute}`)
      const [row] = await db().$queryRaw<{ pending: number }[]>`
        SELECT count(*)::int AS pending FROM comment_states s
        WHERE s.site_id = ${siteId}::uuid AND s.status = 'pending' AND ${column} IS NOT NULL
          AND coalesce(${column}, 'Infinity'::real) >= ${threshold}::real`
      return { attribute, threshold, pending: row?.pending ?? 0 }
    }),
  )
}
