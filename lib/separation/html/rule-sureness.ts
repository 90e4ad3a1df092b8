import type { Found } from './rule.ts'

/** What else speaks for a rule's answer: another rule found the same; the number that the page prints is met (null: prints none). */
export type Support = { confirmed: boolean; agrees: boolean | null }

/**
 * How sure "these are comments" and "the first begins here" are. Rounded down from the shares of right answers by kind of rule that
 * `separation evaluate` prints; a rule that only goes by names is less sure than a system that names itself, and so is such a system
 * where the page prints another number.
 */
export function surenessOf(found: Found, { confirmed, agrees }: Support): { border: number; hasComments: number } {
  if (found.weak !== true && agrees !== false) return { border: 0.97, hasComments: 0.98 }
  const supported = confirmed || agrees === true
  return supported ? { border: 0.93, hasComments: 0.95 } : { border: 0.85, hasComments: 0.9 }
}
