/** What adding up fractions may lose. */
const ROUNDING = 1e-9

type Bucket = { tokens: number; at: number }

/**
 * Holds keys to their rates by token buckets: a minute's worth at once, then one more every 60 / rate seconds. Counted
 * in this process alone: with n servers a key has up to n times its rate. Times in milliseconds.
 */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>()

  /** Takes one request; answers 0 when it may go on, else the seconds to wait, at least 1. */
  take(id: string, { perMinute, now }: { perMinute: number; now: number }): number {
    const before = this.#buckets.get(id) ?? { tokens: perMinute, at: now }
    const grown = before.tokens + (Math.max(0, now - before.at) * perMinute) / 60_000
    const tokens = Math.min(perMinute, grown)
    const may = tokens >= 1 - ROUNDING
    this.#buckets.set(id, { tokens: may ? Math.max(0, tokens - 1) : tokens, at: now })
    return may ? 0 : Math.max(1, Math.ceil(((1 - tokens) * 60) / perMinute - ROUNDING))
  }
}
