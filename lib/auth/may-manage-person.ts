import type { Grant } from '#lib/accounts/schema.ts'
import { can } from '#lib/auth/ability.ts'

/**
 * Whether somebody may change an account as a whole: its password, whether it is active, its grants. They need
 * 'people.manage' wherever the other was granted anything, or the administrator of one site could take over an account
 * that reaches all of them. An account without grants belongs to no site.
 */
export function mayManagePerson(manager: readonly Grant[], other: readonly Grant[]): boolean {
  if (other.length === 0) return can(manager, 'people.manage', null)
  return other.every((grant) => can(manager, 'people.manage', grant.siteId))
}
