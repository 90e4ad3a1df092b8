import { createPerson } from '#lib/accounts/mutations.ts'
import type { Role } from '#lib/accounts/schema.ts'
import { signInProved } from '#lib/accounts/sessions/mutations.ts'
import { sealSession, sessionCookie } from '#lib/auth/session-cookie.ts'
import { newId } from '#lib/db/id.ts'
import { env } from '#lib/env.ts'
import { SYSTEM } from '#tests/support/desk.ts'

export type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

/** Signs a new person in who has this role on a site, or on all. Answers the cookie and who it is. */
export async function enterAs(
  role: Role,
  name = `A ${role}`,
  siteId: string | null = null,
): Promise<{ cookie: string; userId: string }> {
  const email = `${newId()}@example.org`
  const by = { actor: SYSTEM, now: new Date() }
  const made = await createPerson({ email, name, grant: { role, siteId }, password: null }, by)
  if (!made.ok) throw new Error(made.reason)
  const session = await signInProved(email, new Date())
  if (!session.ok) throw new Error(session.reason)
  return { cookie: `${sessionCookie().name}=${await sealSession(session)}`, userId: made.id }
}

type Sent = { site: string; cookie: string; path: string; body?: BodyInit | null; type?: string; method?: string }

/** Asks a route of a site as a page of the desk would; `path` is what follows the site, its query included. */
export function askRoute(handler: Handler, { site, cookie, path, body, type, method }: Sent): Promise<Response> {
  const headers = new Headers({ cookie, origin: env().publicUrl })
  if (type) headers.set('content-type', type)
  const url = `${env().publicUrl}/api/sites/${site}/${path}`
  const init = { method: method ?? (body === undefined ? 'GET' : 'POST'), headers, body: body ?? null }
  return handler(new Request(url, init), { params: Promise.resolve({ site }) })
}
