import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { expectAccessible } from '#tests/support/correction-page.ts'
import { menuCount, openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'
import { runCommand } from '#tests/support/desk-process.ts'
import { unsurePage } from '#tests/support/unsure-page.ts'

withBrowser()

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'belowline-unsure-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

/** On the command line, where nobody sees the separation first. */
async function importByCommand(text: string): Promise<string> {
  const file = join(dir, 'page.txt')
  await writeFile(file, text)
  const command = runCommand(['import', file], { BELOWLINE_DATA_DIR: inject('desk').dataDir, LOG_LEVEL: 'warn' })
  await command.ended
  return command.output()
}

it('an unsure page waits, is marked by key, and its comments come in', { timeout: 180_000 }, async () => {
  expect(await importByCommand(unsurePage('browser'))).toContain('waits in the desk')
  const { page, close } = await openPage()
  await signIn(page)
  const pending = await menuCount(page, 'Pending')
  expect(await menuCount(page, 'Unsure separation')).toBe(1)
  await page.getByRole('link', { name: /^Unsure separation/ }).click()
  await page.getByRole('link', { name: 'Waiting for the train (browser)' }).click()

  const list = page.getByRole('listbox', { name: 'The page, block by block' })
  const current = list.getByRole('option', { selected: true })
  await current.focus()
  const said = () => page.getByRole('button', { name: /^Let \d+ comments? in|It has no comments/ }).textContent()

  await page.keyboard.press('n')
  await expect.poll(said).toBe('It has no comments')
  for (const way of ['PageDown', 'ArrowUp']) await page.keyboard.press(way)
  await page.keyboard.press('b')
  await expect
    .poll(said)
    .toBe('Let 2 comments in')
    .catch(() => undefined)
  await page.keyboard.press('c')
  await page.keyboard.press('s')
  await page.keyboard.press('c')
  await expect.poll(said).toBe('Let 2 comments in')
  await page.keyboard.press('x')
  await expect.poll(said).toBe('Let 1 comment in')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(said).toBe('Let 2 comments in')

  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })

  await page.getByRole('button', { name: 'Let 2 comments in' }).click()
  await page.getByText('2 comments came in.').waitFor()
  await expect.poll(() => menuCount(page, 'Unsure separation')).toBe(0)
  await expect.poll(() => menuCount(page, 'Pending')).toBe(pending + 2)

  await page.getByRole('link', { name: 'See the article' }).click()
  await page.getByRole('link', { name: 'Correct its separation' }).click()
  await page.getByRole('button', { name: 'Keep this correction' }).waitFor()
  await close()
})
