import { db } from '#lib/db/client.ts'
import type { SavedView } from '#lib/queue/saved/schema.ts'

const select = { id: true, name: true, query: true, createdBy: true } as const

/** The views that are kept for a site, by name. */
export async function savedViews(siteId: string): Promise<SavedView[]> {
  return db().savedView.findMany({ where: { siteId }, select, orderBy: { name: 'asc' } })
}

/** The views of several sites, by site. */
export async function savedViewsBySite(siteIds: readonly string[]): Promise<Map<string, SavedView[]>> {
  const where = { siteId: { in: [...siteIds] } }
  const rows = await db().savedView.findMany({ where, select: { ...select, siteId: true }, orderBy: { name: 'asc' } })
  return Map.groupBy(rows, (row) => row.siteId)
}
