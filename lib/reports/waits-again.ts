import type { Status } from '#lib/decisions/kinds.ts'

/** So many readers bring back what a person approved by hand. */
export const READERS_AGAINST_A_PERSON = 3

/**
 * A reported comment: whether it stands at its source, whether its last decision was one of a bulk (weak), and how
 * many readers reported it since then.
 */
export type Reported = { status: Status; present: boolean; weak: boolean; sinceDecided: number }

/**
 * Whether a reported comment waits again. One reader is enough where nobody looked at it alone; against the word of a
 * moderator who read it stand several. What waits goes on waiting, and what is hidden harms nobody.
 */
export function waitsAgain({ status, present, weak, sinceDecided }: Reported): boolean {
  return status === 'approved' && present && sinceDecided >= (weak ? 1 : READERS_AGAINST_A_PERSON)
}
