import type { AnnotatorFigures } from '#lib/assignments/figures/schema.ts'
import type { GoldAnswers } from '#lib/assignments/gold/schema.ts'
import { scoreAnswers } from '#lib/assignments/gold/score-answers.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'
import { type Merges, mergesOf, readAs } from '#lib/labels/attributes/read-as.ts'
import { heldLabels } from '#lib/labels/held-sql.ts'
import type { LabelValue } from '#lib/labels/schema.ts'

type Worked = Pick<AnnotatorFigures, 'userId' | 'name' | 'labelled' | 'skipped' | 'medianMs' | 'perHour' | 'lastAt'>

/** The figures of the annotators of a site, by name; of one alone where `userId` is given. */
export async function annotatorFigures(siteId: string, userId: string | null): Promise<AnnotatorFigures[]> {
  const [worked, gold, agreed] = [await workOf(siteId, userId), await goldOf(siteId, userId), await agreementOf(siteId)]
  return worked.map((row) => {
    const scores = gold.get(row.userId) ?? []
    const score = scores.reduce((sum, one) => sum + one, 0) / scores.length
    return {
      ...row,
      gold: scores.length > 0 ? { score, comments: scores.length } : null,
      agreement: agreed.get(row.userId) ?? null,
    }
  })
}

async function workOf(siteId: string, userId: string | null): Promise<Worked[]> {
  return db().$queryRaw<Worked[]>`
    WITH spent AS (
      SELECT a.id, a.annotator_id, a.state, a.ended_at, coalesce(
        (SELECT e.lead_ms FROM label_events e WHERE e.assignment_id = a.id ORDER BY e.id DESC LIMIT 1),
        (SELECT k.lead_ms FROM label_skips k WHERE k.assignment_id = a.id LIMIT 1)) AS ms
      FROM assignments a WHERE a.site_id = ${siteId}::uuid AND a.state IN ('labelled', 'skipped')${only('a', userId)})
    SELECT s.annotator_id AS "userId", u.name, count(*) FILTER (WHERE s.state = 'labelled')::int AS labelled,
      count(*) FILTER (WHERE s.state = 'skipped')::int AS skipped,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY s.ms) AS "medianMs",
      (3600000.0 * count(s.ms) / nullif(sum(s.ms), 0))::float8 AS "perHour", max(s.ended_at) AS "lastAt"
    FROM spent s JOIN users u ON u.id = s.annotator_id GROUP BY s.annotator_id, u.name ORDER BY u.name, s.annotator_id`
}

const only = (alias: string, userId: string | null) =>
  userId ? Prisma.sql` AND ${Prisma.raw(alias)}.annotator_id = ${userId}::uuid` : Prisma.empty

type GoldRow = { userId: string; answers: GoldAnswers; said: Record<string, LabelValue> }

async function goldOf(siteId: string, userId: string | null): Promise<Map<string, number[]>> {
  const rows = await db().$queryRaw<GoldRow[]>`
    SELECT a.annotator_id AS "userId", g.answers, jsonb_object_agg(e.attribute, e.value) AS said
    FROM assignments a JOIN gold_comments g ON g.comment_id = a.comment_id AND g.revision_id = a.revision_id
    JOIN LATERAL (SELECT DISTINCT ON (attribute) attribute, value FROM label_events WHERE assignment_id = a.id
      ORDER BY attribute, id DESC) e ON true
    WHERE a.site_id = ${siteId}::uuid AND a.gold AND a.state = 'labelled'${only('a', userId)}
    GROUP BY a.id, a.annotator_id, g.answers`
  const merges = mergesOf(await siteAttributes(siteId))
  const scores = new Map<string, number[]>()
  for (const row of rows) {
    const score = scoreAnswers(readKeys(row.answers, merges), readKeys(row.said, merges))
    if (score !== null) scores.set(row.userId, [...(scores.get(row.userId) ?? []), score])
  }
  return scores
}

function readKeys<V>(record: Readonly<Record<string, V>>, merges: Merges): Record<string, V> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [readAs(merges, key), value]))
}

async function agreementOf(siteId: string): Promise<Map<string, { share: number; answers: number }>> {
  const rows = await db().$queryRaw<{ userId: string; share: number; answers: number }[]>`
    WITH items AS MATERIALIZED (SELECT array_agg(k.labelled_by ORDER BY k.labelled_by) AS people,
        array_agg(k.value ORDER BY k.labelled_by) AS said, count(*)::int AS size
      FROM (${heldLabels({ siteId, scope: 'blind' })}) k WHERE k.value IN ('yes', 'no') GROUP BY k.comment_id, k.attribute)
    SELECT i.people[x] AS "userId", avg((i.said[x] = i.said[y])::int)::float8 AS share, count(*)::int AS answers
    FROM items i CROSS JOIN LATERAL generate_series(1, i.size) x CROSS JOIN LATERAL generate_series(1, i.size) y
    WHERE x <> y GROUP BY i.people[x]`
  return new Map(rows.map(({ userId, ...row }) => [userId, row]))
}
