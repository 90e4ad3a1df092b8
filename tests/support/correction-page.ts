import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { separate } from '#tests/support/desk-page.ts'

/** Imports the page and opens its correction, with a block in focus. */
export async function openCorrection(page: Page, text: string, nth: number): Promise<Locator> {
  await separate(page, text)
  await page.getByRole('button', { name: /^Import/ }).click()
  await page.getByRole('link', { name: 'See the article' }).click()
  await page.getByRole('link', { name: 'Correct its separation' }).click()
  const list = page.getByRole('listbox', { name: 'The page, block by block' })
  await list.getByRole('option').nth(nth).click()
  return list
}

/** At the width of a desk and of a telephone. */
export async function expectAccessible(page: Page): Promise<void> {
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

/** Where a word is on the screen, at its first letter. */
export async function placeOf(words: Locator, word: string): Promise<[number, number]> {
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
