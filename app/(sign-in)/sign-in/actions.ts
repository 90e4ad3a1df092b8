'use server'

import { redirect } from 'next/navigation'
import { sayWait } from '#lib/accounts/sign-in-delay.ts'
import { signInHere } from '#lib/auth/sign-in.ts'
import { localPath } from '#lib/http/local-path.ts'

/** What the form shows after a refusal: what was typed, and why not. */
export type SignInState = { email: string; message: string } | null

/** Tries to sign in, and goes on to where the person wanted. */
export async function signIn(_before: SignInState, form: FormData): Promise<SignInState> {
  const text = (name: string) => String(form.get(name) ?? '')
  const email = text('email')
  const result = await signInHere({ email, password: text('password') })
  if (result.ok) redirect(localPath(text('next')))
  if (result.reason === 'refused') return { email, message: 'E-mail or password is wrong.' }
  return { email, message: `Too many tries. Try again in ${sayWait(result.seconds)}.` }
}
