import { Prisma } from '#lib/db/generated/client.ts'
import { NO_SECTION, type SectionFilter } from '#lib/sections/schema.ts'

/** Articles `a` of a site under one section, under none, or wherever they stand. */
export function articlesUnder(siteId: string, section: SectionFilter): Prisma.Sql {
  const onSite = Prisma.sql`a.site_id = ${siteId}::uuid`
  if (section === null) return onSite
  if (section === NO_SECTION) return Prisma.sql`${onSite} AND a.section_id IS NULL`
  return Prisma.sql`${onSite} AND a.section_id = ${section}::uuid`
}
