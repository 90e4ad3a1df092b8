import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'
import { menuCount, openPage, separate, signIn, withBrowser } from '#tests/support/desk-page.ts'
import { readCsv } from '#tests/support/read-csv.ts'

withBrowser()

/** A sample page under another title, so that it is not here already. */
async function freshPage(): Promise<string> {
  const sample = await readFile('seeds/pages/003_4bf43ee1779ef8f6.txt', 'utf8')
  return `Second edition of ${sample}`
}

const cards = (page: Page) => page.getByRole('article')
const focused = (page: Page) => page.locator('article[aria-current="true"]')

/** The first comment takes the focus when the page hears keys. */
const handsOn = (page: Page) => page.locator('article:focus').waitFor()

describe('the main job', () => {
  it('goes from a page through decisions and labels to a file', { timeout: 180_000 }, async () => {
    const { page, close } = await openPage()
    await signIn(page)
    const text = await freshPage()
    const comments = separatePage({ kind: 'text', text }).comments
    expect(comments.length).toBeGreaterThanOrEqual(49)
    expect(comments.length).toBeLessThanOrEqual(65)

    await separate(page, text)
    await page.getByRole('button', { name: `Import ${comments.length} comments` }).click()
    await page.getByRole('link', { name: 'Go to its queue' }).click()
    await page.getByRole('heading', { name: `Pending ${comments.length}` }).waitFor()
    await expect.poll(() => page.getByText('Not scored yet').count(), { timeout: 60_000 }).toBe(0)
    await page.reload()
    const before = await menuCount(page, 'Pending')

    await handsOn(page)
    const first = await focused(page).locator('.reading').textContent()
    await page.keyboard.press('d')
    await page.getByRole('group', { name: 'Why is it hidden?' }).waitFor()
    await page.keyboard.press('1')
    await expect.poll(() => menuCount(page, 'Pending')).toBe(before - 1)
    await page.keyboard.press('f')
    await page.keyboard.press('f')
    await page.keyboard.press('e')
    await page.getByRole('textbox', { name: 'A note for a lead' }).fill('Is this about the mayor?')
    await page.keyboard.press('Enter')
    await expect.poll(() => menuCount(page, 'Pending')).toBe(before - 4)
    expect(await menuCount(page, 'Escalated')).toBeGreaterThanOrEqual(1)

    await page.keyboard.press('z')
    await page.getByText('Undone: Comment escalated').waitFor()
    await expect.poll(() => menuCount(page, 'Pending')).toBe(before - 3)

    const labelled: string[] = []
    for (let count = 0; count < 3; count += 1) {
      labelled.push((await focused(page).locator('.reading').textContent()) ?? '')
      await page.keyboard.press('x')
      await page.keyboard.press('s')
    }
    await page.keyboard.press('Shift+G')
    await page.getByRole('group', { name: 'What are these 3 comments?' }).waitFor()
    await page.keyboard.press('2')
    await page.keyboard.press('7')
    await page.keyboard.press('7')
    await page.keyboard.press('Enter')
    await page.getByText('Your labels of 3 of 3 change.').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('3 comments labelled').waitFor()
    await page.getByRole('button', { name: 'Done' }).press('Enter')
    await expect.poll(() => page.getByText('Insult yes · Toxicity no').count()).toBe(3)

    const bytes = await download(page, 'CSV')
    const [head = [], ...records] = readCsv(bytes)
    const rows = records.map((record) => Object.fromEntries(head.map((name, index) => [name, record[index] ?? ''])))
    const mine = rows.filter((row) => labelled.includes(row['text'] ?? ''))
    expect(mine).toHaveLength(3)
    for (const row of mine) expect(row).toMatchObject({ insult: 'yes', toxicity: 'no', threat: '', bulk: 'true' })

    await page.goto(`${inject('desk').url}/sites/default/queue?queue=hidden&order=newest`)
    await expect.poll(() => cards(page).first().locator('.reading').textContent()).toBe(first)
    await close()
  })

  it('says that a page is here already, and adds nothing', async () => {
    const { page, close } = await openPage()
    await signIn(page)
    await separate(page, await readFile('seeds/pages/001_069e9f2decde93c0.txt', 'utf8'))
    await page.getByRole('button', { name: 'Import 1 comment' }).click()
    await page.getByRole('heading', { name: 'This page is here already' }).waitFor()
    await close()
  })
})

describe('two moderators on one comment', () => {
  it('tells the second who came first, and lets a lead decide again', async () => {
    const one = await openPage()
    const two = await openPage()
    const queue = `${inject('desk').url}/sites/default/queue?queue=pending&order=oldest`
    for (const { page } of [one, two]) {
      await signIn(page)
      await page.goto(queue)
      await handsOn(page)
    }
    const text = await focused(one.page).locator('.reading').textContent()
    expect(await focused(two.page).locator('.reading').textContent()).toBe(text)
    await one.page.keyboard.press('f')
    await one.page.getByText('Comment approved').waitFor()
    await two.page.keyboard.press('e')
    await two.page.keyboard.press('Enter')
    const notice = two.page.getByRole('alert').filter({ hasText: 'approved this' })
    await notice.waitFor()
    await notice.getByRole('button', { name: 'Decide again' }).click()
    await two.page.getByRole('textbox', { name: 'Why it is decided again' }).fill('It quotes the article')
    await two.page.keyboard.press('Enter')
    await notice.waitFor({ state: 'detached' })
    await two.page
      .getByRole('article')
      .filter({ hasText: text?.slice(0, 40) })
      .first()
      .focus()
    await two.page.keyboard.press('r')
    await two.page.getByText('Comment reopened').waitFor()
    await one.close()
    await two.close()
  })
})

async function download(page: Page, form: string): Promise<string> {
  await page.goto(`${inject('desk').url}/sites/default/export`)
  const waiting = page.waitForEvent('download')
  await page
    .getByRole('link', { name: new RegExp(`^Download ${form}`) })
    .first()
    .click()
  const path = await (await waiting).path()
  return readFile(path, 'utf8')
}
