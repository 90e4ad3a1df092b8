import { createHmac } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import { sayCount } from '#lib/say-count.ts'

/** What failed sign-ins are counted by. */
export type DelayKind = 'account' | 'address'

/**
 * How failures slow down what follows, in seconds. An account: five at once, then a wait that doubles to five minutes,
 * so that who really owns it is never kept out for long. An address: more at once, since a newsroom shares one, then
 * up to fifteen minutes. All is forgotten a while after the last failure.
 */
const rules = {
  account: { free: 5, longest: 300, forgetAfter: 86_400 },
  address: { free: 30, longest: 900, forgetAfter: 3_600 },
} as const

/** Failures before this moment no longer count, when none came after it. */
export function forgetBefore(kind: DelayKind, now: Date): Date {
  return new Date(now.getTime() - rules[kind].forgetAfter * 1000)
}

/** How many seconds the next sign-in waits after so many failures. */
export function signInDelay(kind: DelayKind, failures: number): number {
  const { free, longest } = rules[kind]
  if (failures < free) return 0
  return Math.min(2 ** (failures - free + 1), longest)
}

/** The waits after 1, 2, 3, ... failures, up to the longest: after more, the last one holds. */
export function signInDelays(kind: DelayKind): number[] {
  const waits: number[] = []
  while (waits.at(-1) !== rules[kind].longest) waits.push(signInDelay(kind, waits.length + 1))
  return waits
}

/** The key that failures are counted under: a digest with a secret, so that the table names neither people nor places. */
export function signInKey(kind: DelayKind, value: string, secret: string): string {
  const counted = kind === 'address' ? network(value) : value
  return createHmac('sha256', secret).update(`sign-in ${kind} ${counted}`).digest('base64url')
}

/** Who has an IPv6 address has the whole /64 around it. IPv4 in IPv6 clothes counts as IPv4. */
export function network(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString()
}

/** A wait as people say it: "3 seconds", "2 minutes". */
export function sayWait(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds))
  if (whole < 60) return sayCount(whole, 'second')
  const minutes = Math.ceil(whole / 60)
  return sayCount(minutes, 'minute')
}
