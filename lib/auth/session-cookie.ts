import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import type { Person } from '#lib/accounts/schema.ts'
import { findSessionPerson } from '#lib/accounts/sessions/data.ts'
import { SESSION_SECONDS } from '#lib/accounts/sessions/mutations.ts'
import { env } from '#lib/env.ts'
import { secrets } from '#lib/runtime/secrets.ts'

/** What stands in the token: whose session it is, and which. */
export const sessionToken = z.object({ sub: z.uuid(), sessionId: z.uuid() })

export const isSecure = (): boolean => env().publicUrl.startsWith('https:')

/** Its name and how browsers keep it. The prefix makes browsers refuse it over http. */
export function sessionCookie() {
  const secure = isSecure()
  const name = `${secure ? '__Host-' : ''}belowline-session`
  return { name, options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } as const
}

/** The cookie's value: an encrypted token that names the session. What it may do is looked up at every request. */
export function sealSession({ userId, sessionId }: { userId: string; sessionId: string }): Promise<string> {
  return encode({ token: { sub: userId, sessionId }, secret: secrets().session, maxAge: SESSION_SECONDS })
}

export type CurrentSession = { sessionId: string; person: Person }

/** Whose session the cookie's value names, as long as the database says that it lasts. */
export async function openSession(value: string | undefined, now: Date): Promise<CurrentSession | null> {
  const sessionId = value && (await readToken(value))
  if (!sessionId) return null
  const person = await findSessionPerson(sessionId, now)
  return person && { sessionId, person }
}

/** A value that we did not seal, or sealed too long ago, is as good as none. */
async function readToken(value: string): Promise<string | null> {
  const payload = await decode({ token: value, secret: secrets().session }).catch(() => null)
  const read = sessionToken.safeParse(payload)
  return read.success ? read.data.sessionId : null
}

/** Who sent a request, by its headers alone: for routes, and for what the server answers ahead of the web framework. */
export async function personOfRequest(headers: Headers, now: Date): Promise<Person | null> {
  const session = await openSession(readCookie(headers.get('cookie'), sessionCookie().name), now)
  return session?.person ?? null
}

export function readCookie(header: string | null, name: string): string | undefined {
  const pairs = header?.split(';').map((pair) => pair.trim()) ?? []
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
