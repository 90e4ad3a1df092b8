import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import type { PastDecision } from '#lib/decisions/data.ts'
import { openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'
import { makeAccount } from '#tests/support/make-account.ts'

withBrowser()

const NETWORK = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|Failed to fetch/

const focused = (page: Page) => page.locator('article[aria-current="true"]')
const idOf = async (page: Page) => (await focused(page).getAttribute('id')) ?? ''

async function openQueue(page: Page): Promise<void> {
  await page.goto(`${inject('desk').url}/sites/default/queue?queue=pending&order=newest`)
  await page.locator('article:focus').waitFor()
}

async function decisionsOn(page: Page, id: string): Promise<PastDecision[]> {
  const address = `${inject('desk').url}/api/sites/default/comments/${id.replace('comment-', '')}`
  return (await (await page.request.get(address)).json()).decisions
}

describe('two moderators on one queue', () => {
  it('see who is on what, pass each other by, and see decisions as they fall', { timeout: 120_000 }, async () => {
    const ana = await openPage()
    const ben = await openPage()
    await signIn(ana.page)
    await signIn(ben.page, makeAccount('Ben', 'moderator'))
    await openQueue(ana.page)
    await openQueue(ben.page)
    await ana.page.keyboard.press('s')
    const id = await idOf(ana.page)

    const there = ben.page.locator(`#${id}`)
    await there.getByText('Administrator is on this.').waitFor()
    await ben.page.keyboard.press('s')
    expect(await idOf(ben.page)).not.toBe(id)

    await ana.page.keyboard.press('f')
    await there.getByText('Administrator decided this meanwhile: approved.').waitFor()
    await ana.page.keyboard.press('z')
    await expect.poll(() => there.getByText('decided this meanwhile').count()).toBe(0)

    // What was undone has the focus again, and so the claim.
    await expect.poll(() => idOf(ana.page)).toBe(id)
    await there.getByText('Administrator is on this.').waitFor()
    await ana.page.goto(`${inject('desk').url}/account`)
    await expect.poll(() => ben.page.getByText('Administrator is on this.').count(), { timeout: 10_000 }).toBe(0)
    await ana.close()
    await ben.close()
  })
})

describe('a moderator whose network is gone', () => {
  it('is on nothing any more a minute later', { timeout: 120_000 }, async () => {
    const ana = await openPage({}, NETWORK)
    const ben = await openPage()
    await signIn(ana.page)
    await signIn(ben.page, makeAccount('Bea', 'moderator'))
    await ben.page.clock.install()
    await openQueue(ana.page)
    await openQueue(ben.page)
    await ana.page.keyboard.press('s')
    const claim = ben.page.locator(`#${await idOf(ana.page)}`).getByText('Administrator is on this.')
    await claim.waitFor()
    await ana.page.context().setOffline(true)
    await ben.page.clock.fastForward(50_000)
    expect(await claim.count()).toBe(1)
    await ben.page.clock.fastForward(16_000)
    await expect.poll(() => claim.count()).toBe(0)
    await ana.close()
    await ben.close()
  })
})

describe('a network that is cut in the middle of a decision', () => {
  it('loses nothing and doubles nothing', { timeout: 120_000 }, async () => {
    const { page, close } = await openPage({}, NETWORK)
    await signIn(page)
    await openQueue(page)
    const id = await idOf(page)
    const before = await decisionsOn(page, id)
    await page.context().setOffline(true)
    await page.keyboard.press('f')
    const notice = page.locator(`#${id}`).getByRole('alert')
    await notice.getByText('The server could not be reached').waitFor()
    await page.context().setOffline(false)
    expect(await decisionsOn(page, id)).toEqual(before)
    await notice.getByRole('button', { name: 'Send again' }).click()
    await expect
      .poll(async () => (await decisionsOn(page, id)).map((one) => one.kind))
      .toEqual(['approve', ...before.map((one) => one.kind)])
    await page.keyboard.press('z')
    await expect.poll(async () => (await decisionsOn(page, id)).length).toBe(before.length + 2)
    await close()
  })

  it('takes a decision once whose answer was lost on the way', { timeout: 120_000 }, async () => {
    const { page, close } = await openPage({}, NETWORK)
    await signIn(page)
    await openQueue(page)
    const id = await idOf(page)
    const before = (await decisionsOn(page, id)).length
    let lost = 0
    await page.route('**/decisions', async (route) => {
      if (lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      await route.abort('internetdisconnected')
    })
    await page.keyboard.press('f')
    await expect.poll(async () => (await decisionsOn(page, id)).length).toBe(before + 1)
    await expect.poll(() => page.locator(`#${id}`).count()).toBe(0)
    await page.waitForTimeout(1500)
    expect(await decisionsOn(page, id)).toHaveLength(before + 1)
    expect(await page.getByRole('alert').filter({ hasText: 'could not' }).count()).toBe(0)
    expect(lost).toBe(1)
    await page.keyboard.press('z')
    await expect.poll(async () => (await decisionsOn(page, id)).length).toBe(before + 2)
    await close()
  })
})
