import { cookies, headers } from 'next/headers'
import { emailAddress } from '#lib/accounts/schema.ts'
import { endSession, type SignIn, type StartedSession, signInWithPassword } from '#lib/accounts/sessions/mutations.ts'
import { currentSession } from '#lib/auth/person.ts'
import { sealSession, sessionCookie } from '#lib/auth/session-cookie.ts'
import { ADDRESS_HEADER } from '#lib/http/client-address.ts'
import { secrets } from '#lib/runtime/secrets.ts'

type Credentials = { email: string; password: string }

/** Tries an e-mail and a password from `address`. What is no e-mail address is refused like an unknown one. */
export async function tryPassword({ email, password }: Credentials, address: string): Promise<SignIn> {
  const parsed = emailAddress.safeParse(email)
  if (!parsed.success || password.length > 1024) return { ok: false, reason: 'refused' }
  return signInWithPassword({ email: parsed.data, password, address, secret: secrets().session }, new Date())
}

/** Signs this browser in, when the password is right. */
export async function signInHere(credentials: Credentials): Promise<SignIn> {
  const result = await tryPassword(credentials, await requestAddress())
  if (result.ok) await keepSession(result)
  return result
}

/** Gives this browser a session that was begun for it. */
export async function keepSession(session: StartedSession): Promise<void> {
  const { name, options } = sessionCookie()
  const jar = await cookies()
  jar.set(name, await sealSession(session), { ...options, expires: session.expiresAt })
}

/** Ends the session of this browser and takes its cookie away. */
export async function signOutHere(): Promise<void> {
  const session = await currentSession()
  if (session) await endSession(session.sessionId, new Date())
  const { name, options } = sessionCookie()
  const jar = await cookies()
  jar.set(name, '', { ...options, maxAge: 0 })
}

/** Where this request comes from, as the server saw it. */
export async function requestAddress(): Promise<string> {
  return (await headers()).get(ADDRESS_HEADER) ?? 'unknown'
}
