import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { pageOf } from '#tests/support/desk.ts'
import { openPage, separate, signIn, withBrowser } from '#tests/support/desk-page.ts'

withBrowser()

const at = (path: string) => `${inject('desk').url}/sites/default/${path}`

async function make(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.getByRole('button', { name: 'Make' }).click()
  await page.getByRole('button', { name: `Rename ${name}` }).waitFor()
}

async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('main').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
}

const PAGE = `The ferry sails again on Friday, and the harbour office asks everybody to come early and leave the car at home

The ferry across the bay sails again on Friday after a winter of repairs, the harbour office said in a statement. The first boat leaves at seven.

Passengers will find new benches on the upper deck, the office said, and a timetable that no longer stops for lunch.

2 comments:

Marit said...

I have waited for this since November, and so has my dog.

Olav said...

Seven is far too early for a boat with nobody on it.`

it('makes sections, and has articles stand under them', { timeout: 180_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  await page.goto(at('settings/sections'))
  await make(page, 'Harbour')
  await make(page, 'Sports')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('harbour!')
  await page.getByRole('button', { name: 'Make' }).click()
  await page.getByText('There is a section of this name already.').waitFor()
  await page.getByRole('button', { name: 'Rename Sports' }).click()
  await page.getByLabel('Another name for Sports').fill('Sport')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Rename Sport', exact: true }).waitFor()
  await noViolations(page)

  await separate(page, PAGE)
  await page.getByLabel('Section that it is to stand under').selectOption('Harbour')
  await page.getByRole('button', { name: 'Import 2 comments' }).click()
  await page.getByRole('link', { name: 'See the article' }).click()
  await page.getByRole('heading', { name: 'The ferry sails again on Friday' }).waitFor()
  const section = page.getByLabel('Section', { exact: true })
  expect(await section.locator('option:checked').textContent()).toBe('Harbour')
  await section.selectOption('Sport')
  await page.getByText('Kept.').waitFor()
  await noViolations(page)

  await page.goto(at('articles'))
  const ferry = page.getByRole('row').filter({ hasText: 'The ferry sails again' })
  await ferry.getByRole('cell', { name: 'Sport', exact: true }).waitFor()
  await page.getByLabel('Select all shown').check()
  const many = await page.locator('input[name="article"]:checked').count()
  expect(many).toBeGreaterThan(1)
  await page.getByLabel('Section that they are moved to').selectOption('Harbour')
  await noViolations(page)
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await page.getByText(`${many} articles stand under Harbour now.`).waitFor()
  await ferry.getByRole('cell', { name: 'Harbour', exact: true }).waitFor()

  await page.goto(at('queue?queue=pending&order=newest'))
  const headline = page.locator('article:focus header').getByText('leave the car at home')
  await headline.getByText('Harbour ›').waitFor()
  await page.setViewportSize({ width: 390, height: 800 })
  expect(await headline.evaluate((shown) => shown.scrollWidth <= shown.clientWidth)).toBe(true)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(at('settings/sections'))
  expect(await page.getByRole('button', { name: 'Remove Harbour' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Remove Sport', exact: true }).click()
  await page.getByRole('button', { name: 'Remove for good' }).click()
  await expect.poll(() => page.getByText('Sport', { exact: true }).count()).toBe(0)

  await page.getByRole('link', { name: `${many} articles under Harbour` }).click()
  await page.getByLabel('Select all shown').check()
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await page.getByText('No articles stand here.').waitFor()
  await page.goto(at('settings/sections'))
  await page.getByRole('button', { name: 'Remove Harbour' }).click()
  await page.getByRole('button', { name: 'Remove for good' }).click()
  await page.getByText('There is none yet.').waitFor()
  await close()
})

it('moves all articles of a section, on whichever page of the list they stand', { timeout: 180_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  await page.goto(at('settings/sections'))
  await make(page, 'Archive')
  await page.goto(at('articles'))
  const filter = page.getByLabel('Section', { exact: true })
  const archive = await filter.locator('option', { hasText: 'Archive' }).getAttribute('value')
  const headers = { 'content-type': 'text/plain', origin: inject('desk').url }
  for (let number = 1; number <= 52; number += 1) {
    const data = pageOf(['You are right about that.'], `Archived page ${number}`)
    const path = `${inject('desk').url}/api/sites/default/pages?section=${archive}`
    expect((await page.request.post(path, { headers, data })).ok()).toBe(true)
  }
  await page.goto(at(`articles?section=${archive}`))
  await page.getByLabel('Select all shown').check()
  await page.getByText('50 selected').waitFor()
  await page.getByRole('button', { name: 'All 52 articles' }).click()
  await page.getByText('52 selected').waitFor()
  await noViolations(page)
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await page.getByText('No articles stand here.').waitFor()
  await page.goto(at('settings/sections'))
  await page.getByRole('button', { name: 'Remove Archive' }).click()
  await page.getByRole('button', { name: 'Remove for good' }).click()
  await page.getByText('There is none yet.').waitFor()
  await close()
})
