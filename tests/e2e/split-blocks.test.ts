import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectAccessible, openCorrection, placeOf } from '#tests/support/correction-page.ts'
import { openPage, separate, signIn, withBrowser } from '#tests/support/desk-page.ts'

withBrowser()

const LINE = 'The vote was held at noon. I never liked it at all. Bob said... Nor did I. Reply Share'
const PAGE = [
  'The council meets to split a line',
  ...Array.from({ length: 6 }, (_, i) => `The council will vote on the budget, officials said on day ${i}.`),
  LINE,
].join('\n\n')

/** What the page is said to be: each block with its kind. */
const blocksOf = async (list: Locator): Promise<string[]> => {
  const texts = await list.getByRole('option').allInnerTexts()
  return texts.slice(7).map((text) => text.replace(/\s+/g, ' ').trim())
}

it('a line of several things is split by key and by mouse, and is kept', { timeout: 240_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  const list = await openCorrection(page, PAGE, 7)
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

async function pressWord(page: Page, words: Locator, word: string): Promise<void> {
  await page.mouse.click(...(await placeOf(words, word)))
}
