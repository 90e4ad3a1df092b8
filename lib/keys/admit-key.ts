import type { RateLimit } from '#lib/keys/rate-limit.ts'
import type { KeyScope, StandingKey } from '#lib/keys/schema.ts'

export type Admission =
  | { ok: true }
  | { ok: false; reason: 'scope' }
  | { ok: false; reason: 'origin'; origin: string }
  | { ok: false; reason: 'rate'; limit: number; retryAfter: number }

/** What a request asks of its key. `origin` is what the browser says, null where none does. Times in milliseconds. */
export type Asked = { scope: KeyScope; origin: string | null; now: number; rates: RateLimit }

/**
 * Whether a standing key may be used so. A key with origins is for browsers on them alone: what says no origin is
 * refused as well, as otherwise the list would hold back nobody but the honest.
 */
export function admitKey(key: StandingKey, { scope, origin, now, rates }: Asked): Admission {
  if (!key.scopes.includes(scope)) return { ok: false, reason: 'scope' }
  if (key.origins.length > 0 && (origin === null || !key.origins.includes(origin))) {
    return { ok: false, reason: 'origin', origin: origin ?? '<empty>' }
  }
  if (key.ratePerMinute === null) return { ok: true }
  const retryAfter = rates.take(key.id, { perMinute: key.ratePerMinute, now })
  return retryAfter === 0 ? { ok: true } : { ok: false, reason: 'rate', limit: key.ratePerMinute, retryAfter }
}
