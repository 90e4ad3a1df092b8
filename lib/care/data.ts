import { NO_CARE, type SiteCare, siteCare } from '#lib/care/schema.ts'
import { db } from '#lib/db/client.ts'

/** How a site looks after those who read there; nothing at all where it chose nothing. */
export async function careOfSite(siteId: string): Promise<SiteCare> {
  const row = await db().siteCare.findUnique({ where: { siteId } })
  return row ? siteCare.parse(row.settings) : NO_CARE
}
