import { notFound } from 'next/navigation'
import type { Person } from '#lib/accounts/schema.ts'
import type { Ability } from '#lib/auth/ability.ts'
import { requireAbility, requirePerson } from '#lib/auth/person.ts'
import { siteByKey } from '#lib/sites/data.ts'
import type { Site } from '#lib/sites/schema.ts'

/** How a page under /sites/[site] begins: who asks, on which site, and that they may. A site that is not there is 404. */
export async function requireSite(
  params: Promise<{ site: string }>,
  ability: Ability,
): Promise<{ site: Site; person: Person }> {
  await requirePerson()
  const site = await siteByKey((await params).site)
  if (!site) notFound()
  return { site, person: await requireAbility(ability, site.id) }
}
