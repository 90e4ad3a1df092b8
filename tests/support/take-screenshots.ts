import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser.ts'
import { signInAt } from '#tests/support/sign-in.ts'

/**
 * Takes the screenshots of the README from a running desk:
 *
 *     DESK_URL=http://localhost:3000 DESK_EMAIL=… DESK_PASSWORD=… node tests/support/take-screenshots.ts
 *
 * It first imports a page of its own, written for this, so that nobody's words are shown.
 */
const { DESK_URL = 'http://localhost:3000', DESK_EMAIL = '', DESK_PASSWORD = '' } = process.env
const FOLDER = 'docs/screenshots'

const COMMENTS: readonly [author: string, text: string][] = [
  ['Marta K.', 'I was at the meeting. Nobody asked how the shops on Canal Street get their deliveries.'],
  ['oldbridge', 'Whoever drew this plan is a complete idiot and should be fired on the spot.'],
  ['Jon Tveit', 'Two years of work and then a vote at eleven at night. That is not how you bring people along.'],
  ['Harbour Cat', 'You are a liar, Marta, and everyone in this town is sick of your stupid whining.'],
  ['Ines', 'The new crossing by the school is the best thing the council has done in a decade. Thank you.'],
  ['T. Okafor', 'Does anybody have the traffic counts? The article mentions them, but I cannot find the report.'],
  ['quayside', 'If they close my road I will come down there and make them regret it.'],
]

const ARTICLE = [
  'Council closes Canal Street to cars from March',
  'By Helen Marsh',
  'The city council voted late on Tuesday to close Canal Street to private cars from March, after a debate of five hours and by a majority of two.',
  'Deliveries will be allowed until ten in the morning, the transport committee said in a statement, and residents keep their permits for another two years.',
  '“We counted nine thousand cars a day on a street that was built for carts,” said the chair of the committee, who called the vote a beginning rather than an end.',
  'Opponents announced that they would collect signatures for a referendum. The trade association had warned of losses, while the school and the clinic supported the plan.',
]

/** Answers the article's id, whether it was imported now or before. */
async function importPage(page: Page): Promise<string> {
  const thread = COMMENTS.flatMap(([author, text], index) => [
    `${author} said...`,
    text,
    `March ${index + 2}, 2026 at 9:1${index} AM`,
  ])
  await page.goto(`${DESK_URL}/sites/default/import`)
  await page.getByLabel('The page').fill([...ARTICLE, `${COMMENTS.length} comments:`, ...thread].join('\n\n'))
  await page.getByRole('button', { name: 'Separate' }).click()
  const button = page.getByRole('button', { name: /^Import \d+ comments/ })
  await button.waitFor()
  await page.screenshot({ path: `${FOLDER}/import.png` })
  await button.click()
  const link = page.getByRole('link', { name: 'See the article' })
  return (await link.getAttribute('href'))?.split('/').at(-1) ?? ''
}

await mkdir(FOLDER, { recursive: true })
const browser = await launchBrowser()
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
const page = await context.newPage()
await signInAt(page, DESK_URL, { email: DESK_EMAIL, password: DESK_PASSWORD })
const article = await importPage(page)
await page.waitForTimeout(4000)
await page.goto(`${DESK_URL}/sites/default/queue?article=${article}`)
await page.locator('article:focus').waitFor()
await page.keyboard.press('v')
await page.waitForTimeout(1500)
await page.screenshot({ path: `${FOLDER}/queue.png` })
await page.emulateMedia({ colorScheme: 'dark' })
await page.goto(`${DESK_URL}/sites/default/policy`)
await page.waitForTimeout(800)
await page.screenshot({ path: `${FOLDER}/policy-dark.png` })
await browser.close()
