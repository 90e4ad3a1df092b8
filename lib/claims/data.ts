import type { OpenClaim } from '#lib/claims/schema.ts'
import { db } from '#lib/db/client.ts'

/** Who is on what on a site right now. */
export async function openClaims(siteId: string, now: Date): Promise<OpenClaim[]> {
  return db().$queryRaw<OpenClaim[]>`
    SELECT c.comment_id AS "commentId", c.user_id AS "userId", u.name AS by,
      extract(epoch FROM c.expires_at - ${now}::timestamptz)::float8 AS seconds
    FROM claims c JOIN users u ON u.id = c.user_id
    WHERE c.site_id = ${siteId}::uuid AND c.expires_at > ${now}`
}
