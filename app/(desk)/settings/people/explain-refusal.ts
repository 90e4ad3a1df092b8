import { PASSWORD_ADVICE, type PasswordProblem } from '#lib/accounts/password.ts'

type Reason =
  | 'not-allowed'
  | 'yourself'
  | 'email-taken'
  | 'unknown-site'
  | 'unknown-person'
  | 'last-administrator'
  | PasswordProblem

export type Refused = { ok: false; reason: Reason }

const sentences: Record<Exclude<Reason, 'email-taken'>, string> = {
  'not-allowed': 'Your role does not reach this person or site.',
  yourself: 'This cannot be done to your own account here.',
  'unknown-site': 'This site is no longer there.',
  'unknown-person': 'This person is no longer there.',
  'last-administrator': 'This is the last administrator of all sites. Make somebody else one first.',
  ...PASSWORD_ADVICE,
}

/** What a form says when it was refused. */
export function explainRefusal({ reason }: Refused): { message?: string; errors?: Record<string, string> } {
  if (reason === 'email-taken') return { errors: { email: 'There is an account with this address already.' } }
  return { message: sentences[reason] }
}
