import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { endKey, makeKey, saveAnswers, saveComparison } from '#app/(desk)/sites/[site]/settings/keys/actions.ts'
import type { Role } from '#lib/accounts/schema.ts'
import { db } from '#lib/db/client.ts'
import { keyHolder, listKeys } from '#lib/keys/data.ts'
import { faceSettings } from '#lib/perspective/data.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { openSecret } from '#lib/webhooks/seal-secret.ts'
import { enterAs } from '#tests/support/ask-route.ts'
import { makeSite } from '#tests/support/desk.ts'
import { makeSiteKey } from '#tests/support/face-server.ts'

/** The cookie that the browser sends; null for one that is signed out. */
let cookie: string | null = null
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => (cookie === null ? undefined : { value: cookie }) }),
  headers: async () => new Headers(),
}))
vi.mock('next/navigation', () => ({
  forbidden: () => {
    throw new Error('forbidden')
  },
  redirect: (to: string) => {
    throw new Error(`redirect to ${to}`)
  },
}))
vi.mock('next/cache', () => ({ refresh: () => undefined }))

let siteId: string
let site: string
beforeEach(async () => {
  siteId = await makeSite()
  site = (await db().site.findUniqueOrThrow({ where: { id: siteId } })).key
})

/** Signs in somebody new who has this role on a site, or on all. */
async function enter(role: Role, on: string | null): Promise<void> {
  const entered = await enterAs(role, undefined, on)
  cookie = entered.cookie.slice(entered.cookie.indexOf('=') + 1)
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries({ site, ...fields })) data.set(name, value)
  return data
}

const NEW_KEY = { name: 'Coral', origins: '', rate: '', 'scope-analyze': 'on' }
const make = (more: Record<string, string> = {}) => makeKey(null, form({ ...NEW_KEY, ...more }))
const compare = (percent: string, key: string) => saveComparison(null, form({ percent, key }))

describe('who may', () => {
  /** All that a form here changes. */
  const everything = async () => {
    const { id } = await makeSiteKey()
    await db().apiKey.update({ where: { id }, data: { siteId } })
    const said: unknown[] = []
    for (const send of [
      () => make(),
      () => endKey(null, form({ id })),
      () => compare('5', 'their-key'),
      () => saveAnswers(null, form({ scoreAnyway: 'on' })),
    ]) {
      said.push(
        await send().then(
          (state) => state?.ok ?? null,
          (error: Error) => error.message,
        ),
      )
    }
    const { compareKey, scoreAnyway } = await faceSettings(siteId)
    const live = (await listKeys(siteId)).filter(({ revokedAt }) => revokedAt === null)
    return { said, changed: [live.length === 1 && live[0]?.name === 'Coral', compareKey !== null, scoreAnyway] }
  }
  const all = <T>(one: T): T[] => Array(4).fill(one)
  const nothing = [false, false, false]

  it.each<[string, Role, 'here' | 'everywhere']>([
    ['a lead of the site', 'lead', 'here'],
    ['a lead of all sites', 'lead', 'everywhere'],
    ['an administrator', 'admin', 'everywhere'],
  ])('%s', async (_name, role, where) => {
    await enter(role, where === 'here' ? siteId : null)
    expect(await everything()).toEqual({ said: all(true), changed: [true, true, true] })
  })

  it.each<Role>(['viewer', 'annotator', 'moderator', 'researcher'])('not a %s', async (role) => {
    await enter(role, siteId)
    expect(await everything()).toEqual({ said: all('forbidden'), changed: nothing })
  })

  it('not the lead of another site', async () => {
    await enter('lead', await makeSite())
    expect(await everything()).toEqual({ said: all(false), changed: nothing })
  })

  it('nobody who is signed out', async () => {
    cookie = null
    expect(await everything()).toEqual({ said: all('redirect to /sign-in'), changed: nothing })
  })
})

describe('the form of a key', () => {
  beforeEach(() => enter('lead', siteId))

  it('makes one that works, is shown this once, and is kept by who made it', async () => {
    const state = await make({ origins: 'https://a.example, https://b.example', rate: '60', 'scope-suggest': 'on' })
    if (!state?.ok) throw new Error('no key was made')
    const { key } = state.result
    const holder = await keyHolder(key, 'suggest')
    expect(holder).toMatchObject({ siteId })
    expect(await keyHolder(key, 'ingest')).toBeNull()
    const [listed] = await listKeys(siteId)
    expect(listed).toMatchObject({ origins: ['https://a.example', 'https://b.example'], ratePerMinute: 60 })
    const event = await db().auditEvent.findFirst({ where: { name: 'key.created', subjectId: holder?.id ?? '' } })
    expect(event?.actorKind).toBe('user')
    expect(JSON.stringify(event?.payload)).not.toContain(key)
  })

  it.each([
    [{ name: ' ' }, 'name'],
    [{ 'scope-analyze': undefined }, 'scopes'],
    [{ origins: 'https://a.example/path' }, 'origins'],
    [{ rate: '0' }, 'rate'],
    [{ rate: 'many' }, 'rate'],
  ])('says of %j what is wrong with the field %s', async (wrong, field) => {
    const fields = Object.entries({ ...NEW_KEY, ...wrong }).filter(
      (one): one is [string, string] => one[1] !== undefined,
    )
    const state = await makeKey(null, form(Object.fromEntries(fields)))
    expect(state).toMatchObject({ ok: false, errors: { [field]: expect.any(String) } })
    expect(await listKeys(siteId)).toEqual([])
  })

  it('revokes a key once, and none of another site', async () => {
    await make()
    const [mine] = await listKeys(siteId)
    const id = mine?.id ?? ''
    expect((await endKey(null, form({ id })))?.ok).toBe(true)
    expect(await endKey(null, form({ id }))).toMatchObject({ ok: false, message: 'This key was revoked before.' })
    const other = await makeSiteKey()
    expect((await endKey(null, form({ id: other.id })))?.ok).toBe(false)
    expect(await keyHolder(other.key, 'analyze')).not.toBeNull()
  })
})

describe('the form of the comparison', () => {
  beforeEach(() => enter('lead', siteId))
  const kept = async () => {
    const { comparePercent, compareKey } = await faceSettings(siteId)
    return [comparePercent, compareKey && openSecret(compareKey, secrets().webhook)]
  }

  it('keeps the key sealed, and the one that there is where none is written', async () => {
    const theirs = randomBytes(20).toString('hex')
    expect((await compare('10', ` ${theirs} `))?.ok).toBe(true)
    expect(await kept()).toEqual([10, theirs])
    expect((await compare('20', ''))?.ok).toBe(true)
    expect(await kept()).toEqual([20, theirs])
    const rows = [await db().faceSettings.findMany(), await db().auditEvent.findMany()]
    expect(JSON.stringify(rows)).not.toContain(theirs)
  })

  it.each([
    ['1', '', 'key'],
    ['101', 'their-key', 'percent'],
    ['-1', 'their-key', 'percent'],
    ['2.5', 'their-key', 'percent'],
    ['some', 'their-key', 'percent'],
    ['5', 'k'.repeat(201), 'key'],
  ])('refuses %s per cent with the key %j at the field %s', async (percent, key, field) => {
    expect(await compare(percent, key)).toMatchObject({ ok: false, errors: { [field]: expect.any(String) } })
    expect(await kept()).toEqual([0, null])
  })
})
