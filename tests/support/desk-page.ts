import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { type Account, signInAt } from '#tests/support/sign-in.ts'

let browser: Browser | undefined

/** A browser for the tests of a file. */
export function withBrowser(): void {
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
}

/** Said of a style that came early on a machine that is busy: how fast the machine is, and nothing about the page. */
const SLOW_MACHINE = /\.css was preloaded using link preload but not used within a few seconds/

/**
 * A page in a context of its own. Whatever the page complains of in its console fails the test that closes it, but for
 * what `expected` matches, such as a network that was cut on purpose.
 */
export async function openPage(
  options: BrowserContextOptions = {},
  expected: RegExp | null = null,
): Promise<{ page: Page; close: () => Promise<void> }> {
  if (!browser) throw new Error('withBrowser() comes first')
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    acceptDownloads: true,
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  const close = async () => {
    await context.close()
    expect(complaints.filter((said) => !expected?.test(said) && !SLOW_MACHINE.test(said))).toEqual([])
  }
  return { page, close }
}

/** Signs in by the form, as the first administrator where nobody is named. */
export const signIn = (page: Page, account: Account = inject('desk')): Promise<void> =>
  signInAt(page, inject('desk').url, account)

/** The number that stands beside a queue in the menu. */
export async function menuCount(page: Page, queue: string): Promise<number> {
  const entry = page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: new RegExp(`^${queue}`) })
  return Number(/[\d,]+$/.exec((await entry.textContent())?.trim() ?? '')?.[0]?.replaceAll(',', ''))
}

/** Pastes a page and has it separated; what is found is then shown, and not yet imported. */
export async function separate(page: Page, text: string): Promise<void> {
  await page.goto(`${inject('desk').url}/sites/default/import`)
  await page.getByLabel('The page').fill(text)
  await page.getByRole('button', { name: 'Separate' }).click()
}
