import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { keyHolder, listKeys } from '#lib/keys/data.ts'
import { createKey, revokeKey } from '#lib/keys/mutations.ts'
import { newKey } from '#lib/keys/schema.ts'
import { siteByKey } from '#lib/sites/data.ts'
import { createSite } from '#lib/sites/mutations.ts'
import { newSite } from '#lib/sites/schema.ts'
import { makePerson, makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'

let siteId: string
beforeAll(async () => {
  siteId = await makeSite()
})
const by = (site = siteId) => ({ siteId: site, actor: SYSTEM, now: NOW })

describe('a key', () => {
  it('opens what it was made for, on its site, and nothing else', async () => {
    const { id, key } = await createKey({ name: 'site', scopes: ['analyze', 'suggest'] }, by())
    expect(await keyHolder(key, 'analyze')).toEqual({ id, siteId })
    expect(await keyHolder(key, 'suggest')).toEqual({ id, siteId })
    expect(await keyHolder(key, 'ingest')).toBeNull()
    expect(await keyHolder(key, 'moderate')).toBeNull()
  })

  it('is shown once: neither the table nor the audit holds it', async () => {
    const { id, key } = await createKey({ name: 'secret', scopes: ['analyze'] }, by())
    const rows = [await db().apiKey.findMany(), await db().auditEvent.findMany()]
    const stored = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    expect(stored).not.toContain(key)
    expect(stored).not.toContain(key.slice(4, 24))
    const [listed] = (await listKeys(siteId)).filter((one) => one.id === id)
    expect(listed).toMatchObject({ name: 'secret', prefix: key.slice(0, 8), revokedAt: null })
    expect(JSON.stringify(listed)).not.toContain(key)
  })

  it('is long, random, and begins as ours do', async () => {
    const keys = await Promise.all(
      Array.from({ length: 20 }, () => createKey({ name: 'k', scopes: ['analyze'] }, by())),
    )
    for (const { key } of keys) expect(key).toMatch(/^blk_[A-Za-z0-9_-]{43}$/)
    expect(new Set(keys.map(({ key }) => key)).size).toBe(20)
  })

  it('opens nothing once it is revoked, which happens once', async () => {
    const { id, key } = await createKey({ name: 'gone', scopes: ['analyze'] }, by())
    expect(await revokeKey(id, by())).toBe(true)
    expect(await keyHolder(key, 'analyze')).toBeNull()
    expect(await revokeKey(id, by())).toBe(false)
    const names = (await db().auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })).map(
      (e) => e.name,
    )
    expect(names).toEqual(['key.created', 'key.revoked'])
  })

  it('is revoked once when two do it at the same moment', async () => {
    const { id } = await createKey({ name: 'twice', scopes: ['analyze'] }, by())
    const done = await Promise.all(Array.from({ length: 5 }, () => revokeKey(id, by())))
    expect(done.filter(Boolean)).toHaveLength(1)
    expect(await db().auditEvent.count({ where: { subjectId: id, name: 'key.revoked' } })).toBe(1)
  })

  it('cannot be revoked or seen from another site', async () => {
    const { id, key } = await createKey({ name: 'here', scopes: ['analyze'] }, by())
    const other = await makeSite()
    expect(await revokeKey(id, by(other))).toBe(false)
    expect(await listKeys(other)).toEqual([])
    expect(await keyHolder(key, 'analyze')).not.toBeNull()
  })

  it('remembers who made it', async () => {
    const userId = await makePerson('Lea')
    const { id } = await createKey(
      { name: 'mine', scopes: ['ingest'] },
      { ...by(), actor: { kind: 'user', id: userId } },
    )
    expect(await db().apiKey.findUnique({ where: { id } })).toMatchObject({ createdBy: userId })
  })

  it.each(['', 'blk_', 'blk_wrong', `blk_${'a'.repeat(43)}`, "' OR 1=1 --", '\0', 'ключ', 'x'.repeat(100_000)])(
    'is not %j',
    async (key) => {
      expect(await keyHolder(key, 'analyze')).toBeNull()
    },
  )

  it.each([
    [{ name: 'a', scopes: ['analyze'] }, true],
    [{ name: '  ', scopes: ['analyze'] }, false],
    [{ name: 'a'.repeat(101), scopes: ['analyze'] }, false],
    [{ name: 'a', scopes: [] }, false],
    [{ name: 'a', scopes: ['admin'] }, false],
  ])('asked for as %j is made or not: %s', (asked, accepted) => {
    expect(newKey.safeParse(asked).success).toBe(accepted)
  })
})

describe('a site', () => {
  it('comes with a policy, a guideline and its audit event', async () => {
    const key = `new-${newId().slice(-8)}`
    const made = await createSite({ key, name: 'New' }, { actor: SYSTEM, now: NOW })
    const site = await siteByKey(key)
    expect(made).toEqual({ ok: true, site })
    const where = { siteId: site?.id ?? '' }
    expect(await db().policy.count({ where })).toBe(1)
    expect(await db().guideline.count({ where })).toBe(1)
    expect(
      (await db().auditEvent.findMany({ where, orderBy: { id: 'asc' } })).map((event) => event.name).sort(),
    ).toEqual(['policy.published', 'site.created'])
  })

  it('is made once of several at the same moment, whole', async () => {
    const key = `race-${newId().slice(-8)}`
    const made = await Promise.all(
      Array.from({ length: 6 }, () => createSite({ key, name: 'Race' }, { actor: SYSTEM, now: NOW })),
    )
    expect(made.filter((one) => one.ok)).toHaveLength(1)
    for (const one of made) if (!one.ok) expect(one.reason).toBe('key-taken')
    const site = await siteByKey(key)
    expect(await db().policy.count({ where: { siteId: site?.id ?? '' } })).toBe(1)
  })

  it.each([
    ['default', true],
    ['a-1', true],
    ['A', false],
    ['-a', false],
    ['', false],
    ['a b', false],
    ['../a', false],
    ['a'.repeat(63), true],
    ['a'.repeat(64), false],
    ['a\n', false],
  ])('may have the key %j: %s', (key, accepted) => {
    expect(newSite.safeParse({ key, name: 'x' }).success).toBe(accepted)
  })
})
