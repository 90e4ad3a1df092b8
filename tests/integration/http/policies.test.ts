import { beforeAll, describe, expect, it } from 'vitest'
import { POST as publish, GET as versions } from '#app/api/sites/[site]/policies/route.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { FIRST_RULES } from '#lib/policies/schema.ts'
import { askRoute, enterAs } from '#tests/support/ask-route.ts'
import { makeSite } from '#tests/support/desk.ts'

const site = `policies-${newId().slice(-12)}`
let siteId = ''
const cookies = { lead: '', viewer: '', moderator: '', researcher: '' }

beforeAll(async () => {
  siteId = await makeSite(site)
  for (const role of ['lead', 'viewer', 'moderator', 'researcher'] as const) {
    cookies[role] = (await enterAs(role, `The ${role}`)).cookie
  }
})

async function send(draft: unknown, cookie = cookies.lead) {
  const body = JSON.stringify(draft)
  const response = await askRoute(publish, { site, cookie, path: 'policies', body, type: 'application/json' })
  return { status: response.status, answer: await response.json() }
}

async function list(cookie = cookies.lead) {
  return (await askRoute(versions, { site, cookie, path: 'policies' })).json()
}

const stricter = FIRST_RULES.map((rule) => (rule.attribute === 'threat' ? { ...rule, threshold: 0.2 } : rule))

describe('a policy', () => {
  it('is published as the next version under the name of who did', async () => {
    expect((await send({ basedOn: 1, rules: stricter })).answer).toEqual({ ok: true, number: 2 })
    const [newest, first] = await list()
    expect(newest).toMatchObject({ number: 2, createdBy: 'The lead' })
    expect(newest.rules).toContainEqual({ attribute: 'threat', threshold: 0.2 })
    expect(first).toMatchObject({ number: 1, createdBy: null })
    const event = { siteId, name: 'policy.published' }
    expect(await db().auditEvent.count({ where: event })).toBe(2)
  })

  it('tells who started from an older version', async () => {
    expect((await send({ basedOn: 1, rules: [] })).answer).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect((await list())[0].number).toBe(2)
  })

  it('is read by everybody who reads the queue, and changed by leads alone', async () => {
    for (const role of ['viewer', 'moderator', 'researcher'] as const) {
      expect(await list(cookies[role])).toHaveLength(2)
      expect((await send({ basedOn: 2, rules: [] }, cookies[role])).status).toBe(403)
    }
  })

  it.each([
    ['a threshold over 1', [{ attribute: 'threat', threshold: 1.1 }]],
    ['a threshold below 0', [{ attribute: 'threat', threshold: -0.1 }]],
    ['a threshold in words', [{ attribute: 'threat', threshold: '0.5' }]],
    ['an attribute that is none', [{ attribute: 'rudeness', threshold: 0.5 }]],
    ['two rules for one attribute', [...FIRST_RULES, { attribute: 'threat', threshold: 0.5 }]],
    ['no list', { attribute: 'threat' }],
  ])('refuses %s', async (_, rules) => {
    expect((await send({ basedOn: 2, rules })).status).toBe(422)
    expect((await list())[0].number).toBe(2)
  })
})
