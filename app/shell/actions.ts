'use server'

import { redirect } from 'next/navigation'
import { signOutHere } from '#lib/auth/sign-in.ts'

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await signOutHere()
  redirect('/sign-in')
}
