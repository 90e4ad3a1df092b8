import type { Person } from '#lib/accounts/schema.ts'
import { can } from '#lib/auth/ability.ts'
import type { BulkPerson } from '#lib/bulks/schema.ts'

/** Who works on a bulk of a site, with what they may do there beside labelling what they name. */
export function bulkPerson({ person, now }: { person: Person; now: Date }, siteId: string): BulkPerson {
  const mayOverride = can(person.grants, 'decision.override', siteId)
  const labelsOnly = !can(person.grants, 'comment.decide-batch', siteId)
  return { userId: person.id, mayOverride, labelsOnly, siteId, now }
}
