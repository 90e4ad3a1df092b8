import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createPerson, setActive } from '#lib/accounts/mutations.ts'
import { endSession, signInProved } from '#lib/accounts/sessions/mutations.ts'
import { sealSession, sessionCookie } from '#lib/auth/session-cookie.ts'
import { env } from '#lib/env.ts'
import { UserError } from '#lib/errors.ts'
import { problem } from '#lib/http/problem.ts'
import { route } from '#lib/http/route.ts'

const logged: unknown[] = vi.hoisted(() => [])
vi.mock('#lib/logger.ts', async (original) => ({
  ...(await original<typeof import('#lib/logger.ts')>()),
  logger: () => ({ error: (fields: unknown) => logged.push(fields) }),
}))

const by = { actor: { kind: 'system' }, now: new Date() } as const
let userId = ''
let cookie = ''

beforeAll(async () => {
  const person = { email: 'ana@example.org', name: 'Ana', grant: { role: 'moderator', siteId: null } } as const
  const created = await createPerson({ ...person, password: null }, by)
  if (!created.ok) throw new Error(created.reason)
  userId = created.id
  cookie = (await enter()).cookie
})

async function enter(): Promise<{ cookie: string; sessionId: string }> {
  const session = await signInProved('ana@example.org', new Date())
  if (!session.ok) throw new Error(session.reason)
  return { cookie: `${sessionCookie().name}=${await sealSession(session)}`, sessionId: session.sessionId }
}

const post = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request(`${env().publicUrl}/api/thing?x=1&tag=a&tag=b`, {
    method: 'POST',
    body,
    headers: { cookie, origin: env().publicUrl, 'content-type': 'application/json', ...headers },
  })

const echo = route({
  ability: 'comment.decide',
  site: 'somewhere',
  query: z.object({ x: z.coerce.number(), tag: z.array(z.string()) }),
  body: z.object({ word: z.string(), list: z.array(z.object({ n: z.number() })).default([]) }),
  bodyLimit: 1000,
  handle: async ({ person, query, body }) => ({ by: person.email, query, body }),
})

describe('a route', () => {
  it('hands on what was sent, checked, and who sent it', async () => {
    const response = await echo(post('{"word":"yes","other":1}'))
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({
      by: 'ana@example.org',
      query: { x: 1, tag: ['a', 'b'] },
      body: { word: 'yes', list: [] },
    })
  })

  it('names every wrong value by its place', async () => {
    const response = await echo(post('{"word":1,"list":[{"n":1},{"n":"two"}]}'))
    const { errors, ...rest } = await response.json()
    expect(rest).toMatchObject({ type: 'about:blank', title: 'Unprocessable Entity', status: 422 })
    expect(errors.map((error: { field: string }) => error.field)).toEqual(['body.word', 'body.list.1.n'])
  })

  it.each([
    ['no JSON', '{"word":', 400, {}],
    ['another type', 'word=yes', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['too much', JSON.stringify({ word: 'x'.repeat(2000) }), 413, {}],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, {}],
  ])('refuses %s', async (_what, body, status, headers) => {
    expect((await echo(post(body, headers))).status).toBe(status)
  })

  it.each([
    ['no origin', { origin: '' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['an origin that is hidden', { origin: 'null' }, 403],
    ['a name that begins like ours', { origin: `${env().publicUrl}.evil.example` }, 403],
    ['a browser’s word that it is our own page', { origin: '', 'sec-fetch-site': 'same-origin' }, 200],
    ['a browser’s word that it is a neighbour', { origin: '', 'sec-fetch-site': 'same-site' }, 403],
  ])('judges a request with %s', async (_what, headers, status) => {
    const sent = new Headers({ cookie, 'content-type': 'application/json' })
    for (const [name, value] of Object.entries(headers)) if (value) sent.set(name, value)
    const url = `${env().publicUrl}/api/thing?x=1&tag=a&tag=b`
    expect((await echo(new Request(url, { method: 'POST', headers: sent, body: '{"word":"yes"}' }))).status).toBe(
      status,
    )
  })

  it('answers an expected failure as the handler words it', async () => {
    const conflict = route({
      ability: 'signed-in',
      site: 'somewhere',
      handle: async () => problem({ status: 409, detail: 'Bram was first.', by: 'Bram' }),
    })
    const response = await conflict(post(null))
    expect(await response.json()).toMatchObject({ status: 409, title: 'Conflict', by: 'Bram' })
  })

  it('answers what a person can put right with its sentence, and what nobody expected without a word of it', async () => {
    const failing = (error: unknown) =>
      route({ ability: 'signed-in', site: 'somewhere', handle: () => Promise.reject(error) })(post(null))
    const told = await failing(new UserError('The file is too large.'))
    expect(await told.json()).toMatchObject({ status: 400, detail: 'The file is too large.' })
    const hidden = await failing(new Error('a reader wrote this'))
    expect(hidden.status).toBe(500)
    expect(await hidden.text()).not.toContain('a reader wrote this')
    expect(logged).toMatchObject([{ kind: 'Error', path: '/api/thing' }])
    expect(JSON.stringify(logged)).not.toContain('a reader wrote this')
  })

  it('refuses who has the ability on no site, before anything is read', async () => {
    const people = route({
      ability: 'people.manage',
      site: 'somewhere',
      body: z.object({}),
      handle: async () => 'never',
    })
    expect((await people(post('no json at all'))).status).toBe(403)
  })

  it('says 404 when the thing is not there, and nothing more', async () => {
    const missing = route({ ability: 'queue.read', site: () => undefined, handle: async () => 'never' })
    expect((await missing(post(null))).status).toBe(404)
  })

  it('closes at once when the session ends and when the account is deactivated', async () => {
    const ping = route({ ability: 'signed-in', site: 'somewhere', handle: async () => undefined })
    const own = await enter()
    const status = async () => (await ping(post(null, { cookie: own.cookie }))).status
    expect(await status()).toBe(204)
    await endSession(own.sessionId, new Date())
    expect(await status()).toBe(401)
    await setActive({ userId, active: false }, by)
    expect((await ping(post(null))).status).toBe(401)
  })
})
