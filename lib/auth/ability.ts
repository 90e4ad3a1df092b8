import type { Grant, Role } from '#lib/accounts/schema.ts'

/**
 * The one table of what each role may do. Every page, action and route asks it; nothing else decides.
 * A role on a site reaches that site alone; a role on all sites reaches every site and what belongs to none.
 */
const TABLE = {
  'queue.read': ['viewer', 'moderator', 'researcher', 'lead', 'admin'],
  'article.read': ['viewer', 'moderator', 'researcher', 'lead', 'admin'],
  'insight.read': ['viewer', 'moderator', 'researcher', 'lead', 'admin'],
  'policy.read': ['viewer', 'moderator', 'researcher', 'lead', 'admin'],
  'assignment.read': ['annotator', 'moderator', 'researcher', 'lead', 'admin'],

  'label.write': ['annotator', 'moderator', 'researcher', 'lead', 'admin'],
  'comment.label': ['moderator', 'researcher', 'lead', 'admin'],
  'comment.decide': ['moderator', 'lead', 'admin'],
  'note.write': ['moderator', 'lead', 'admin'],
  'page.import': ['moderator', 'lead', 'admin'],

  'comment.decide-batch': ['moderator', 'lead', 'admin'],
  'decision.override': ['lead', 'admin'],
  'label.adjudicate': ['lead', 'admin'],
  'guideline.edit': ['lead', 'admin'],
  'assignment.manage': ['researcher', 'lead', 'admin'],
  'agreement.read': ['researcher', 'lead', 'admin'],
  'annotator.read': ['lead', 'admin'],
  'policy.edit': ['lead', 'admin'],
  'section.edit': ['lead', 'admin'],
  'scoring.retry': ['lead', 'admin'],

  'dataset.read': ['researcher', 'lead', 'admin'],
  'dataset.edit': ['researcher', 'lead', 'admin'],
  'export.labels': ['researcher', 'lead', 'admin'],
  'label.import': ['researcher', 'lead', 'admin'],
  'export.unredacted': ['admin'],

  'key.manage': ['lead', 'admin'],
  'people.manage': ['admin'],
  'webhook.manage': ['admin'],
  'site.manage': ['admin'],
  'scorer.manage': ['admin'],
  'retention.manage': ['admin'],
} as const satisfies Record<string, readonly Role[]>

export type Ability = keyof typeof TABLE

export const ABILITIES = Object.keys(TABLE) as Ability[]

/** Whether `role` has `ability` on the sites that it reaches. */
export function roleCan(role: Role, ability: Ability): boolean {
  return (TABLE[ability] as readonly Role[]).includes(role)
}

/** Whether the grants reach `ability` on the site. `siteId` null asks for what belongs to no single site. */
export function can(grants: readonly Grant[], ability: Ability, siteId: string | null): boolean {
  return grants.some((grant) => roleCan(grant.role, ability) && (grant.siteId === null || grant.siteId === siteId))
}

/** Whether the grants reach `ability` on any site at all: what decides whether a menu shows an entry. */
export function canSomewhere(grants: readonly Grant[], ability: Ability): boolean {
  return grants.some((grant) => roleCan(grant.role, ability))
}

/** The sites on which the grants reach `ability`: every site, also those to come, or these ids. */
export function sitesWith(grants: readonly Grant[], ability: Ability): 'all' | string[] {
  if (can(grants, ability, null)) return 'all'
  const reaching = grants.filter((grant) => roleCan(grant.role, ability))
  return [...new Set(reaching.flatMap((grant) => (grant.siteId === null ? [] : [grant.siteId])))]
}
