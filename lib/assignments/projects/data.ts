import type { Choice } from '#lib/assignments/sampling/schema.ts'
import type { OwnProject, Progress, ProjectLine } from '#lib/assignments/schema.ts'
import { waitingFor } from '#lib/assignments/waiting-sql.ts'
import { db } from '#lib/db/client.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'
import { orderAttributes } from '#lib/labels/attributes/order-attributes.ts'
import { mergesOf, readAllAs } from '#lib/labels/attributes/read-as.ts'

const NOTHING: Progress = { comments: 0, waiting: 0, open: 0, labelled: 0, skipped: 0, stale: 0 }

/** The projects of a site with how far each is, the newest first. */
export async function listProjects(siteId: string, now: Date): Promise<ProjectLine[]> {
  const include = { dataset: { select: { key: true, name: true } } }
  const projects = await db().labelProject.findMany({ where: { siteId }, orderBy: { id: 'desc' }, include })
  const rows = await db().$queryRaw<(Progress & { id: string })[]>`
    SELECT a.project_id AS id, count(DISTINCT a.comment_id)::int AS comments,
      count(*) FILTER (WHERE a.state = 'free' OR a.state = 'open' AND a.expires_at <= ${now})::int AS waiting,
      count(*) FILTER (WHERE a.state = 'open' AND a.expires_at > ${now})::int AS open,
      count(*) FILTER (WHERE a.state = 'labelled')::int AS labelled,
      count(*) FILTER (WHERE a.state = 'skipped')::int AS skipped,
      count(DISTINCT a.comment_id) FILTER (WHERE s.revision_id <> a.revision_id OR r.text IS NULL)::int AS stale
    FROM assignments a JOIN comment_states s USING (comment_id) JOIN revisions r ON r.id = a.revision_id
    WHERE a.site_id = ${siteId}::uuid AND NOT a.gold GROUP BY a.project_id`
  const progress = new Map(rows.map(({ id, ...row }) => [id, row]))
  return projects.map(({ choice, ...project }) => {
    return { ...project, choice: choice as Choice, ...(progress.get(project.id) ?? NOTHING) }
  })
}

/** The open projects of a site as an annotator sees them. */
export async function ownProjects(siteId: string, userId: string, now: Date): Promise<OwnProject[]> {
  return db().$queryRaw<OwnProject[]>`
    SELECT p.id, p.name,
      (SELECT count(*)::int FROM assignments d WHERE d.project_id = p.id AND d.annotator_id = ${userId}::uuid
        AND d.state IN ('labelled', 'skipped')) AS done,
      (EXISTS (SELECT FROM assignments o WHERE o.project_id = p.id AND o.annotator_id = ${userId}::uuid AND o.state = 'open')
        OR EXISTS (SELECT FROM assignments a WHERE ${waitingFor({ userId, now })} AND a.project_id = p.id)) AS more
    FROM label_projects p WHERE p.site_id = ${siteId}::uuid AND p.closed_at IS NULL ORDER BY p.id`
}

/** What a project asks of each comment now: attributes that were merged stand under what they became. */
export async function askedAttributes(siteId: string, projectId: string): Promise<{ key: string; title: string }[]> {
  const project = await db().labelProject.findFirstOrThrow({ where: { id: projectId, siteId } })
  const all = await siteAttributes(siteId)
  const titles = new Map(all.map((one) => [one.key, one.title]))
  return orderAttributes(readAllAs(mergesOf(all), project.attributes)).map((key) => ({
    key,
    title: titles.get(key) ?? key,
  }))
}
