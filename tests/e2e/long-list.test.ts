import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { pageOf } from '#tests/support/desk.ts'
import { openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'

withBrowser()

const COMMENTS = 240
/** A window holds four to eight comments; a few more are drawn beyond its edges. */
const DRAWN_AT_MOST = 40

const inFocus = (page: Page) => page.locator('article:focus')
const placeOf = async (page: Page) => Number(await inFocus(page).getAttribute('aria-posinset'))
const drawn = (page: Page) => page.locator('article').count()

async function isInSight(page: Page): Promise<boolean> {
  const box = await inFocus(page).boundingBox()
  return box !== null && box.y >= 0 && box.y + box.height <= (page.viewportSize()?.height ?? 0)
}

it('draws little of a long list, and goes through it by key', { timeout: 180_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  const { url } = inject('desk')
  const texts = Array.from(
    { length: COMMENTS },
    (_, index) => `Remark ${index} of many. ${'It goes on. '.repeat(index % 40)}`,
  )
  const headers = { 'content-type': 'text/plain', origin: url }
  const sent = { headers, data: pageOf(texts, 'A long thread') }
  const { articleId } = await (await page.request.post(`${url}/api/sites/default/pages`, sent)).json()
  await page.goto(`${url}/sites/default/queue?queue=pending&order=newest&article=${articleId}`)
  await inFocus(page).waitFor()
  expect(await placeOf(page)).toBe(1)
  expect(await drawn(page)).toBeLessThan(DRAWN_AT_MOST)

  for (let place = 2; place <= 130; place += 1) {
    await page.keyboard.press('s')
    if (place % 40 === 0) await expect.poll(() => placeOf(page)).toBe(place)
  }
  await expect.poll(() => placeOf(page)).toBe(130)
  await expect.poll(() => isInSight(page)).toBe(true)
  expect(await drawn(page)).toBeLessThan(DRAWN_AT_MOST)

  const text = await inFocus(page).locator('.reading').textContent()
  await page.keyboard.press('f')
  await expect.poll(() => placeOf(page)).toBe(130)
  expect(await inFocus(page).locator('.reading').textContent()).not.toBe(text)
  await page.keyboard.press('z')
  await expect.poll(() => inFocus(page).locator('.reading').textContent()).toBe(text)

  // The focus stays where the hands are while the eye goes elsewhere, and the next key takes the eye back.
  await page.mouse.move(500, 400)
  for (let turn = 0; turn < 40; turn += 1) await page.mouse.wheel(0, -2000)
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0)
  expect(await placeOf(page)).toBe(130)
  expect(await drawn(page)).toBeLessThan(DRAWN_AT_MOST)
  await page.keyboard.press('s')
  await expect.poll(() => placeOf(page)).toBe(131)
  await expect.poll(() => isInSight(page)).toBe(true)

  // By the wheel alone the rest is fetched too, to the last.
  const last = page.locator(`article[aria-posinset="${COMMENTS}"][aria-setsize="${COMMENTS}"]`)
  await expect
    .poll(
      async () => {
        await page.mouse.wheel(0, 4000)
        return last.count()
      },
      { timeout: 60_000, interval: 100 },
    )
    .toBe(1)
  expect(await drawn(page)).toBeLessThan(DRAWN_AT_MOST)
  await close()
})
