import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { pageOf } from '#tests/support/desk.ts'
import { openPage, separate, signIn, withBrowser } from '#tests/support/desk-page.ts'

withBrowser()

const CALM = 'The ferry leaves at seven and the queue for it is long, so I bring my own coffee. '
const INSULT = 'You are a fucking idiot, a liar and a piece of shit, and everybody here hates you.'
const LONG = `${CALM.repeat(20)}${`${INSULT} `.repeat(6)}${CALM.repeat(20)}`.trim()
const LEGEND = 'Tinted: the passage of this long text that is worst by toxicity.'

/** The tinted passage as the eye has it and as it is heard, and whether the page has nothing for axe to find. */
async function passageOn(page: Page, within: string) {
  const text = page.locator(within).locator('p.reading').filter({ hasText: INSULT }).first()
  await text.waitFor()
  const heard = (await text.textContent()) ?? ''
  const colours = await text.evaluate((whole) =>
    [whole, whole.querySelector(':scope > span')].map((part) => part && getComputedStyle(part).backgroundColor),
  )
  const { violations } = await new AxeBuilder({ page }).include('main').analyze()
  return {
    heard,
    colours,
    legends: await page.locator(within).getByText(LEGEND).count(),
    found: violations.map(({ id }) => id),
  }
}

function expectPassage({ heard, colours, legends, found }: Awaited<ReturnType<typeof passageOn>>): void {
  const [, before, passage, behind] =
    /^(.*)\[The worst passage starts here\.\] (.*) \[The worst passage ends here\.\](.*)$/s.exec(heard) ?? []
  expect(`${before}${passage}${behind}`.replace(/\s+/g, ' ')).toBe(LONG)
  expect(passage).toContain(INSULT)
  expect(before).toContain('The ferry')
  expect(behind).toContain('The ferry')
  expect([legends, found]).toEqual([1, []])
  expect(colours[1]).not.toBe(colours[0])
}

it.each(['light', 'dark'] as const)(
  'a tried text has its worst passage tinted, in the %s scheme',
  { timeout: 120_000 },
  async (colorScheme) => {
    const { page, close } = await openPage({ colorScheme, reducedMotion: 'reduce' })
    await signIn(page)
    await page.goto(`${inject('desk').url}/sites/default/scorer`, { waitUntil: 'networkidle' })
    await page.getByLabel('A comment as somebody might write it').fill(LONG)
    await page.getByRole('button', { name: 'Try', exact: true }).click()
    expectPassage(await passageOn(page, '[role=status]'))
    for (const harmless of [CALM.repeat(40), INSULT]) {
      await page.getByLabel('A comment as somebody might write it').fill(harmless)
      await page.getByRole('button', { name: 'Try', exact: true }).click()
      await page
        .locator('[role=status] p.reading')
        .filter({ hasText: harmless.slice(-40).trim() })
        .waitFor()
      await expect.poll(() => page.getByText(LEGEND).count()).toBe(0)
    }
    await close()
  },
)

it('a long comment in the queue has its worst passage tinted', { timeout: 180_000 }, async () => {
  const { page, close } = await openPage({ reducedMotion: 'reduce' })
  await signIn(page)
  await separate(page, pageOf([LONG, 'Thank you for the timetable.'], 'The ferry keeps its hours in winter'))
  await page.getByRole('button', { name: /^Import 2 comments/ }).click()
  const link = page.getByRole('link', { name: 'See the article' })
  const article = (await link.getAttribute('href'))?.split('/').at(-1)
  const read = async () => {
    await page.goto(`${inject('desk').url}/sites/default/queue?article=${article}&order=toxicity:high`)
    await page.locator('article:focus').waitFor()
    return page.getByText(LEGEND).count()
  }
  await expect.poll(read, { timeout: 60_000 }).toBe(1)
  expectPassage(await passageOn(page, 'main article'))
  // What is higher than the window is read from its beginning.
  const [card, header] = [page.locator('main article').first(), page.locator('main article header').first()]
  expect(await card.evaluate((one) => one.getBoundingClientRect().height)).toBeGreaterThan(800)
  await expect.poll(() => header.evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThan(52)
  await close()
})
