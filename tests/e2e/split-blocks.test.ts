import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openPage, separate, signIn, withBrowser } from '#tests/support/desk-page.ts'

withBrowser()

const LINE = 'The vote was held at noon. I never liked it at all. Bob said... Nor did I. Reply Share'
const PAGE = [
  'The council meets to split a line',
  ...Array.from({ length: 6 }, (_, i) => `The council will vote on the budget, officials said on day ${i}.`),
  LINE,
].join('\n\n')

/** Imports the page, which has no comments yet, and opens its correction. */
async function openCorrection(page: Page): Promise<Locator> {
  return openLong(page, 7, PAGE)
}

/** What the page is said to be: each block with its kind. */
const blocksOf = async (list: Locator): Promise<string[]> => {
  const texts = await list.getByRole('option').allInnerTexts()
  return texts.slice(7).map((text) => text.replace(/\s+/g, ' ').trim())
}

async function expectAccessible(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  }
}

it('a line of several things is split by key and by mouse, and is kept', { timeout: 240_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  const list = await openCorrection(page)
  const notice = page.getByRole('status').filter({ hasText: 'Splits between' })

  // By key: the second sentence, said to be where the comments begin; a step back and forth by word on the way.
  await page.keyboard.press('d')
  await notice.filter({ hasText: 'noon.” and “I never liked' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await notice.filter({ hasText: 'noon. I” and “never' }).waitFor()
  await page.keyboard.press('ArrowLeft')
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.keyboard.press('b')
  await expect.poll(() => blocksOf(list)).toHaveLength(2)
  await expect.poll(async () => (await blocksOf(list))[0]).toBe('Article The vote was held at noon.')

  // Escape leaves the words whole; the part that was split off has the focus.
  await page.keyboard.press('Enter')
  await notice.waitFor()
  await page.keyboard.press('Escape')
  await notice.waitFor({ state: 'detached' })
  expect(await list.getByRole('option', { selected: true }).textContent()).toContain('I never liked it')

  // By mouse: two presses on the name open the words there, a button says what begins.
  const words = list.getByRole('option', { selected: true }).locator('[data-words]')
  await page.mouse.dblclick(...(await placeOf(words, 'Bob')))
  await notice.filter({ hasText: 'and “Bob said' }).waitFor()
  await page.getByRole('button', { name: /Author or time from here/ }).click()
  await expect.poll(() => blocksOf(list)).toHaveLength(3)

  // By touch: the button opens the words, a press says where, at the width of a telephone.
  await page.setViewportSize({ width: 390, height: 800 })
  await page.getByRole('button', { name: /Split inside/ }).click()
  await notice.waitFor()
  const open = list.getByRole('option', { selected: true }).locator('[data-words]')
  await pressWord(page, open, 'Share')
  await notice.filter({ hasText: 'and “Share' }).waitFor()
  await pressWord(page, open, 'Nor')
  await notice.filter({ hasText: 'and “Nor did' }).waitFor()
  await page.getByRole('button', { name: /A new comment from here/ }).click()
  await expect.poll(() => blocksOf(list)).toHaveLength(4)
  await page.setViewportSize({ width: 1280, height: 800 })

  // Taken back by key and by mouse, and made again.
  await page.keyboard.press('u')
  await expect.poll(() => blocksOf(list)).toHaveLength(3)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => blocksOf(list)).toHaveLength(4)
  await list.getByRole('option').last().click()
  await page.keyboard.press('d')
  await notice.waitFor()
  for (const way of ['ArrowRight', 'ArrowLeft', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(way)
  await notice.filter({ hasText: 'and “Reply Share' }).waitFor()
  await page.keyboard.press('x')
  const whole = [
    'Article The vote was held at noon.',
    'Comment 1 I never liked it at all.',
    'Author, time yours Bob said...',
    'Comment 2 yours Nor did I.',
    'Furniture yours Reply Share',
  ]
  const said = async () => (await blocksOf(list)).map((text) => text.replace('Split from the block before. ', ''))
  await expect.poll(said).toEqual(whole)
  await page.getByRole('button', { name: 'Join with the part before' }).click()
  await expect.poll(said).toHaveLength(4)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(said).toEqual(whole)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })

  // Kept, and there again for the next one.
  await page.getByRole('button', { name: 'Keep this correction' }).click()
  await page.getByText('2 comments came in.').waitFor()
  await page.getByRole('link', { name: 'See the article' }).click()
  await page.getByRole('link', { name: 'Correct its separation' }).click()
  await expect
    .poll(async () => (await said()).map((text) => text.replace(' yours', '')))
    .toEqual(whole.map((text) => text.replace(' yours', '')))
  await close()
})

it('an HTML page says that its blocks cannot be split', { timeout: 120_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  const article = Array.from({ length: 6 }, (_, i) => `<p>Officials said on day ${i} that they will vote.</p>`).join('')
  await separate(page, `<html><body><article><h1>A page of markup to split</h1>${article}</article></body></html>`)
  await page.getByRole('button', { name: /^Import/ }).click()
  await page.getByRole('link', { name: 'See the article' }).click()
  await page.getByRole('link', { name: 'Correct its separation' }).click()
  const list = page.getByRole('listbox', { name: 'The page, block by block' })
  await list.getByRole('option').nth(1).click()
  await page.keyboard.press('d')
  await page.getByRole('status').filter({ hasText: 'its blocks are cut by its markup' }).waitFor()
  await page.keyboard.press('u')
  await page.getByRole('status').filter({ hasText: 'was not split from the one before' }).waitFor()
  await close()
})

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

/** Imports the page and opens its correction, with a block in focus. */
async function openLong(page: Page, nth: number, text = LONG_PAGE): Promise<Locator> {
  await separate(page, text)
  await page.getByRole('button', { name: /^Import/ }).click()
  await page.getByRole('link', { name: 'See the article' }).click()
  await page.getByRole('link', { name: 'Correct its separation' }).click()
  const list = page.getByRole('listbox', { name: 'The page, block by block' })
  await list.getByRole('option').nth(nth).click()
  return list
}

it('words that were left stay closed, and a failed answer leaves the hands free', { timeout: 240_000 }, async () => {
  const { page, close } = await openPage({}, /Failed to load resource/)
  await signIn(page)
  const list = await openLong(page, 0, LONG_PAGE.replace('speakers', 'people'))
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
  const list = await openLong(page, 7)
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
  await page.reload()
  await list.getByRole('option').first().waitFor()
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await close()
}) // biome-ignore format: one thought

it('the focus stays in a page of many blocks, and its first shown one knows its line', { timeout: 240_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  const lines = Array.from({ length: 300 }, (_, i) => `Paragraph ${i} says what the council did. It did little.`)
  const list = await openLong(page, 0, ['The council does little for long', ...lines].join('\n\n'))
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

/** Where a word is on the screen, at its first letter. */
async function placeOf(words: Locator, word: string): Promise<[number, number]> {
  return words.evaluate((element, sought) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(sought) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
      const box = range.getBoundingClientRect()
      return [box.left + 2, box.top + box.height / 2] as [number, number]
    }
    throw new Error(`${sought} is not shown`)
  }, word)
}

async function pressWord(page: Page, words: Locator, word: string): Promise<void> {
  await page.mouse.click(...(await placeOf(words, word)))
}
