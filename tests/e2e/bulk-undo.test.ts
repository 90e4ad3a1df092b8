import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openPage, separate, signIn, withBrowser } from '#tests/support/desk-page.ts'

withBrowser()

const PAGE = `The library opens its reading room on Sundays, and asks who would like to read aloud to children

The library opens its reading room on Sundays from March on, the board decided last night. The first reader is the mayor.

Whoever would like to read aloud to children can sign a list at the desk, the board said, and choose a book.

3 comments:

Ida said...

I have signed already, and so has my neighbour.

Jon said...

The mayor reads as if every story were a budget.

Siri said...

Sunday is the only day on which I have an hour.`

const panel = (page: Page) => page.getByRole('region', { name: 'Decide these' })
const shown = (page: Page, status: string) => page.locator('article header').getByText(status, { exact: true })

/** The queue of a page that is not here yet: it has another title than others. */
async function queueOfPage(page: Page, title: string): Promise<void> {
  await separate(page, `${title} ${PAGE}`)
  await page.getByRole('button', { name: 'Import 3 comments' }).click()
  const link = page.getByRole('link', { name: 'Go to its queue' })
  const address = new URL((await link.getAttribute('href')) ?? '', page.url())
  address.searchParams.set('queue', 'all')
  await page.goto(String(address))
  await page.locator('article:focus').waitFor()
}

it('takes labels of many back by key once their panel is closed', { timeout: 180_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  await queueOfPage(page, 'This year')
  for (const key of ['x', 's', 'x', 's', 'Shift+G']) await page.keyboard.press(key)
  const insult = page.getByRole('button', { name: /^\S+ ?Insult/ })
  await page.getByText('Take back', { exact: true }).waitFor()
  await insult.click()
  await page.getByRole('button', { name: 'Look at what that changes' }).click()
  await panel(page).getByText('Your labels of 2 of 2 change.').waitFor()
  await panel(page).getByRole('button', { name: 'Back' }).click()
  expect(await insult.textContent()).toContain('yes')
  await page.keyboard.press('Enter')
  await panel(page).getByText('Your labels of 2 of 2 change.').waitFor()
  await page.keyboard.press('Enter')
  await panel(page).getByText('2 comments labelled').waitFor()
  await panel(page).getByRole('button', { name: 'Done' }).press('Enter')
  const said = page.locator('article p').filter({ hasText: 'Your labels: Insult yes' })
  await expect.poll(() => said.count()).toBe(2)
  const refreshed = page.waitForRequest((request) => request.url().endsWith('/rows') && request.method() === 'POST')
  await page.keyboard.press('z')
  await page.getByText('Undone: 2 comments labelled').waitFor()
  expect((await refreshed).postDataJSON().ids).toHaveLength(2)
  await expect.poll(() => said.count()).toBe(0)
  await close()
})

it('takes a bulk back by key after the page was loaded again, and whatever came later before it', {
  timeout: 180_000,
}, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  await queueOfPage(page, 'Next year')
  await page.keyboard.press('Shift+A')
  await panel(page).getByRole('button', { name: 'Approve' }).click()
  await panel(page).getByRole('button', { name: 'Approve 3 comments' }).press('Enter')
  await panel(page).getByText('3 comments approved').waitFor()
  await panel(page).getByRole('button', { name: 'Done' }).press('Enter')
  await expect.poll(() => shown(page, 'approved').count()).toBe(3)
  await page.reload()
  await page.locator('article:focus').waitFor()
  await page.keyboard.press('g')
  await page.getByRole('button', { name: /^\S+ ?Threat/ }).click()
  await page.getByRole('button', { name: 'Save labels' }).click()
  await page.getByText('Comment labelled').waitFor()

  await page.keyboard.press('z')
  await page.getByText('Undone: Comment labelled').waitFor()
  await page.keyboard.press('z')
  await page.getByText('Undone: 3 comments approved').waitFor()
  await expect.poll(() => shown(page, 'approved').count()).toBe(0)
  await page.getByRole('button', { name: '3 comments came back: show' }).click()
  await page.locator('article:focus').waitFor()
  await page.keyboard.press('z')
  await page.getByText('There is nothing to undo here.').waitFor()
  await close()
})
