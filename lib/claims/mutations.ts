import { CLAIM_SECONDS, type Claimed } from '#lib/claims/schema.ts'
import { db } from '#lib/db/client.ts'
import { announce } from '#lib/live/mutations.ts'

type Claimant = { userId: string; siteId: string; now: Date }

/**
 * Claims a comment for a minute, or for another one when it is the claimant's already. One conditional write: of two at
 * the same moment one gets it, and the other is told who. Null when the site has no such comment.
 */
export async function claim(commentId: string, by: Claimant): Promise<Claimed | null> {
  const expiresAt = new Date(by.now.getTime() + CLAIM_SECONDS * 1000)
  return db().$transaction(async (tx) => {
    const taken = await tx.$executeRaw`
      INSERT INTO claims (comment_id, site_id, user_id, expires_at)
      SELECT c.id, c.site_id, ${by.userId}::uuid, ${expiresAt} FROM comments c
      WHERE c.id = ${commentId}::uuid AND c.site_id = ${by.siteId}::uuid
      ON CONFLICT (comment_id) DO UPDATE SET user_id = excluded.user_id, expires_at = excluded.expires_at
      WHERE claims.user_id = excluded.user_id OR claims.expires_at <= ${by.now}`
    const [holder] = await tx.$queryRaw<{ userId: string; name: string }[]>`
      SELECT c.user_id AS "userId", u.name FROM claims c JOIN users u ON u.id = c.user_id
      WHERE c.comment_id = ${commentId}::uuid AND c.site_id = ${by.siteId}::uuid`
    if (!holder) return null
    // Every beat is told: who hears none for a minute knows that the claim is over.
    if (taken === 1)
      await announce(tx, { site: by.siteId, kind: 'claimed', commentId, userId: by.userId, by: holder.name })
    return { commentId, mine: holder.userId === by.userId, by: holder.name }
  })
}

/** Leaves a comment, at once. What is not the claimant's stays. */
export async function release(commentId: string, by: Claimant): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.claim.deleteMany({ where: { commentId, siteId: by.siteId, userId: by.userId } })
    if (count > 0) await announce(tx, { site: by.siteId, kind: 'left', commentId, userId: by.userId })
  })
}
