import { setPassword } from '#lib/accounts/mutations.ts'
import type { PasswordProblem } from '#lib/accounts/password.ts'
import type { Person } from '#lib/accounts/schema.ts'
import { provePassword, type Refusal, signInProved } from '#lib/accounts/sessions/mutations.ts'
import { keepSession, requestAddress } from '#lib/auth/sign-in.ts'
import { secrets } from '#lib/runtime/secrets.ts'

type Passwords = { currentPassword: string; newPassword: string }
type Changed = { ok: true } | Refusal | { ok: false; reason: PasswordProblem }

/**
 * Sets a person's own password after they have proved that they know the present one, slowed down like a sign-in: the
 * browser may be somebody else's who found it open. All sessions end; this browser gets a new one.
 */
export async function changeOwnPassword(person: Person, given: Passwords, now: Date): Promise<Changed> {
  const place = { email: person.email, address: await requestAddress(), secret: secrets().session }
  const proved = await provePassword({ ...place, password: given.currentPassword }, now)
  if (!proved.ok) return proved
  const actor = { kind: 'user', id: person.id } as const
  const set = await setPassword({ userId: person.id, password: given.newPassword }, { actor, now })
  if (!set.ok) return { ok: false, reason: set.reason === 'unknown-person' ? 'refused' : set.reason }
  const renewed = await signInProved(person.email, now)
  if (renewed.ok) await keepSession(renewed)
  return { ok: true }
}
