import { db, type Tx } from '#lib/db/client.ts'
import type { ListedSection, Section } from '#lib/sections/schema.ts'

/** The sections of a site, by name. */
export async function siteSections(siteId: string): Promise<Section[]> {
  return db().section.findMany({ where: { siteId }, select: { id: true, name: true }, orderBy: { name: 'asc' } })
}

/** The same with how many articles stand under each. */
export async function listSections(siteId: string): Promise<ListedSection[]> {
  const select = { id: true, name: true, _count: { select: { articles: true } } }
  const rows = await db().section.findMany({ where: { siteId }, select, orderBy: { name: 'asc' } })
  return rows.map(({ _count, ...section }) => ({ ...section, articles: _count.articles }))
}

/** Whether the site has the section; it then stays until the caller's transaction ends. */
export async function holdSection(tx: Tx, siteId: string, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM sections WHERE id = ${id}::uuid AND site_id = ${siteId}::uuid FOR KEY SHARE`
  return rows.length > 0
}
