'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { PASSWORD_ADVICE } from '#lib/accounts/password.ts'
import { endAllSessions } from '#lib/accounts/sessions/mutations.ts'
import { sayWait } from '#lib/accounts/sign-in-delay.ts'
import { changeOwnPassword } from '#lib/auth/change-own-password.ts'
import { requirePerson } from '#lib/auth/person.ts'
import { signOutHere } from '#lib/auth/sign-in.ts'
import { type FormOutcome, type FormSender, takeForm } from '#lib/http/form-action.ts'
import type { FormState } from '#lib/http/form-state.ts'

const passwords = z.object({ currentPassword: z.string().max(1024), newPassword: z.string().max(1024) })

/** Changes one's own password; this browser stays signed in, with a new session. */
export async function changePassword(_before: FormState, form: FormData): Promise<FormState> {
  const spec = {
    ability: 'signed-in',
    input: passwords,
    run: async (input: z.infer<typeof passwords>, { person, now }: FormSender) =>
      explain(await changeOwnPassword(person, input, now)),
  } as const
  return takeForm(spec, form)
}

function explain(result: Awaited<ReturnType<typeof changeOwnPassword>>): FormOutcome {
  if (result.ok) return { ok: true, result: undefined }
  if (result.reason === 'wait')
    return { ok: false, message: `Too many tries. Try again in ${sayWait(result.seconds)}.` }
  if (result.reason === 'refused') return { ok: false, errors: { currentPassword: 'This is not your password.' } }
  return { ok: false, errors: { newPassword: PASSWORD_ADVICE[result.reason] } }
}

/** Ends every session of one's own. */
export async function signOutEverywhere(): Promise<void> {
  const person = await requirePerson()
  await endAllSessions(person.id, new Date())
  await signOutHere()
  redirect('/sign-in')
}
