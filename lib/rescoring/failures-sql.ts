import { Prisma } from '#lib/db/generated/client.ts'

/**
 * The comments of a site (s) beside the failures of versions (f) at their current text, where such a version has nothing
 * but failures to say of it: one row for each failure. What is gone from its source is left out, as nobody waits for it.
 */
export function failuresOf(siteId: string): Prisma.Sql {
  return Prisma.sql`
    FROM scores f JOIN comment_states s ON s.revision_id = f.revision_id
    WHERE f.site_id = ${siteId}::uuid AND f.outcome = 'failed' AND s.status <> 'gone'
      AND NOT EXISTS (SELECT FROM scores c WHERE c.revision_id = f.revision_id AND c.scorer = f.scorer
        AND c.digest = f.digest AND c.outcome <> 'failed')`
}
