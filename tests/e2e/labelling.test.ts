import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { verifyArchive } from '#lib/datasets/archive/verify-archive-file.ts'
import { openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'
import {
  commentOf,
  dragOver,
  importComments,
  keepView,
  labelAll,
  labelSite,
  makeDataset,
  startWork,
} from '#tests/support/labelling-page.ts'
import { makeAccount } from '#tests/support/make-account.ts'
import { violations } from '#tests/support/violations.ts'

withBrowser()

const TEXTS = [
  'You are a complete fool, and everybody at the meeting knows it by now.',
  'The new crossing by the school is the best thing in ten years, thank you.',
  'Does anybody have the traffic counts that the article mentions?',
]

async function addAttribute(page: Page): Promise<void> {
  await page.goto(`${labelSite()}/labels/attributes`)
  await page.getByLabel('Title').fill('Off topic')
  await page.getByRole('button', { name: 'Add the attribute' }).click()
  await page.getByRole('cell', { name: 'off_topic' }).waitFor()
}

async function writeGuideline(page: Page): Promise<void> {
  await page.goto(`${labelSite()}/labels/guideline`)
  await page.getByRole('button', { name: 'Write it' }).click()
  const insult = page.getByRole('group', { name: 'Insult' })
  await insult.getByLabel('What it is').fill('It demeans somebody.')
  await insult.getByLabel('Examples: yes').fill('You fool.')
  await page.getByRole('button', { name: 'Publish version 2' }).click()
  await page.getByRole('heading', { name: 'Guideline 2' }).waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Added: It demeans somebody.' }).first().waitFor()
}

async function makeProject(page: Page): Promise<void> {
  await page.goto(`${labelSite()}/labels/projects/new`)
  await page.getByLabel('Name').fill('Two of each')
  await page.getByText('All of a view', { exact: true }).click()
  await page.getByLabel('Out of').selectOption({ label: 'View: The vote' })
  await page.getByRole('button', { name: 'What would that be?' }).click()
  await page.getByText('3 comments: 3 all of a view').waitFor()
  for (const title of ['Identity attack', 'Obscene', 'Severe toxicity', 'Sexual', 'Threat'])
    await page.getByLabel(title).uncheck()
  await page.getByLabel('Annotators of each').fill('2')
  await page.getByLabel('Doubled, per cent').fill('0')
  await page.getByLabel('Gold between, per cent').fill('0')
  await page.getByRole('button', { name: 'Make the project' }).click()
  await page.getByText('0 of 6 answers on 3 comments').waitFor()
}

it('two annotators label blind and differ, a lead settles it, and the archive says so', {
  timeout: 300_000,
}, async () => {
  const lead = await openPage()
  await signIn(lead.page)
  await keepView(lead.page, await importComments(lead.page, TEXTS, 'A vote on labels'), 'The vote')
  await makeDataset(lead.page, 'The vote')
  await addAttribute(lead.page)
  await writeGuideline(lead.page)
  await makeProject(lead.page)

  const ana = await openPage({}, /403 \(Forbidden\)/)
  await signIn(ana.page, makeAccount('Annika', 'annotator'))
  await startWork(ana.page, 'Two of each')
  const shown = (await ana.page.locator('main').textContent()) ?? ''
  expect(shown).not.toMatch(/\d ?%|Likely|Approve|Hide/)
  await ana.page.getByText('It demeans somebody.').waitFor()
  expect(await violations(ana.page)).toEqual([])
  // The first is marked by key, word by word: "complete fool".
  await labelAll(ana.page, (text) =>
    press(
      ana.page,
      text.startsWith('You') ? ['m', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight', '1', '2'] : [],
    ),
  )
  const forbidden = await ana.page.goto(`${labelSite()}/labels/settle`)
  expect(forbidden?.status()).toBe(403)
  await ana.close()

  const ben = await openPage()
  await signIn(ben.page, makeAccount('Benno', 'annotator'))
  await startWork(ben.page, 'Two of each')
  await labelAll(ben.page, async (text) => {
    // The other way to mark: words are selected by mouse, and the key of an attribute marks them.
    if (text.startsWith('You')) {
      await dragOver(ben.page, 'everybody at the meeting')
      await ben.page.getByText('Press the key of an attribute to mark these words for it').waitFor()
      await ben.page.keyboard.press('2')
      await ben.page.getByRole('listitem').filter({ hasText: 'everybody at the meeting' }).waitFor()
    } else if (text.startsWith('Does')) await ben.page.keyboard.press('3')
  })
  await ben.close()

  await settle(lead.page)
  await lead.page.goto(`${labelSite()}/labels/agreement`)
  const insult = lead.page.getByRole('row', { name: /^Insult/ })
  await insult.getByRole('cell', { name: '0.67' }).first().waitFor()
  await expect.poll(() => lead.page.getByRole('row', { name: /Annika and Benno/ }).count()).toBe(1)

  const rows = await archiveRows(lead.page)
  const bad = rows.find((row) => row.text.startsWith('You'))
  expect(bad).toMatchObject({ insult: 1, insult_positive: 1, insult_answered: 2, toxicity: 1, toxicity_positive: 2 })
  expect(bad).toMatchObject({
    adjudicated: true,
    label_source: 'adjudicated',
    annotator_count: 2,
    guideline_version: 2,
  })
  expect(bad?.label_spans.map((span) => [span.attribute, bad.text.slice(span.start, span.end)])).toEqual([
    ['insult', 'complete fool'],
    ['toxicity', 'everybody at the meeting'],
  ])
  const asked = rows.find((row) => row.text.startsWith('Does'))
  expect(asked).toMatchObject({ off_topic: 0, off_topic_positive: 1, off_topic_answered: 2, adjudicated: true })
  const kind = rows.find((row) => row.text.startsWith('The new'))
  expect(kind).toMatchObject({
    insult: 0,
    toxicity: 0,
    off_topic: 0,
    adjudicated: false,
    label_source: 'consensus',
    labels: [],
  })
  await lead.close()
})

/** Answers by key: Insult is 1, Toxicity 2, Off topic 3. */
async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Settles both differences by key: the insult is one, the question is not off topic. */
async function settle(page: Page): Promise<void> {
  await page.goto(`${labelSite()}/labels/settle`)
  await page.getByText('2 wait to be settled').waitFor()
  expect(await violations(page)).toEqual([])
  for (let count = 0; count < 2; count += 1) {
    const text = (await commentOf(page).textContent()) ?? ''
    for (const key of text.startsWith('You') ? ['1'] : ['3', '3', '3']) await page.keyboard.press(key)
    await page.keyboard.press('m')
    await page.getByLabel('Why').fill('By the guideline.')
    await page.keyboard.press('Enter')
    await page.getByText(count === 0 ? '1 waits to be settled' : '0 wait to be settled').waitFor()
  }
  await page.getByText('Nothing more differs here.').waitFor()
}

type Row = { text: string; label_spans: { attribute: string; start: number; end: number }[]; labels: string[] }

/** Makes, publishes and downloads a snapshot, and reads the rows of its archive. */
async function archiveRows(page: Page): Promise<Row[]> {
  await page.goto(`${labelSite()}/datasets/the-vote`)
  await page
    .getByRole('button', { name: /snapshot/i })
    .first()
    .click()
  await page.getByRole('button', { name: /^Publish/ }).click({ timeout: 60_000 })
  await page
    .getByRole('button', { name: /archive/i })
    .first()
    .click({ timeout: 60_000 })
  const link = page.getByRole('link', { name: /the-vote-v1\.0\.0\.zip/ })
  await link.waitFor({ timeout: 60_000 })
  const waiting = page.waitForEvent('download')
  await link.click()
  const path = await (await waiting).path()
  expect((await verifyArchive(path)).faults).toEqual([])
  const dir = await mkdtemp(join(tmpdir(), 'belowline-labelling-'))
  try {
    execFileSync('unzip', ['-q', path, '-d', dir])
    expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: dir, encoding: 'utf8' })).not.toContain('FAILED')
    const labels = JSON.parse(await readFile(join(dir, 'labels.json'), 'utf8')) as { key: string }[]
    expect(labels.find((one) => one.key === 'insult')).toMatchObject({
      definition: 'It demeans somebody.',
      examples: ['You fool.'],
    })
    expect(labels.find((one) => one.key === 'off_topic')).toMatchObject({ kind: 'custom', title: 'Off topic' })
    const files = ['train', 'validation', 'test'].map((split) => readFile(join(dir, 'jsonl', `${split}.jsonl`), 'utf8'))
    return (await Promise.all(files)).flatMap((text) =>
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Row),
    )
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
