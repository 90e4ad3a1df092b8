import { db, type Tx } from '#lib/db/client.ts'
import { BUILT_IN, type LabelAttribute } from '#lib/labels/attributes/schema.ts'

/** Everything that is or was labelled on a site: the seven, then its own by key. */
export async function siteAttributes(siteId: string, tx: Tx = db()): Promise<LabelAttribute[]> {
  const rows = await tx.labelAttribute.findMany({ where: { siteId }, orderBy: { key: 'asc' } })
  const own = rows.map(({ key, title, deprecatedAt, mergedInto }) => {
    return { key, title, code: title.slice(0, 2), own: true, deprecated: deprecatedAt !== null, mergedInto }
  })
  return [...BUILT_IN, ...own]
}

/** What can be labelled on a site now. */
export async function currentAttributes(siteId: string, tx: Tx = db()): Promise<LabelAttribute[]> {
  return (await siteAttributes(siteId, tx)).filter(({ deprecated, mergedInto }) => !deprecated && !mergedInto)
}

/** How often each attribute was answered on a site, by its own key. */
export async function countEvents(siteId: string): Promise<Map<string, number>> {
  const counted = await db().labelEvent.groupBy({ by: ['attribute'], where: { siteId }, _count: true })
  return new Map(counted.map((row) => [row.attribute, row._count]))
}

/** Keys and titles of what is labelled on any of these sites, each key once; none where there is no site. */
export async function attributesOfSites(siteIds: 'all' | readonly string[]): Promise<{ key: string; title: string }[]> {
  if (siteIds.length === 0) return []
  const own = await db().labelAttribute.findMany({
    where: { deprecatedAt: null, mergedInto: null, ...(siteIds === 'all' ? {} : { siteId: { in: [...siteIds] } }) },
    distinct: ['key'],
    orderBy: { key: 'asc' },
    select: { key: true, title: true },
  })
  return [...BUILT_IN.map(({ key, title }) => ({ key, title })), ...own]
}
