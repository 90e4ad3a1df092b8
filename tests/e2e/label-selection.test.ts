import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'
import { makeAccount } from '#tests/support/make-account.ts'

withBrowser()

const saying = (page: Page, labels: string) => page.locator('article p').filter({ hasText: `Your labels: ${labels}` })

async function select(page: Page, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    await page.keyboard.press('x')
    await page.keyboard.press('s')
  }
}

it('shows what labels of a selection change before they do, and takes them back', { timeout: 180_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page, makeAccount('Rosa', 'researcher'))
  await page.goto(`${inject('desk').url}/sites/default/queue?queue=all&order=newest`)
  await page.locator('article:focus').waitFor()
  await page.keyboard.press('g')
  await page.getByRole('group', { name: 'What is this comment?' }).waitFor()
  await page.getByRole('button', { name: /^\S+ ?Insult/ }).click()
  await page.getByRole('button', { name: /^\S+ ?Threat/ }).click()
  await page.getByRole('button', { name: 'Save labels' }).click()
  await saying(page, 'Insult yes · Threat yes').waitFor()

  await select(page, 3)
  await page.keyboard.press('Shift+G')
  await page.getByRole('group', { name: 'What are these 3 comments?' }).waitFor()
  await page.getByText('In place of all of mine').click()
  await page.getByRole('button', { name: /^\S+ ?Insult/ }).click()
  await page.getByRole('button', { name: /^\S+ ?Insult/ }).click()
  await page.getByRole('button', { name: 'Look at what that changes' }).click()
  const panel = page.getByRole('region', { name: 'Decide these' })
  await panel.getByText('Your labels of 3 of 3 change.').waitFor()
  await panel.getByText('Insult no: 2 get it, 1 says otherwise and is replaced (yes 1)').waitFor()
  await panel.getByText('Threat taken back: 1 loses it (yes 1), 2 have none').waitFor()
  const { violations } = await new AxeBuilder({ page }).include('main').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('Enter')
  await panel.getByText('3 comments labelled').waitFor()
  await panel.getByRole('button', { name: 'Undo all of it' }).click()
  await panel.getByText('3 comments undone').waitFor()
  await panel.getByRole('button', { name: 'Done' }).click()
  await saying(page, 'Insult yes · Threat yes').waitFor()
  expect(await page.locator('article p').filter({ hasText: 'Your labels:' }).count()).toBe(1)
  expect(await page.getByRole('region', { name: 'Selection' }).count()).toBe(0)

  await select(page, 2)
  await page.keyboard.press('Shift+G')
  await page.getByRole('group', { name: 'What are these 2 comments?' }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('article:focus').waitFor()
  expect(await panel.count()).toBe(0)
  await close()
})
