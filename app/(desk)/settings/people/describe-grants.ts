import { type Grant, ROLES, type Role } from '#lib/accounts/schema.ts'

export const ROLE_NAMES: Record<Role, string> = {
  viewer: 'Viewer',
  annotator: 'Annotator',
  moderator: 'Moderator',
  researcher: 'Researcher',
  lead: 'Lead',
  admin: 'Administrator',
}

/** What each role is for, in a line, in the order of ROLES. */
export const ROLE_NOTES: Record<Role, string> = {
  viewer: 'reads queues, articles and insights',
  annotator: 'labels what is assigned to them',
  moderator: 'decides, labels and imports',
  researcher: 'reads, labels and exports',
  lead: 'decides, sets policies, exports, manages keys',
  admin: 'everything, also people and settings',
}

export const ROLE_CHOICES = ROLES.map((role) => ({ value: role, label: `${ROLE_NAMES[role]}: ${ROLE_NOTES[role]}` }))

type Named = { id: string; name: string }

/** "Moderator on all sites, Lead on The Morning Post". */
export function describeGrants(grants: readonly Grant[], sites: readonly Named[]): string {
  if (grants.length === 0) return 'No role'
  return grants.map((grant) => `${ROLE_NAMES[grant.role]} on ${describeSite(grant.siteId, sites)}`).join(', ')
}

export function describeSite(siteId: string | null, sites: readonly Named[]): string {
  if (siteId === null) return 'all sites'
  return sites.find((site) => site.id === siteId)?.name ?? 'another site'
}
