import type { Page } from 'playwright-core'

export type Account = { email: string; password: string }

/** Signs in by the form of the desk at `url`. */
export async function signInAt(page: Page, url: string, { email, password }: Account): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'))
}
