import { verify } from '@node-rs/argon2'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createPerson, setActive, setPassword } from '#lib/accounts/mutations.ts'
import { findSessionPerson } from '#lib/accounts/sessions/data.ts'
import {
  endAllSessions,
  endSession,
  SESSION_SECONDS,
  type SignIn,
  signInProved,
  signInWithPassword,
} from '#lib/accounts/sessions/mutations.ts'
import { db } from '#lib/db/client.ts'

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return { ...real, verify: vi.fn(real.verify) }
})

const password = 'lantern orchard nine'
const secret = 'a secret for digests of at least 32 characters'
const system = { kind: 'system' } as const
const start = new Date('2026-11-22T08:00:00Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)

let userId = ''
beforeEach(async () => {
  await db().user.deleteMany()
  await db().signInFailure.deleteMany()
  userId = await create('ana@example.org', password)
})

async function create(email: string, chosen: string | null): Promise<string> {
  const person = { email, name: 'Ana', grant: { role: 'moderator', siteId: null }, password: chosen } as const
  const created = await createPerson(person, { actor: system, now: start })
  if (!created.ok) throw new Error(created.reason)
  return created.id
}

const attempt = (tried: string, now = start, { email = 'ana@example.org', address = '192.0.2.1' } = {}) =>
  signInWithPassword({ email, password: tried, address, secret }, now)

const outcome = (result: SignIn) => (result.ok ? 'in' : result.reason)
const tally = (results: SignIn[]) => Object.groupBy(results.map(outcome), (value) => value)

async function sessionOf(result: SignIn): Promise<string> {
  if (!result.ok) throw new Error(result.reason)
  return result.sessionId
}

describe('signing in', () => {
  it('begins a session that names the person and what was granted', async () => {
    const sessionId = await sessionOf(await attempt(password))
    expect(await findSessionPerson(sessionId, later(60))).toEqual({
      id: userId,
      name: 'Ana',
      email: 'ana@example.org',
      grants: [{ role: 'moderator', siteId: null }],
    })
  })

  it('answers alike for a wrong password, an unknown address, no password and a deactivated account', async () => {
    await create('oidc@example.org', null)
    const gone = await create('gone@example.org', password)
    await setActive({ userId: gone, active: false }, { actor: system, now: start })
    const answers = [
      await attempt('not the right one'),
      await attempt(password, start, { email: 'nobody@example.org' }),
      await attempt(password, start, { email: 'oidc@example.org' }),
      await attempt(password, start, { email: 'gone@example.org' }),
    ]
    expect(answers).toEqual(Array(4).fill({ ok: false, reason: 'refused' }))
  })

  it('does the same slow work for an unknown address as for a wrong password', async () => {
    for (const email of ['ana@example.org', 'nobody@example.org']) {
      vi.mocked(verify).mockClear()
      await attempt('not the right one', start, { email })
      expect(verify).toHaveBeenCalledOnce()
      const [hashed] = vi.mocked(verify).mock.calls[0] ?? []
      expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    }
  })

  it('takes a password in another Unicode form of the same characters', async () => {
    await setPassword({ userId, password: 'crème brûlée flambée' }, { actor: system, now: start })
    expect((await attempt('crème brûlée flambée'.normalize('NFD'))).ok).toBe(true)
  })
})

describe('failed sign-ins', () => {
  it('get five tries at the same moment, never more, however many come', async () => {
    const results = await Promise.all(Array.from({ length: 40 }, (_, i) => attempt(`wrong password ${i}`)))
    expect(tally(results)['refused']).toHaveLength(5)
    expect(tally(results)['wait']).toHaveLength(35)
  })

  it('keep also the right password waiting, and say for how long', async () => {
    for (let i = 0; i < 5; i++) await attempt('not the right one')
    expect(await attempt(password)).toEqual({ ok: false, reason: 'wait', seconds: 2 })
    expect(outcome(await attempt(password, later(2)))).toBe('in')
  })

  it('wait longer each time, and no longer for tries that were refused while waiting', async () => {
    for (let i = 0; i < 5; i++) await attempt('not the right one')
    await attempt('not the right one', later(2))
    for (let i = 0; i < 20; i++) await attempt('not the right one', later(3))
    expect(await attempt(password, later(2))).toMatchObject({ reason: 'wait', seconds: 4 })
  })

  it('leave an account alone after it was entered', async () => {
    for (let i = 0; i < 4; i++) await attempt('not the right one')
    expect(outcome(await attempt(password))).toBe('in')
    for (let i = 0; i < 4; i++) await attempt('not the right one')
    expect(outcome(await attempt(password))).toBe('in')
  })

  it('slow an address down across accounts, and leave other addresses alone', async () => {
    const guesses = Array.from({ length: 60 }, (_, i) => attempt('wrong', start, { email: `p${i}@example.org` }))
    expect(tally(await Promise.all(guesses))['refused']).toHaveLength(30)
    expect(outcome(await attempt(password))).toBe('wait')
    expect(outcome(await attempt(password, start, { address: '192.0.2.9' }))).toBe('in')
  })

  it('are not wiped from an address by signing in to an account of one’s own', async () => {
    for (let i = 0; i < 29; i++) await attempt('wrong', start, { email: `p${i}@example.org` })
    expect(outcome(await attempt(password))).toBe('in')
    await attempt('wrong', start, { email: 'p30@example.org' })
    expect(outcome(await attempt(password))).toBe('wait')
  })

  it('are forgotten a day later', async () => {
    for (let i = 0; i < 5; i++) await attempt('not the right one')
    for (let i = 0; i < 5; i++) await attempt('not the right one', later(90_000))
    expect(await attempt(password, later(90_000))).toMatchObject({ reason: 'wait', seconds: 2 })
  })

  it('are stored under digests that name nobody', async () => {
    await attempt('not the right one')
    const rows = await db().signInFailure.findMany()
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toMatch(/ana|192\.0/)
  })
})

describe('a session', () => {
  it('ends by signing out, and the others of the same person go on', async () => {
    const [one, two] = [await sessionOf(await attempt(password)), await sessionOf(await attempt(password))]
    await endSession(one, later(1))
    expect(await findSessionPerson(one, later(2))).toBeNull()
    expect(await findSessionPerson(two, later(2))).not.toBeNull()
  })

  it('ends everywhere when asked to, with a new password, and with the account', async () => {
    const by = { actor: system, now: later(1) }
    const endings = [
      () => endAllSessions(userId, later(1)),
      () => setPassword({ userId, password }, by),
      () => setActive({ userId, active: false }, by),
    ]
    for (const end of endings) {
      const sessions = [await sessionOf(await attempt(password)), await sessionOf(await attempt(password))]
      await end()
      for (const id of sessions) expect(await findSessionPerson(id, later(2))).toBeNull()
    }
  })

  it('stays ended when the account is activated again', async () => {
    const id = await sessionOf(await attempt(password))
    await setActive({ userId, active: false }, { actor: system, now: later(1) })
    await setActive({ userId, active: true }, { actor: system, now: later(2) })
    expect(await findSessionPerson(id, later(3))).toBeNull()
  })

  it('lasts a week and no longer', async () => {
    const id = await sessionOf(await attempt(password))
    expect(await findSessionPerson(id, later(SESSION_SECONDS - 1))).not.toBeNull()
    expect(await findSessionPerson(id, later(SESSION_SECONDS))).toBeNull()
  })

  it('does not begin with a password that is being changed while it is compared', async () => {
    const result = await db().$transaction(async (tx) => {
      await tx.user.update({ where: { id: userId }, data: { passwordHash: 'another' } })
      const waiting = attempt(password)
      // Time enough for the comparison, which finds the old hash: this change is not committed yet.
      await new Promise((resolve) => setTimeout(resolve, 500))
      return { waiting }
    })
    expect(outcome(await result.waiting)).toBe('refused')
    expect(await db().session.count({ where: { userId } })).toBe(0)
  })

  it('counts for nothing while its account is not active', async () => {
    const id = await sessionOf(await attempt(password))
    await db().user.update({ where: { id: userId }, data: { active: false } })
    expect(await findSessionPerson(id, later(1))).toBeNull()
  })

  it('writes its beginning and its end to the audit', async () => {
    const sessionId = await sessionOf(await attempt(password))
    await endSession(sessionId, later(1))
    await endSession(sessionId, later(2))
    const events = await db().auditEvent.findMany({ where: { subjectId: userId }, orderBy: { id: 'asc' } })
    expect(events.map((event) => event.name)).toEqual(['user.created', 'session.started', 'session.ended'])
    expect(events.at(-1)?.payload).toEqual({ sessionId })
  })
})

describe('the identity provider', () => {
  it('lets in who has an active account here, and nobody else', async () => {
    await create('oidc@example.org', null)
    expect(outcome(await signInProved('oidc@example.org', start))).toBe('in')
    expect(outcome(await signInProved('nobody@example.org', start))).toBe('refused')
    await setActive({ userId, active: false }, { actor: system, now: start })
    expect(outcome(await signInProved('ana@example.org', start))).toBe('refused')
    expect(await db().user.count()).toBe(2)
  })
})
