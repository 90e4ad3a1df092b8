import { createHmac, timingSafeEqual } from 'node:crypto'

/** A receiver takes nothing that was signed longer ago than this many seconds. */
const TOLERANCE = 300

/**
 * The value of `Belowline-Signature`: the time in seconds and, for each live secret, the HMAC-SHA-256 of
 * `TIME.BODY` in hexadecimal: `t=1763812800,v1=…,v1=…`.
 */
export function signDelivery(body: string, { secrets, now }: { secrets: readonly string[]; now: Date }): string {
  const time = Math.floor(now.getTime() / 1000)
  return [`t=${time}`, ...secrets.map((secret) => `v1=${digest(secret, time, body)}`)].join(',')
}

/** What a receiver does: whether one of the signatures is that of the secret, made not long ago. */
export function isSigned(
  body: string,
  { signature, secret, now }: { signature: string; secret: string; now: Date },
): boolean {
  const parts = signature.split(',').map((part) => part.split('=', 2))
  const time = Number(parts.find(([name]) => name === 't')?.[1])
  if (!Number.isInteger(time) || Math.abs(now.getTime() / 1000 - time) > TOLERANCE) return false
  const expected = Buffer.from(digest(secret, time, body))
  const given = parts.flatMap(([name, value]) => (name === 'v1' && value ? [Buffer.from(value)] : []))
  return given.some((one) => one.length === expected.length && timingSafeEqual(one, expected))
}

const digest = (secret: string, time: number, body: string): string =>
  createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
