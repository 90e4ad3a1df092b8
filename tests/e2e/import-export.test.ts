import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { menuCount, openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'
import { fixture } from '#tests/support/import-file.ts'
import { violationsWideAndNarrow } from '#tests/support/violations.ts'

withBrowser()

async function choose(page: Page, name: string, buffer = fixture(name)): Promise<void> {
  await page.goto(`${inject('desk').url}/sites/default/import/exports`, { waitUntil: 'networkidle' })
  await page.getByLabel('File of an export').setInputFiles({ name, mimeType: 'text/plain', buffer })
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

describe('a whole export', () => {
  it('is sent, looked at, counted, taken in, and told row by row', { timeout: 180_000 }, async () => {
    const { page, close } = await openPage({ reducedMotion: 'reduce' })
    await signIn(page)
    await page.goto(`${inject('desk').url}/sites/default/settings/sections`)
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Archive')
    await page.getByRole('button', { name: 'Make' }).click()
    await page.getByRole('button', { name: 'Rename Archive' }).waitFor()
    const before = await menuCount(page, 'Pending')
    await page.goto(`${inject('desk').url}/sites/default/import`)
    await page.getByRole('link', { name: 'import an export' }).click()
    await choose(page, 'wordpress.xml')
    await page.getByText('I waited two hours.').waitFor()
    expect(await page.getByLabel('Format').inputValue()).toBe('wordpress')
    expect(await violationsWideAndNarrow(page)).toEqual([])

    await page.getByRole('button', { name: 'Count what would come in' }).click()
    await page.getByRole('button', { name: 'Import 4 new comments' }).waitFor()
    const counted = page.getByRole('table', { name: 'What was counted' })
    expect(await counted.getByRole('row').filter({ hasText: 'pingback' }).textContent()).toMatch(/^1/)
    await page.getByRole('row', { name: 'comment 6 It has no id.' }).waitFor()
    expect(await violationsWideAndNarrow(page)).toEqual([])

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'All as CSV' }).click(),
    ])
    const rows = readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\r\n')
    expect(rows).toHaveLength(4)
    expect(rows[0]).toBe('place,id,taken,reason')

    // The articles that it names are to stand under a section, which has it counted again.
    await page.getByLabel('Section of its articles').focus()
    await page.keyboard.press('ArrowDown')
    await page.getByLabel('Section of its articles').selectOption('Archive')
    await page.getByRole('button', { name: 'Count what would come in' }).click()
    await page.getByRole('button', { name: 'Import 4 new comments' }).click()
    await page.getByText(/^Done: 4 new/).waitFor()
    expect(await violationsWideAndNarrow(page)).toEqual([])
    await page.reload()
    expect(await menuCount(page, 'Pending')).toBe(before + 4)
    await page.goto(`${inject('desk').url}/sites/default/articles`)
    const ferry = page.getByRole('row').filter({ hasText: 'The ferry & the fog' })
    await ferry.getByRole('cell', { name: 'Archive', exact: true }).waitFor()
    await close()
  })

  it('of a table is read by its columns, which are remembered', { timeout: 180_000 }, async () => {
    const { page, close } = await openPage({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await signIn(page)
    await choose(page, 'civil.csv')
    await page.getByText('As their names suggest.').waitFor()
    expect(await page.getByLabel('What "rating" means').inputValue()).toBe('status')
    await page.getByLabel('What "rating" means').selectOption({ label: 'Nothing that is taken' })
    await page.getByLabel('Name of the source').fill('civil')
    await page.getByRole('button', { name: 'Count what would come in' }).click()
    await page.getByRole('button', { name: 'Import 3 new comments' }).waitFor()
    expect(await violationsWideAndNarrow(page)).toEqual([])
    // Another setting has it counted again.
    await page.getByLabel('What "rating" means').selectOption({ label: 'State at the source' })
    await page.getByRole('button', { name: 'Count what would come in' }).click()
    await page.getByRole('button', { name: 'Import 2 new comments' }).waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Throw the file away' }).click()
    await page.getByRole('heading', { name: 'Import an export' }).waitFor()

    await choose(page, 'civil.csv')
    await page.getByText('As they were read the last time.').waitFor()
    await close()
  })

  it('of a table shows its texts as they would be stored, plain or HTML', { timeout: 120_000 }, async () => {
    const { page, close } = await openPage({ reducedMotion: 'reduce' })
    await signIn(page)
    await choose(page, 'html.csv', Buffer.from('id,text\n1,<p>Fish &amp; chips</p>\n2,<b and c>\n'))
    await page.getByText('Fish & chips · <b and c>', { exact: true }).waitFor()
    await page.getByText('1 of the first 2 holds elements of HTML').waitFor()
    await page.getByLabel('The texts are HTML').uncheck()
    await page.getByText('<p>Fish &amp; chips</p> · <b and c>', { exact: true }).waitFor()
    expect(await violationsWideAndNarrow(page)).toEqual([])
    await page.getByRole('button', { name: 'Throw the file away' }).click()
    await page.getByRole('heading', { name: 'Import an export' }).waitFor()
    await close()
  })
})
