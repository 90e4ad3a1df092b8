import { type DelayKind, forgetBefore, signInDelays, signInKey } from '#lib/accounts/sign-in-delay.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'

/** What an attempt is counted by. `secret` keys the digests that are stored in place of them. */
export type Attempt = { email: string; address: string; secret: string }

type Counted = { ok: true } | { ok: false; seconds: number }

class Blocked extends Error {
  readonly until: Date
  constructor(until: Date) {
    super('blocked')
    this.until = until
  }
}

/**
 * Counts an attempt as failed before it is made, so that any number at the same moment get no more tries than one after
 * the other. Answers the seconds to wait where the account or the address is slowed down; then nothing is counted.
 */
export async function countAttempt(attempt: Attempt, now: Date): Promise<Counted> {
  try {
    await db().$transaction(async (tx) => {
      await countOne(tx, { kind: 'account', key: signInKey('account', attempt.email, attempt.secret), now })
      await countOne(tx, { kind: 'address', key: signInKey('address', attempt.address, attempt.secret), now })
    })
    return { ok: true }
  } catch (error) {
    if (!(error instanceof Blocked)) throw error
    return { ok: false, seconds: Math.max(1, Math.ceil((error.until.getTime() - now.getTime()) / 1000)) }
  }
}

/** One conditional write decides: the row is counted up unless it is blocked. No wait is the epoch, whoever's clock. */
async function countOne(tx: Tx, { kind, key, now }: { kind: DelayKind; key: string; now: Date }): Promise<void> {
  const failures = Prisma.sql`case when f.last_at < ${forgetBefore(kind, now)}::timestamptz then 1 else f.failures + 1 end`
  const waits = Prisma.sql`${signInDelays(kind)}::int[]`
  const wait = Prisma.sql`(${waits})[least(${failures}, cardinality(${waits}))]`
  const counted = await tx.$queryRaw<unknown[]>`
    insert into sign_in_failures as f (key, failures, last_at, blocked_until) values (${key}, 1, ${now}, 'epoch')
    on conflict (key) do update set failures = ${failures}, last_at = ${now}::timestamptz,
      blocked_until = case when ${wait} = 0 then timestamptz 'epoch' else ${now}::timestamptz + make_interval(secs => ${wait}) end
    where f.blocked_until <= ${now}
    returning f.failures`
  if (counted.length > 0) return
  const { blockedUntil } = await tx.signInFailure.findUniqueOrThrow({ where: { key } })
  throw new Blocked(blockedUntil)
}

/**
 * Takes an attempt back that turned out right: the account starts anew, and the address is as it was before the attempt,
 * since an attacker may have an account of their own among those that they guess at.
 */
export async function forgetAttempt(tx: Tx, attempt: Attempt): Promise<void> {
  await tx.signInFailure.deleteMany({ where: { key: signInKey('account', attempt.email, attempt.secret) } })
  await tx.$executeRaw`
    update sign_in_failures set failures = greatest(failures - 1, 0), blocked_until = 'epoch'
    where key = ${signInKey('address', attempt.address, attempt.secret)}`
}
