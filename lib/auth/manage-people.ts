import { findAccount } from '#lib/accounts/data.ts'
import { generatePassword } from '#lib/accounts/generate-password.ts'
import { type By, createPerson, removeGrant, setActive, setGrant, setPassword } from '#lib/accounts/mutations.ts'
import type { Account, Grant, NewPerson, Person } from '#lib/accounts/schema.ts'
import { can } from '#lib/auth/ability.ts'
import { mayManagePerson } from '#lib/auth/may-manage-person.ts'

/** Who manages people, and when. */
export type Manager = { person: Person; now: Date }

type NotAllowed = { ok: false; reason: 'not-allowed' | 'yourself' }

const notAllowed: NotAllowed = { ok: false, reason: 'not-allowed' }
const byOf = ({ person, now }: Manager): By => ({ actor: { kind: 'user', id: person.id }, now })

/** Adds a person with a random password, which is told this once. */
export async function addPerson(input: NewPerson, manager: Manager) {
  if (!can(manager.person.grants, 'people.manage', input.grant.siteId)) return notAllowed
  const password = generatePassword()
  const created = await createPerson({ ...input, password }, byOf(manager))
  return created.ok ? ({ ok: true, password } as const) : created
}

/** Gives a role, in place of the one that the person had on the same site. */
export async function giveRole({ userId, grant }: { userId: string; grant: Grant }, manager: Manager) {
  if (!(await findManaged(userId, manager))) return notAllowed
  if (!can(manager.person.grants, 'people.manage', grant.siteId)) return notAllowed
  return setGrant({ userId, grant }, byOf(manager))
}

export async function takeRole({ userId, siteId }: { userId: string; siteId: string | null }, manager: Manager) {
  return (await findManaged(userId, manager)) ? removeGrant({ userId, siteId }, byOf(manager)) : notAllowed
}

/** Deactivates or activates an account; nobody deactivates their own. */
export async function switchAccount({ userId, active }: { userId: string; active: boolean }, manager: Manager) {
  if (userId === manager.person.id) return { ok: false, reason: 'yourself' } as const
  return (await findManaged(userId, manager)) ? setActive({ userId, active }, byOf(manager)) : notAllowed
}

/** Replaces a password by a random one, which is told this once. One's own is changed with the present one. */
export async function replacePassword({ userId }: { userId: string }, manager: Manager) {
  if (userId === manager.person.id) return { ok: false, reason: 'yourself' } as const
  if (!(await findManaged(userId, manager))) return notAllowed
  const password = generatePassword()
  const set = await setPassword({ userId, password }, byOf(manager))
  return set.ok ? ({ ok: true, password } as const) : set
}

/** The account, when this manager may change it. */
async function findManaged(userId: string, { person }: Manager): Promise<Account | null> {
  const account = await findAccount(userId)
  return account && mayManagePerson(person.grants, account.grants) ? account : null
}
