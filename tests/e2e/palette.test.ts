import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'

withBrowser()

/** Parts of the desk that are fetched when they are first opened are held back from now on, until they are let go. */
async function holdParts(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<void>()
  await page.route(/\.js$/, async (route) => {
    await held.promise
    await route.continue()
  })
  return held.resolve
}

/** The queue, with the focus on its first comment. */
async function openQueue() {
  const { page, close } = await openPage()
  await signIn(page)
  await page.goto(`${inject('desk').url}/sites/default/queue`)
  await page.locator('article:focus').waitFor()
  return { page, close }
}

/** The comments that something was decided about, by the requests of the page. */
function decisionsOf(page: Page): string[] {
  const decisions: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/decisions')) decisions.push(request.postData() ?? '')
  })
  return decisions
}

it.each([
  ['Control+k', 'Search the commands', 'fed'],
  ['?', 'Keys', ''],
])('what is typed after %s is not for the comment below, however late its part comes', async (key, name, typed) => {
  const { page, close } = await openQueue()
  const decisions = decisionsOf(page)
  const letGo = await holdParts(page)
  for (const pressed of [key, 'f', 'e', 'd']) await page.keyboard.press(pressed)
  letGo()
  if (typed) await expect.poll(() => page.getByLabel(name).inputValue()).toBe(typed)
  else await page.getByRole('dialog', { name }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => page.locator('article:focus').count()).toBe(1)
  expect(decisions).toEqual([])
  await close()
})

it('a part that does not come is given up by Escape, and the keys are for the comments again', async () => {
  const { page, close } = await openQueue()
  const letGo = await holdParts(page)
  for (const pressed of ['Control+k', 'f', 'Escape', 'x']) await page.keyboard.press(pressed)
  await page.getByText('1 selected').first().waitFor()
  letGo()
  await close()
})

it('the palette leads to every page of the menu by its name, which may be typed before it is there', async () => {
  const { page, close } = await openQueue()
  const letGo = await holdParts(page)
  for (const pressed of ['Control+k', ...'Datasets']) await page.keyboard.press(pressed)
  letGo()
  await page.getByRole('dialog').locator('[data-selected]', { hasText: 'Datasets' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sites/default/datasets')
  await close()
})
