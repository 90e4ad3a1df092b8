import { Prisma } from '#lib/db/generated/client.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import type { Version } from '#lib/versions/schema.ts'

/** What waits on a site (s) beside what a version says of it (n), failures left out. */
export function waitingPairs(siteId: string, version: Version): Prisma.Sql {
  return Prisma.sql`
    comment_states s JOIN scores n ON n.revision_id = s.revision_id AND n.scorer = ${version.scorer}
      AND n.digest = ${version.digest} AND n.outcome <> 'failed'
    WHERE s.site_id = ${siteId}::uuid AND s.status IN ('pending', 'escalated')`
}

/** The seven attributes of such a pair as rows v(attribute, before, after). */
export const attributesOfPairs: Prisma.Sql = Prisma.raw(
  `CROSS JOIN LATERAL (VALUES ${ATTRIBUTES.map((name) => `('${name}', w.b_${name}, w.a_${name})`).join(', ')}) AS v(attribute, before, after)`,
)

/** The columns that `attributesOfPairs` reads. */
export const pairColumns: Prisma.Sql = Prisma.raw(
  ATTRIBUTES.map((name) => `s.${name} AS b_${name}, n.${name} AS a_${name}`).join(', '),
)

/** Which way v moves at the threshold of t, null where it does not. A missing score lies under every threshold. */
export const wayOfPair: Prisma.Sql = Prisma.sql`
  CASE WHEN coalesce(v.after >= t.threshold, false) AND NOT coalesce(v.before >= t.threshold, false) THEN 'over'
       WHEN coalesce(v.before >= t.threshold, false) AND NOT coalesce(v.after >= t.threshold, false) THEN 'under' END`
