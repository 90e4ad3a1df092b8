import { type Attempt, countAttempt, forgetAttempt } from '#lib/accounts/attempts/mutations.ts'
import { verifyPassword } from '#lib/accounts/hash-password.ts'
import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'

/** A week. A session is not prolonged: it ends when it was said to. */
export const SESSION_SECONDS = 7 * 86_400

type By = { actor: Actor; now: Date }
export type StartedSession = { ok: true; sessionId: string; userId: string; expiresAt: Date }
export type Refusal = { ok: false; reason: 'refused' } | { ok: false; reason: 'wait'; seconds: number }
export type SignIn = StartedSession | Refusal

type Proved = { ok: true; user: { id: string; passwordHash: string | null } } | Refusal

/**
 * Whether the password is that of the account, slowed down by account and address. An unknown address, a wrong
 * password, a deactivated account and one without a password get the same answer after the same work.
 */
export async function provePassword(attempt: Attempt & { password: string }, now: Date): Promise<Proved> {
  const counted = await countAttempt(attempt, now)
  if (!counted.ok) return { ok: false, reason: 'wait', seconds: counted.seconds }
  const user = await db().user.findUnique({ where: { email: attempt.email } })
  const right = await verifyPassword(attempt.password, user?.active ? user.passwordHash : null)
  if (!user || !right) return { ok: false, reason: 'refused' }
  await db().$transaction((tx) => forgetAttempt(tx, attempt))
  return { ok: true, user }
}

/** Signs in by e-mail and password. */
export async function signInWithPassword(attempt: Attempt & { password: string }, now: Date): Promise<SignIn> {
  const proved = await provePassword(attempt, now)
  if (!proved.ok) return proved
  return db().$transaction(async (tx) => {
    // The password may have been changed while it was compared: its sessions are ended, and this one must not begin.
    const { id, passwordHash } = proved.user
    if ((await readHash(tx, id)) !== passwordHash) return { ok: false, reason: 'refused' }
    return startSession(tx, id, now)
  })
}

/** Signs in somebody proved otherwise, such as by the identity provider: only who has an active account here. */
export async function signInProved(email: string, now: Date): Promise<SignIn> {
  return db().$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email } })
    if (!user || (await readHash(tx, user.id)) === undefined) return { ok: false, reason: 'refused' }
    return startSession(tx, user.id, now)
  })
}

/** The hash of an active account, which cannot change before `tx` ends; undefined when the account is not active. */
async function readHash(tx: Tx, userId: string): Promise<string | null | undefined> {
  const rows = await tx.$queryRaw<{ hash: string | null }[]>`
    select password_hash as hash from users where id = ${userId}::uuid and active for share`
  return rows[0]?.hash
}

/** The caller has proved who the session is for, and that the account is active. */
async function startSession(tx: Tx, userId: string, now: Date): Promise<StartedSession> {
  const sessionId = newId()
  const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000)
  await tx.session.create({ data: { id: sessionId, userId, createdAt: now, expiresAt } })
  const actor = { kind: 'user', id: userId } as const
  await recordEvent(
    tx,
    { name: 'session.started', actor, siteId: null, subjectId: userId, payload: { sessionId } },
    now,
  )
  return { ok: true, sessionId, userId, expiresAt }
}

/** Ends one session on the wish of whose it is. Ending it twice changes nothing. */
export async function endSession(sessionId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const where = { id: sessionId, endedAt: null }
    const ended = await tx.session.updateManyAndReturn({ where, data: { endedAt: now }, select: { userId: true } })
    for (const { userId } of ended)
      await recordEnd(tx, { sessionId, userId }, { actor: { kind: 'user', id: userId }, now })
  })
}

/** Ends every session of a person and says how many there were. */
export async function endSessions(tx: Tx, userId: string, by: By): Promise<number> {
  const where = { userId, endedAt: null, expiresAt: { gt: by.now } }
  const ended = await tx.session.updateManyAndReturn({ where, data: { endedAt: by.now }, select: { id: true } })
  for (const { id } of ended) await recordEnd(tx, { sessionId: id, userId }, by)
  return ended.length
}

/** Signs a person out of every browser, on their own wish. */
export async function endAllSessions(userId: string, now: Date): Promise<number> {
  return db().$transaction((tx) => endSessions(tx, userId, { actor: { kind: 'user', id: userId }, now }))
}

async function recordEnd(tx: Tx, ended: { sessionId: string; userId: string }, { actor, now }: By): Promise<void> {
  const payload = { sessionId: ended.sessionId }
  await recordEvent(tx, { name: 'session.ended', actor, siteId: null, subjectId: ended.userId, payload }, now)
}
