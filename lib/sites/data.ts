import { db } from '#lib/db/client.ts'
import type { Site } from '#lib/sites/schema.ts'

const fields = { id: true, key: true, name: true }

/** Every site, by name; `ids` narrows to those, 'all' does not. */
export async function listSites(ids: readonly string[] | 'all'): Promise<Site[]> {
  const where = ids === 'all' ? {} : { id: { in: [...ids] } }
  return db().site.findMany({ where, select: fields, orderBy: { name: 'asc' } })
}

export async function siteByKey(key: string): Promise<Site | null> {
  return db().site.findUnique({ where: { key }, select: fields })
}
