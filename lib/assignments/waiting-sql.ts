import { Prisma } from '#lib/db/generated/client.ts'

/**
 * Whether a seat, `a` being assignments, waits for this annotator: it is free, or was left by somebody until it expired;
 * they have no other seat before the comment; its text is as it was chosen; and they never had its score before them, as
 * whoever decided it or labelled it in the queue had.
 */
export function waitingFor({ userId, now }: { userId: string; now: Date }): Prisma.Sql {
  return Prisma.sql`(a.state = 'free' OR (a.state = 'open' AND a.expires_at <= ${now})) AND NOT a.gold
    AND NOT EXISTS (SELECT FROM assignments o WHERE o.project_id = a.project_id AND o.comment_id = a.comment_id
      AND o.annotator_id = ${userId}::uuid)
    AND EXISTS (SELECT FROM comment_states s JOIN revisions r ON r.id = s.revision_id
      WHERE s.comment_id = a.comment_id AND s.revision_id = a.revision_id AND r.text IS NOT NULL)
    AND NOT EXISTS (SELECT FROM decisions d WHERE d.comment_id = a.comment_id AND d.decided_by = ${userId}::uuid)
    AND NOT EXISTS (SELECT FROM label_events e WHERE e.comment_id = a.comment_id AND e.labelled_by = ${userId}::uuid
      AND e.score_seen)`
}
