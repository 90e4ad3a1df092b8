import { describe, expect, inject, it } from 'vitest'
import { openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'
import { makeAccount } from '#tests/support/make-account.ts'

withBrowser()

describe("a person's own settings", () => {
  it('blur what is harsh until a key reveals it, and give another key to a command', { timeout: 120_000 }, async () => {
    const { page, close } = await openPage()
    await signIn(page, makeAccount('Cleo', 'moderator'))
    await page.goto(`${inject('desk').url}/account`, { waitUntil: 'networkidle' })
    await page.getByLabel('Blur texts').selectOption({ label: 'When any score is 30 % or more' })
    await page.getByText('Kept. An open queue has it').waitFor()
    await page.getByRole('button', { name: 'Change the key for: Next comment' }).click()
    await page.keyboard.press('m')
    await expect
      .poll(() => page.getByRole('row').filter({ hasText: 'Next comment' }).getByText('M', { exact: true }).count())
      .toBe(1)
    await page.waitForLoadState('networkidle')
    await page.reload()
    expect(await page.getByLabel('Blur texts').inputValue()).toBe('0.3')

    await page.goto(`${inject('desk').url}/sites/default/queue?order=toxicity:high`)
    const focused = page.locator('article:focus')
    await focused.waitFor()
    const first = await focused.getAttribute('id')
    const veiled = page.locator(`#${first} p.reading[aria-hidden="true"]`)
    expect(await veiled.count()).toBe(1)
    const beside = page.getByRole('complementary', { name: 'Context' }).locator('[aria-current="true"]')
    await beside.getByRole('button', { name: 'Show this text' }).waitFor()
    await page.keyboard.press('b')
    await expect.poll(() => veiled.count()).toBe(0)
    await expect.poll(() => beside.getByRole('button', { name: 'Show this text' }).count()).toBe(0)
    await page.keyboard.press('m')
    await expect.poll(() => page.locator('article:focus').getAttribute('id')).not.toBe(first)

    await page.goto(`${inject('desk').url}/sites/default/range?by=toxicity&order=toxicity:high&band=toxicity:0.5-1`)
    const reveal = page.getByRole('main').getByRole('button', { name: 'Show this text' })
    await reveal.first().waitFor()
    const left = await reveal.count()
    await reveal.first().click()
    await expect.poll(() => reveal.count()).toBe(left - 1)
    await close()
  })
})
