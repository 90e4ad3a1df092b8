import { sayWait } from '#lib/accounts/sign-in-delay.ts'

/** What the sign-in page says for the word that next-auth puts into its address; null where there is none. */
export function explainRefusal(code: string | undefined): string | null {
  if (!code) return null
  const wait = /^wait-(\d{1,6})$/.exec(code)?.[1]
  if (wait) return `Too many tries. Try again in ${sayWait(Number(wait))}.`
  if (code === 'refused' || code === 'CredentialsSignin') return 'E-mail or password is wrong.'
  if (code === 'AccessDenied') return 'There is no active account here for that address. Ask an administrator.'
  return 'The sign-in did not work. Try again, or ask an administrator.'
}
