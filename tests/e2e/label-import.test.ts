import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { pageOf } from '#tests/support/desk.ts'
import { openPage, separate, signIn, withBrowser } from '#tests/support/desk-page.ts'

withBrowser()

const TEXTS = ['This ferry has not been on time since May.', 'Whoever wrote the timetable never took it.']

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'belowline-labels-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

it('labels from elsewhere are tried, taken in once, and what is not taken is named', { timeout: 120_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  await separate(page, pageOf(TEXTS, 'The ferry to the island runs again'))
  await page.getByRole('button', { name: 'Import 2 comments' }).click()
  await page.getByRole('link', { name: 'Go to its queue' }).waitFor()
  const rows = TEXTS.map((text) => ({ text, label: ['Grob'], annotator: 'Eva' }))
  const file = join(dir, 'labels.jsonl')
  const lines = [...rows, { text: 'Nobody wrote this remark here.', label: ['Grob'], annotator: 'Eva' }]
  await writeFile(file, lines.map((row) => JSON.stringify(row)).join('\n'))

  await page.goto(`${inject('desk').url}/sites/default/export`)
  await page.getByRole('link', { name: 'imported' }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByText('It is labelled with an attribute that this site does not have.').first().waitFor()
  await page.getByLabel('Names in the file that are others here').fill('Grob = insult')
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByText('2 labels would be added, 0 were here already.').waitFor()
  await page.getByText('This site has no such comment.').waitFor()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('2 labels were added, 0 were here already.').waitFor()
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await page.getByText('Taken back on 2 comments.').waitFor()
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByText('2 labels would be added, 0 were here already.').waitFor()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('2 labels were added, 0 were here already.').waitFor()
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByText('0 labels would be added, 2 were here already.').waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true)
  await close()
})
