import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createPerson } from '#lib/accounts/mutations.ts'
import type { Grant } from '#lib/accounts/schema.ts'
import { signInProved } from '#lib/accounts/sessions/mutations.ts'
import { sealSession, sessionCookie } from '#lib/auth/session-cookie.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { env } from '#lib/env.ts'
import { createSite } from '#lib/sites/mutations.ts'

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

const by = { actor: { kind: 'system' }, now: new Date() } as const
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Every route of the web interface but the sign-in itself, which is for those who are not signed in. */
const files = globSync('app/api/**/route.ts').filter((file) => !file.startsWith('app/api/auth/'))
const routes = await Promise.all(
  files.map(async (file) => {
    const module: Record<string, Handler> = await import(/* @vite-ignore */ resolve(file))
    return methods.flatMap((method) => (module[method] ? [{ file, method, handler: module[method] }] : []))
  }),
)
const cases = routes.flat()

const cookies = { nobody: '', nothing: '', elsewhere: '' }

beforeAll(async () => {
  await makeSite('main')
  const other = await makeSite('other')
  cookies.nothing = await enter('nothing@example.org', { role: 'viewer', siteId: other })
  await db().grant.deleteMany()
  cookies.elsewhere = await enter('elsewhere@example.org', { role: 'admin', siteId: other })
})

async function makeSite(key: string): Promise<string> {
  const made = await createSite({ key, name: key }, by)
  if (!made.ok) throw new Error(made.reason)
  return made.site.id
}

async function enter(email: string, grant: Grant): Promise<string> {
  await createPerson({ email, name: 'Somebody', grant, password: null }, by)
  const session = await signInProved(email, new Date())
  if (!session.ok) throw new Error(session.reason)
  return `${sessionCookie().name}=${await sealSession(session)}`
}

type Sent = { cookie?: string; origin?: string }

async function ask({ file, method, handler }: (typeof cases)[number], { cookie, origin }: Sent): Promise<Response> {
  const values: Record<string, string> = { site: 'main', article: newId(), comment: newId() }
  const path = file.replace(/^app/, '').replace(/\/route\.ts$/, '')
  const params = Object.fromEntries(
    [...path.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => [name, values[name] ?? newId()]),
  )
  const url = `${env().publicUrl}${path.replace(/\[(\w+)\]/g, (_, name) => params[name] ?? '')}`
  const headers = new Headers({ 'content-type': 'application/json', origin: origin ?? env().publicUrl })
  if (cookie) headers.set('cookie', cookie)
  const body = method === 'GET' ? null : '{}'
  return handler(new Request(url, { method, headers, body }), { params: Promise.resolve(params) })
}

describe('the routes', () => {
  it('are found', () => {
    expect(cases.length).toBeGreaterThan(8)
  })
})

describe.each(cases)('$method $file', (route) => {
  it('refuses who is not signed in', async () => {
    const response = await ask(route, {})
    expect(response.status).toBe(401)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  it('refuses a cookie that we did not seal', async () => {
    expect((await ask(route, { cookie: `${sessionCookie().name}=abc.def.ghi` })).status).toBe(401)
  })

  it('refuses a change that comes from the pages of somebody else', async () => {
    if (route.method === 'GET') return
    const response = await ask(route, { cookie: cookies.elsewhere, origin: 'https://evil.example' })
    expect(await response.json()).toMatchObject({ status: 403, detail: expect.stringContaining('pages of this desk') })
  })
})

/** What belongs to nobody but the person who asks: any account will do. */
const OWN = ['app/api/settings/route.ts']

describe.each(cases.filter(({ file }) => !OWN.includes(file)))('$method $file, which belongs to a site', (route) => {
  it('refuses who was granted nothing', async () => {
    expect((await ask(route, { cookie: cookies.nothing })).status).toBe(403)
  })

  it('refuses the administrator of another site', async () => {
    expect((await ask(route, { cookie: cookies.elsewhere })).status).toBe(403)
  })
})
