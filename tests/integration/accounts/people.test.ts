import { beforeEach, describe, expect, it } from 'vitest'
import { findAccount, findAccountByEmail, listAccounts } from '#lib/accounts/data.ts'
import {
  createFirstAdministrator,
  createPerson,
  removeGrant,
  setActive,
  setGrant,
  setPassword,
} from '#lib/accounts/mutations.ts'
import type { Grant, Person, Role } from '#lib/accounts/schema.ts'
import { addPerson, giveRole, replacePassword, switchAccount, takeRole } from '#lib/auth/manage-people.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { UserError } from '#lib/errors.ts'
import { createSite } from '#lib/sites/mutations.ts'

const now = new Date('2026-11-22T08:00:00Z')
const by = { actor: { kind: 'system' }, now } as const
const password = 'lantern orchard nine'

let here = ''
let there = ''
let sites = 0

beforeEach(async () => {
  await db().user.deleteMany()
  sites += 1
  here = await makeSite(`here-${sites}`)
  there = await makeSite(`there-${sites}`)
})

async function makeSite(key: string): Promise<string> {
  const made = await createSite({ key, name: key }, by)
  if (!made.ok) throw new Error(made.reason)
  return made.site.id
}

async function make(email: string, role: Role, siteId: string | null): Promise<Person> {
  const created = await createPerson({ email, name: email, grant: { role, siteId }, password: null }, by)
  if (!created.ok) throw new Error(created.reason)
  return { id: created.id, email, name: email, grants: [{ role, siteId }] }
}

const grantsOf = async (id: string): Promise<Grant[]> => (await findAccount(id))?.grants ?? []
const eventsOf = async (id: string) => {
  const events = await db().auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  return events.map(({ name, payload }) => [name, payload])
}

describe('the first administrator', () => {
  const first = { email: 'Admin@Example.org ', password }

  it('is made once, however many starts try at the same moment', async () => {
    const results = await Promise.all(Array.from({ length: 6 }, () => createFirstAdministrator(first, now)))
    expect(results.filter(({ created }) => created)).toHaveLength(1)
    expect(await db().user.count()).toBe(1)
    const account = await findAccountByEmail('admin@example.org')
    expect(account).toMatchObject({ active: true, hasPassword: true, grants: [{ role: 'admin', siteId: null }] })
  })

  it('is not made where there is anybody', async () => {
    await make('ana@example.org', 'viewer', here)
    expect(await createFirstAdministrator(first, now)).toEqual({ created: false })
  })

  it('needs a password that the rule takes', async () => {
    const weak = createFirstAdministrator({ ...first, password: 'password1234' }, now)
    await expect(weak).rejects.toThrow(UserError)
    await expect(weak).rejects.not.toThrow(/password1234/)
    expect(await db().user.count()).toBe(0)
  })
})

describe('a person', () => {
  it('is made once for an address, also at the same moment', async () => {
    const person = { email: 'ana@example.org', name: 'Ana', grant: { role: 'viewer', siteId: here }, password } as const
    const results = await Promise.all(Array.from({ length: 5 }, () => createPerson(person, by)))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.reason === 'email-taken')).toHaveLength(4)
    expect(await db().grant.count()).toBe(1)
  })

  it('is not made on a site that is not there, nor with a weak password', async () => {
    const person = { email: 'ana@example.org', name: 'Ana', password } as const
    const nowhere = { role: 'viewer', siteId: newId() } as const
    expect(await createPerson({ ...person, grant: nowhere }, by)).toEqual({ ok: false, reason: 'unknown-site' })
    const weak = { ...person, password: 'short', grant: { role: 'viewer', siteId: here } } as const
    expect(await createPerson(weak, by)).toEqual({ ok: false, reason: 'too-short' })
    expect(await db().user.count()).toBe(0)
  })

  it('is listed where they were granted something, and never with a hash', async () => {
    await make('ana@example.org', 'viewer', here)
    const bram = await make('bram@example.org', 'lead', null)
    await setActive({ userId: bram.id, active: false }, by)
    expect((await listAccounts([here])).map(({ email }) => email)).toEqual(['ana@example.org'])
    const all = await listAccounts('all')
    expect(all.map(({ email, active }) => [email, active])).toEqual([
      ['ana@example.org', true],
      ['bram@example.org', false],
    ])
    expect(JSON.stringify(all)).not.toContain('argon2')
  })

  it('has one role on a site, and the newest one holds', async () => {
    const { id } = await make('ana@example.org', 'viewer', here)
    await Promise.all([
      setGrant({ userId: id, grant: { role: 'lead', siteId: here } }, by),
      setGrant({ userId: id, grant: { role: 'lead', siteId: null } }, by),
      setGrant({ userId: id, grant: { role: 'viewer', siteId: null } }, by),
    ])
    expect((await grantsOf(id)).map(({ siteId }) => siteId).sort()).toEqual([here, null].sort())
    await removeGrant({ userId: id, siteId: null }, by)
    expect(await grantsOf(id)).toEqual([{ role: 'lead', siteId: here }])
  })

  it('leaves a trace of every change, and of none that changed nothing', async () => {
    const { id } = await make('ana@example.org', 'viewer', here)
    await setGrant({ userId: id, grant: { role: 'lead', siteId: here } }, by)
    await removeGrant({ userId: id, siteId: there }, by)
    await removeGrant({ userId: id, siteId: here }, by)
    await setActive({ userId: id, active: true }, by)
    await setActive({ userId: id, active: false }, by)
    await setActive({ userId: id, active: true }, by)
    await setPassword({ userId: id, password: 'too short' }, by)
    await setPassword({ userId: id, password }, by)
    expect(await eventsOf(id)).toEqual([
      ['user.created', { role: 'viewer', siteId: here }],
      ['user.granted', { role: 'lead', siteId: here }],
      ['user.grant-removed', { siteId: here }],
      ['user.deactivated', {}],
      ['user.activated', {}],
      ['user.password-changed', { sessionsEnded: 0 }],
    ])
  })

  it('that is not there is said to be unknown', async () => {
    const userId = newId()
    const unknown = { ok: false, reason: 'unknown-person' }
    expect(await setGrant({ userId, grant: { role: 'lead', siteId: here } }, by)).toEqual(unknown)
    expect(await setActive({ userId, active: false }, by)).toEqual(unknown)
    expect(await setPassword({ userId, password }, by)).toEqual(unknown)
  })
})

describe('the last administrator', () => {
  const last = { ok: false, reason: 'last-administrator' }

  it('stays, whatever is tried', async () => {
    const { id } = await make('admin@example.org', 'admin', null)
    await make('local@example.org', 'admin', here)
    expect(await setActive({ userId: id, active: false }, by)).toEqual(last)
    expect(await setGrant({ userId: id, grant: { role: 'lead', siteId: null } }, by)).toEqual(last)
    expect(await removeGrant({ userId: id, siteId: null }, by)).toEqual(last)
    expect(await setGrant({ userId: id, grant: { role: 'viewer', siteId: here } }, by)).toEqual({ ok: true })
  })

  it('is one of two who deactivate each other at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, two] = [
        await make(`a${round}@example.org`, 'admin', null),
        await make(`b${round}@example.org`, 'admin', null),
      ]
      const results = await Promise.all([
        setActive({ userId: one.id, active: false }, by),
        setActive({ userId: two.id, active: false }, by),
      ])
      expect(results.filter((result) => result.ok)).toHaveLength(1)
      await db().user.deleteMany()
    }
  })
})

describe('the administrator of one site', () => {
  it('manages the people of that site, and nobody who reaches further', async () => {
    const local = { person: await make('local@example.org', 'admin', here), now }
    const own = await make('own@example.org', 'viewer', here)
    const wide = await make('wide@example.org', 'viewer', null)
    const refused = { ok: false, reason: 'not-allowed' }
    expect(await giveRole({ userId: own.id, grant: { role: 'lead', siteId: here } }, local)).toEqual({ ok: true })
    expect(await giveRole({ userId: own.id, grant: { role: 'viewer', siteId: there } }, local)).toEqual(refused)
    expect(await giveRole({ userId: own.id, grant: { role: 'admin', siteId: null } }, local)).toEqual(refused)
    for (const userId of [wide.id, newId()]) {
      expect(await giveRole({ userId, grant: { role: 'viewer', siteId: here } }, local)).toEqual(refused)
      expect(await takeRole({ userId, siteId: null }, local)).toEqual(refused)
      expect(await replacePassword({ userId }, local)).toEqual(refused)
      expect(await switchAccount({ userId, active: false }, local)).toEqual(refused)
    }
    const added = { email: 'new@example.org', name: 'New' }
    expect(await addPerson({ ...added, grant: { role: 'viewer', siteId: null } }, local)).toEqual(refused)
    expect(await addPerson({ ...added, grant: { role: 'viewer', siteId: here } }, local)).toMatchObject({ ok: true })
  })

  it('does nothing to their own account that would lock them out by a slip', async () => {
    const manager = { person: await make('local@example.org', 'admin', here), now }
    const yourself = { ok: false, reason: 'yourself' }
    expect(await switchAccount({ userId: manager.person.id, active: false }, manager)).toEqual(yourself)
    expect(await replacePassword({ userId: manager.person.id }, manager)).toEqual(yourself)
  })
})

describe('somebody who is no administrator', () => {
  it.each(['viewer', 'annotator', 'moderator', 'researcher', 'lead'] as const)(
    'such as a %s manages nobody',
    async (role) => {
      const manager = { person: await make('lead@example.org', role, null), now }
      const other = await make('other@example.org', 'viewer', here)
      const refused = { ok: false, reason: 'not-allowed' }
      expect(await giveRole({ userId: other.id, grant: { role: 'viewer', siteId: here } }, manager)).toEqual(refused)
      expect(await giveRole({ userId: manager.person.id, grant: { role: 'admin', siteId: null } }, manager)).toEqual(
        refused,
      )
      expect(await takeRole({ userId: other.id, siteId: here }, manager)).toEqual(refused)
      expect(await replacePassword({ userId: other.id }, manager)).toEqual(refused)
      expect(await switchAccount({ userId: other.id, active: false }, manager)).toEqual(refused)
    },
  )
})
