import { Prisma } from '#lib/db/generated/client.ts'

/**
 * The attribute that an event is read as said of: what its own was merged into, or its own. `event` is the alias of a
 * table with site_id and attribute.
 */
export function attributeRead(event: string): Prisma.Sql {
  const own = Prisma.raw(event)
  return Prisma.sql`coalesce((SELECT m.merged_into FROM label_attributes m
    WHERE m.site_id = ${own}.site_id AND m.key = ${own}.attribute), ${own}.attribute)`
}

/** Whose labels of which comments are read. `by` names two annotators. */
export type HeldScope = {
  siteId: string
  scope: 'blind' | 'all'
  attribute?: string | undefined
  project?: string | undefined
  by?: readonly [string, string] | undefined
}

/**
 * What holds of what was said one by one of the current texts of a site: comment_id, attribute, labelled_by, value, spans,
 * labelled_at, assignment_id, in the order of comment, attribute and annotator. Bulk labels are no judgements of one
 * comment and are not in it.
 */
export function heldLabels({ siteId, scope, attribute, project, by }: HeldScope): Prisma.Sql {
  const blind = scope === 'blind' ? Prisma.sql` AND NOT h.score_seen` : Prisma.empty
  const one = attribute ? Prisma.sql` AND h.attribute = ${attribute}` : Prisma.empty
  const two = by ? Prisma.sql` AND l.labelled_by IN (${by[0]}::uuid, ${by[1]}::uuid)` : Prisma.empty
  const own = project
    ? Prisma.sql` AND EXISTS (SELECT FROM assignments a WHERE a.id = h.assignment_id AND a.project_id = ${project}::uuid)`
    : Prisma.empty
  return Prisma.sql`
    SELECT h.* FROM (
      SELECT DISTINCT ON (e.comment_id, e.attribute, e.labelled_by) e.* FROM (
        SELECT l.id, l.comment_id, l.labelled_by, l.value, l.spans, l.source, l.score_seen, l.labelled_at,
          l.assignment_id, coalesce(m.merged_into, l.attribute) AS attribute
        FROM label_events l JOIN comment_states s ON s.comment_id = l.comment_id AND s.revision_id = l.revision_id
        LEFT JOIN label_attributes m ON m.site_id = l.site_id AND m.key = l.attribute
        WHERE l.site_id = ${siteId}::uuid${two}) e
      ORDER BY e.comment_id, e.attribute, e.labelled_by, e.id DESC) h
    WHERE h.value <> 'cleared' AND h.source <> 'bulk'${blind}${one}${own}`
}

/** What is settled of the current texts of a site: comment_id, attribute, value, reason, adjudicated_by, adjudicated_at. */
export function settledLabels(siteId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT t.* FROM (
      SELECT DISTINCT ON (e.comment_id, e.attribute) e.* FROM (
        SELECT j.id, j.comment_id, j.value, j.reason, j.adjudicated_by, j.adjudicated_at,
          coalesce(m.merged_into, j.attribute) AS attribute
        FROM adjudications j JOIN comment_states s ON s.comment_id = j.comment_id AND s.revision_id = j.revision_id
        LEFT JOIN label_attributes m ON m.site_id = j.site_id AND m.key = j.attribute
        WHERE j.site_id = ${siteId}::uuid) e
      ORDER BY e.comment_id, e.attribute, e.id DESC) t
    WHERE t.value <> 'cleared'`
}
