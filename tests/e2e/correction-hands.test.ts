import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectAccessible, openCorrection, placeOf } from '#tests/support/correction-page.ts'
import { openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'

withBrowser()

const SENTENCES = Array.from(
  { length: 45 },
  (_, i) => `Speaker ${i} went on about the bridge, which nobody had expected.`,
)
/** A title of several things, and a block that is higher than the list. */
const LONG_PAGE = [
  'Home News The council hears the speakers It will vote on the bridge',
  ...Array.from({ length: 6 }, (_, i) => `The council will vote on the bridge, officials said on day ${i}.`),
  SENTENCES.join(' '),
].join('\n\n')

it('words that were left stay closed, and a failed answer leaves the hands free', { timeout: 240_000 }, async () => {
  const { page, close } = await openPage({}, /Failed to load resource/)
  await signIn(page)
  const list = await openCorrection(page, LONG_PAGE.replace('speakers', 'people'), 0)
  const notice = page.getByRole('status').filter({ hasText: 'Splits between' })
  const options = list.getByRole('option')

  // What was open in a block, or refused there, is not said again when somebody comes back.
  await page.keyboard.press('d')
  await notice.waitFor()
  await options.nth(2).click()
  await notice.waitFor({ state: 'detached' })
  await options.nth(0).click()
  await expect.poll(() => options.nth(0).getAttribute('aria-selected')).toBe('true')
  expect(await notice.count()).toBe(0)
  await page.keyboard.press('u')
  const unsplit = page.getByText('was not split from the one before')
  await unsplit.waitFor()
  await options.nth(2).click()
  await unsplit.waitFor({ state: 'detached' })

  // A title is split; an answer to Undo fails, which is said, and the next command works.
  await options.nth(0).click()
  await page.keyboard.press('d')
  for (let i = 0; i < 20; i += 1) await page.keyboard.press('ArrowLeft')
  for (const _ of ['Home', 'News']) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('t')
  await expect.poll(() => options.count()).toBe(9)
  const settled = () => list.getAttribute('aria-busy')
  await expect.poll(settled).toBe('false')
  await page.route('**/review', (route) => route.fulfill({ status: 500, json: { detail: 'The desk is out of breath.' } }))
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('The desk is out of breath. What you did last is not done.').waitFor()
  await page.unroute('**/review')
  await options.nth(1).click()
  await page.keyboard.press('x')
  await options.nth(1).getByText('yours').waitFor()
  await page.getByText('out of breath').waitFor({ state: 'detached' })

  // While an answer is on its way a command says why it does nothing.
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/review', (route) => held.then(() => route.continue()))
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await options.nth(1).click()
  await page.keyboard.press('x')
  const wait = page.getByText('still being cut')
  await wait.waitFor()
  answer()
  await expect.poll(() => options.count()).toBe(8)
  await wait.waitFor({ state: 'detached' })
  await page.unroute('**/review')
  await close()
}) // biome-ignore format: one thought

it('a long block is split where one sees it, with the tools in reach', { timeout: 240_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  const list = await openCorrection(page, LONG_PAGE, 7)
  const notice = page.getByRole('status').filter({ hasText: 'Splits between' })
  const seen = (what: Locator) =>
    what.evaluate((element) => {
      const { left, top, height } = element.getBoundingClientRect()
      const at = document.elementFromPoint(left + 2, top + height / 2)
      return at !== null && (element.contains(at) || at.contains(element))
    })

  // By key: its beginning is seen, and then the place wherever it goes.
  await page.keyboard.press('w')
  await page.keyboard.press('s')
  const block = list.getByRole('option', { selected: true })
  const fromTop = () => block.evaluate((one) => one.getBoundingClientRect().top - (one.parentElement?.getBoundingClientRect().top ?? 0))
  await expect.poll(async () => Math.abs(await fromTop())).toBeLessThan(2)
  await page.keyboard.press('d')
  for (let i = 0; i < 25; i += 1) await page.keyboard.press('ArrowDown')
  const caret = list.locator('[data-caret]')
  await expect.poll(() => seen(caret)).toBe(true)
  await page.keyboard.press('Escape')

  // By mouse: two presses open the words where they were pressed.
  await page.mouse.dblclick(...(await placeOf(block.locator('[data-words]'), 'Speaker 20')))
  await notice.filter({ hasText: 'and “Speaker 20' }).waitFor()

  // On a telephone the tools stay, and hide neither the place nor the block in focus; the page opens at its top.
  await page.setViewportSize({ width: 390, height: 844 })
  await list.evaluate((one) => {
    one.scrollTop = 0
  })
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  const tool = page.getByRole('button', { name: 'Leave it whole' })
  await expect.poll(() => seen(tool)).toBe(true)
  await block.focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => seen(caret)).toBe(true)
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await tool.click()
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  for (let i = 0; i < 7; i += 1) {
    await block.press('w')
    await expect.poll(() => seen(list.getByRole('option', { selected: true }).locator('[data-words]'))).toBe(true)
  }
  const address = page.url()
  await page.setViewportSize({ width: 390, height: 600 })
  await page.goto('about:blank')
  await page.goto(address)
  await list.getByRole('option').first().waitFor()
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await close()
}) // biome-ignore format: one thought

it('the focus stays in a page of many blocks, and its first shown one knows its line', { timeout: 240_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  const lines = Array.from({ length: 300 }, (_, i) => `Paragraph ${i} says what the council did. It did little.`)
  const list = await openCorrection(page, ['The council does little for long', ...lines].join('\n\n'), 0)
  const at = () => list.getByRole('option', { selected: true }).textContent()
  for (let i = 0; i < 25; i += 1) await page.keyboard.press('PageDown')
  await expect.poll(at).toContain('Paragraph 249')
  await page.keyboard.press('s')
  await expect.poll(at).toContain('Paragraph 250')

  // Split, then shown from its second part on: that knows the first.
  for (let i = 0; i < 190; i += 1) await page.keyboard.press('w')
  await expect.poll(at).toContain('Paragraph 60')
  await page.keyboard.press('d')
  await page.keyboard.press('Enter')
  await expect.poll(at).toContain('It did little.')
  await page.getByRole('button', { name: 'Earlier blocks' }).click()
  await page.getByRole('button', { name: 'Later blocks' }).click()
  const first = list.getByRole('option').first()
  await expect.poll(() => first.textContent()).toMatch(/It did little\.$/)
  await expect.poll(() => first.textContent()).not.toContain('Paragraph')
  await first.click()
  await page.keyboard.press('u')
  await expect.poll(at).toContain('Paragraph 60 says what the council did. It did little.')
  await close()
}) // biome-ignore format: one thought
