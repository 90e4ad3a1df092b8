import type { Actor } from '#lib/audit/schema.ts'
import { type Ability, can } from '#lib/auth/ability.ts'
import type { FormSender } from '#lib/http/form-action.ts'
import { siteByKey } from '#lib/sites/data.ts'

/** Whose site a form is about, and who changes it when. */
export type ManagedSite = { siteId: string; actor: Actor; now: Date }

/** The site that a form names, if its sender has the ability there; null otherwise, also where there is no such site. */
export async function managedSite(
  key: string,
  { ability, sender }: { ability: Ability; sender: FormSender },
): Promise<ManagedSite | null> {
  const site = await siteByKey(key)
  if (!site || !can(sender.person.grants, ability, site.id)) return null
  return { siteId: site.id, actor: { kind: 'user', id: sender.person.id }, now: sender.now }
}
