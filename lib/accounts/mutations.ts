import { hashPassword } from '#lib/accounts/hash-password.ts'
import { checkPassword, PASSWORD_ADVICE, type PasswordProblem } from '#lib/accounts/password.ts'
import type { Grant, NewPerson } from '#lib/accounts/schema.ts'
import { endSessions } from '#lib/accounts/sessions/mutations.ts'
import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { UserError } from '#lib/errors.ts'

/** Who changes an account, and when. */
export type By = { actor: Actor; now: Date }

type Created = { ok: true; id: string } | { ok: false; reason: 'email-taken' | 'unknown-site' | PasswordProblem }
type Changed = { ok: true } | { ok: false; reason: 'unknown-person' | 'unknown-site' | 'last-administrator' }
type PasswordSet = { ok: true; sessionsEnded: number } | { ok: false; reason: 'unknown-person' | PasswordProblem }

/** Changes to people are rare and hang together (one administrator must stay), so they wait for each other. */
async function changePeople<T>(change: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`lock table grants in share row exclusive mode`
    return change(tx)
  })
}

/**
 * Makes the first administrator, of all sites, where there are no people yet; otherwise changes nothing.
 * A password that the rule refuses is a UserError.
 */
export async function createFirstAdministrator(
  { email, password }: { email: string; password: string },
  now: Date,
): Promise<{ created: boolean }> {
  if ((await db().user.count()) > 0) return { created: false }
  const checked = checkPassword(password, email)
  if (!checked.ok) throw new UserError(`The administrator's password is refused. ${PASSWORD_ADVICE[checked.reason]}`)
  const passwordHash = await hashPassword(password)
  return changePeople(async (tx) => {
    if ((await tx.user.count()) > 0) return { created: false }
    const grant = { role: 'admin', siteId: null } as const
    const person = { email: email.trim().toLowerCase(), name: 'Administrator', grant, passwordHash }
    await insertPerson(tx, person, { actor: { kind: 'system' }, now })
    return { created: true }
  })
}

/** Makes an account with its first grant. Without a password it can only be entered through the identity provider. */
export async function createPerson(person: NewPerson & { password: string | null }, by: By): Promise<Created> {
  const checked = person.password === null ? { ok: true as const } : checkPassword(person.password, person.email)
  if (!checked.ok) return checked
  const passwordHash = person.password === null ? null : await hashPassword(person.password)
  return changePeople(async (tx) => {
    if (!(await isSite(tx, person.grant.siteId))) return { ok: false, reason: 'unknown-site' } as const
    const id = await insertPerson(tx, { ...person, passwordHash }, by)
    return id ? ({ ok: true, id } as const) : ({ ok: false, reason: 'email-taken' } as const)
  })
}

type Inserted = Omit<NewPerson, 'grant'> & { grant: Grant; passwordHash: string | null }

/** Null where the address has an account already. */
async function insertPerson(tx: Tx, { email, name, grant, passwordHash }: Inserted, by: By): Promise<string | null> {
  const id = newId()
  const data = { id, email, name, passwordHash, createdAt: by.now }
  const { count } = await tx.user.createMany({ data, skipDuplicates: true })
  if (count === 0) return null
  await tx.grant.create({ data: { id: newId(), userId: id, ...grant } })
  await recordEvent(
    tx,
    { name: 'user.created', actor: by.actor, siteId: grant.siteId, subjectId: id, payload: grant },
    by.now,
  )
  return id
}

async function isSite(tx: Tx, siteId: string | null): Promise<boolean> {
  return siteId === null || (await tx.site.count({ where: { id: siteId } })) === 1
}

/** Gives a person a role on a site (or on all), in place of the one that they had there. */
export async function setGrant({ userId, grant }: { userId: string; grant: Grant }, by: By): Promise<Changed> {
  return changePeople(async (tx) => {
    if ((await tx.user.count({ where: { id: userId } })) === 0) return { ok: false, reason: 'unknown-person' }
    if (!(await isSite(tx, grant.siteId))) return { ok: false, reason: 'unknown-site' }
    const steppingDown = grant.siteId === null && grant.role !== 'admin'
    if (steppingDown && (await isLastAdministrator(tx, userId))) return { ok: false, reason: 'last-administrator' }
    await tx.grant.deleteMany({ where: { userId, siteId: grant.siteId } })
    await tx.grant.create({ data: { id: newId(), userId, ...grant } })
    const payload = { role: grant.role, siteId: grant.siteId }
    await recordEvent(
      tx,
      { name: 'user.granted', actor: by.actor, siteId: grant.siteId, subjectId: userId, payload },
      by.now,
    )
    return { ok: true }
  })
}

/** Takes away what a person may do on a site (null: on all). Taking away what is not there changes nothing. */
export async function removeGrant(
  { userId, siteId }: { userId: string; siteId: string | null },
  by: By,
): Promise<Changed> {
  return changePeople(async (tx) => {
    if (siteId === null && (await isLastAdministrator(tx, userId))) return { ok: false, reason: 'last-administrator' }
    const { count } = await tx.grant.deleteMany({ where: { userId, siteId } })
    if (count === 0) return { ok: true }
    const event = {
      name: 'user.grant-removed',
      actor: by.actor,
      siteId,
      subjectId: userId,
      payload: { siteId },
    } as const
    await recordEvent(tx, event, by.now)
    return { ok: true }
  })
}

/** Whether nobody but this person could give anyone access any more. */
async function isLastAdministrator(tx: Tx, userId: string): Promise<boolean> {
  const administrators = await tx.grant.findMany({
    where: { role: 'admin', siteId: null, user: { active: true } },
    select: { userId: true },
  })
  return administrators.length === 1 && administrators[0]?.userId === userId
}

/** Deactivates an account, which ends its sessions, or activates it again. To what it is already changes nothing. */
export async function setActive({ userId, active }: { userId: string; active: boolean }, by: By): Promise<Changed> {
  return changePeople(async (tx) => {
    if (!active && (await isLastAdministrator(tx, userId))) return { ok: false, reason: 'last-administrator' }
    const { count } = await tx.user.updateMany({ where: { id: userId, active: !active }, data: { active } })
    if (count === 0)
      return (await tx.user.count({ where: { id: userId } })) ? { ok: true } : { ok: false, reason: 'unknown-person' }
    if (!active) await endSessions(tx, userId, by)
    const name = active ? 'user.activated' : 'user.deactivated'
    await recordEvent(tx, { name, actor: by.actor, siteId: null, subjectId: userId, payload: {} }, by.now)
    return { ok: true }
  })
}

/** Sets a password anew and ends every session that was begun with the old one. */
export async function setPassword(
  { userId, password }: { userId: string; password: string },
  by: By,
): Promise<PasswordSet> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { email: true } })
  if (!user) return { ok: false, reason: 'unknown-person' }
  const checked = checkPassword(password, user.email)
  if (!checked.ok) return checked
  const passwordHash = await hashPassword(password)
  return db().$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash } })
    const sessionsEnded = await endSessions(tx, userId, by)
    const event = { name: 'user.password-changed', actor: by.actor, siteId: null, subjectId: userId } as const
    await recordEvent(tx, { ...event, payload: { sessionsEnded } }, by.now)
    return { ok: true, sessionsEnded } as const
  })
}
