import type { NextAuthOptions, Session, User } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { emailAddress } from '#lib/accounts/schema.ts'
import { findSessionPerson } from '#lib/accounts/sessions/data.ts'
import { endSession, SESSION_SECONDS, type SignIn, signInProved } from '#lib/accounts/sessions/mutations.ts'
import { isSecure, sessionCookie, sessionToken } from '#lib/auth/session-cookie.ts'
import { tryPassword } from '#lib/auth/sign-in.ts'
import { type Claims, vouchedEmail } from '#lib/auth/vouched-email.ts'
import { type Env, env } from '#lib/env.ts'
import { ADDRESS_HEADER } from '#lib/http/client-address.ts'
import { logger } from '#lib/logger.ts'
import { secrets } from '#lib/runtime/secrets.ts'

/** The words that next-auth puts into the address of the sign-in page when it refuses; the page says what they mean. */
const toUser = (result: SignIn): User => {
  if (result.ok) return { id: result.userId, sessionId: result.sessionId }
  throw new Error(result.reason === 'wait' ? `wait-${result.seconds}` : 'refused')
}

const password = CredentialsProvider({
  id: 'credentials',
  credentials: { email: { type: 'email' }, password: { type: 'password' } },
  async authorize(given, request) {
    const address = z.string().catch('unknown').parse(request.headers?.[ADDRESS_HEADER])
    return toUser(await tryPassword({ email: given?.email ?? '', password: given?.password ?? '' }, address))
  },
})

function oidc({ issuer, clientId, clientSecret, verifiesEmails }: NonNullable<Env['oidc']>): OAuthConfig<Claims> {
  return {
    id: 'oidc',
    name: 'your organisation',
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId,
    clientSecret,
    profile: (claims) => ({ id: claims.sub, email: vouchedEmail(claims, { verifiesEmails }) }),
  }
}

/** Who the provider vouches for comes in only when an account with that address is here: none is ever made. */
async function enterByProvider(user: User): Promise<boolean> {
  const email = emailAddress.safeParse(user.email)
  if (!email.success) return false
  const result = await signInProved(email.data, new Date())
  if (result.ok) Object.assign(user, { id: result.userId, sessionId: result.sessionId })
  return result.ok
}

async function describeSession(session: Session, token: unknown): Promise<Session> {
  const read = sessionToken.safeParse(token)
  const person = read.success ? await findSessionPerson(read.data.sessionId, new Date()) : null
  return person ? { user: { name: person.name, email: person.email }, expires: session.expires } : ({} as Session)
}

/** next-auth as this desk uses it: encrypted tokens that name a session, which the database holds and ends. */
export function nextAuthOptions(): NextAuthOptions {
  const provider = env().oidc
  const log = logger('auth')
  return {
    secret: secrets().session,
    useSecureCookies: isSecure(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [password, ...(provider ? [oidc(provider)] : [])],
    callbacks: {
      signIn: ({ user, account }) => account?.provider !== 'oidc' || enterByProvider(user),
      jwt: ({ token, user }) => (user?.sessionId ? { sub: user.id, sessionId: user.sessionId } : token),
      session: ({ session, token }) => describeSession(session, token),
    },
    events: {
      async signOut({ token }) {
        const read = sessionToken.safeParse(token)
        if (read.success) await endSession(read.data.sessionId, new Date())
      },
    },
    // What comes with these may be a token or an address: the code says enough.
    logger: { error: (code) => log.error({ code }), warn: (code) => log.warn({ code }), debug: () => undefined },
  }
}
