import { spawnSync } from 'node:child_process'
import { expect, inject, it } from 'vitest'
import { openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'

withBrowser()

const site = () => `${inject('desk').url}/sites/default`

async function suggest(key: string, i: number): Promise<number> {
  const body = { comment: { text: `Decision ${i}` }, attributeScores: { TOXICITY: { summaryScore: { value: i % 2 } } } }
  const init = { method: 'POST', body: JSON.stringify(body) }
  return (await fetch(`${inject('desk').url}/v1alpha1/comments:suggestscore?key=${key}`, init)).status
}

it('a key is made, brings feedback that is read page by page, and is revoked', { timeout: 180_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  await page.goto(`${site()}/settings/keys`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Coral')
  await page.getByRole('button', { name: 'Make', exact: true }).click()
  const key =
    (await page.getByRole('status').filter({ hasText: 'It is shown this once.' }).locator('code').textContent()) ?? ''
  for (let i = 0; i < 53; i++) expect(await suggest(key, i)).toBe(200)

  await page.goto(`${site()}/feedback`)
  const decisions = page.getByRole('region', { name: 'Decisions', exact: true })
  const texts = () => decisions.getByText(/^Decision \d+$/).allTextContents()
  expect([(await texts()).length, (await texts())[0]]).toEqual([50, 'Decision 52'])
  await page.getByRole('region', { name: 'Scores against decisions, as a table' }).getByText('TOXICITY').waitFor()
  await page.getByRole('link', { name: 'Older' }).click()
  await expect.poll(texts).toEqual(['Decision 2', 'Decision 1', 'Decision 0'])
  expect(await page.getByRole('link', { name: 'Older' }).count()).toBe(0)

  await page.goto(`${site()}/settings/keys`)
  expect(await page.getByText(key).count()).toBe(0)
  await page.getByRole('button', { name: 'Revoke Coral' }).click()
  await page.getByRole('button', { name: 'Revoke for good' }).click()
  await expect.poll(() => suggest(key, 99)).toBe(400)
  await close()
})

it('thresholds of the old service are translated, as a table and as a chart', { timeout: 180_000 }, async () => {
  const env = { ...process.env, BELOWLINE_DATA_DIR: inject('desk').dataDir, LOG_LEVEL: 'warn' }
  const kept = spawnSync(process.execPath, ['tests/support/keep-comparisons.ts'], { env, encoding: 'utf8' })
  expect([kept.status, kept.stderr]).toEqual([0, ''])
  const { page, close } = await openPage()
  await signIn(page)
  await page.goto(`${site()}/feedback`)
  const section = page.getByRole('region', { name: 'Thresholds of the old service in ours' })
  await section.getByText('By the scores of embedded@1, which scored last.').waitFor()
  const row = section
    .getByRole('region', { name: 'Thresholds for TOXICITY' })
    .getByRole('row')
    .filter({ hasText: '0.80' })
  expect(await row.getByRole('cell').allTextContents()).toEqual(['0.80', '0.40', '40', '100.0 %'])
  const chart = section.getByRole('img', { name: 'Thresholds for TOXICITY: old across, ours upwards' })
  expect(await chart.locator('circle').count()).toBe(8)
  await section.getByText('INSULT: 1 text compared, of 100 at the least.').waitFor()
  expect(await section.getByText('THREAT').count()).toBe(0)
  await close()
})

it('the API reference shows each operation of the document that programs read', { timeout: 120_000 }, async () => {
  const { page, close } = await openPage()
  await signIn(page)
  await page.goto(`${inject('desk').url}/reference`)
  const { paths } = await (await fetch(`${inject('desk').url}/api/v1/openapi.json`)).json()
  const operations = Object.values(paths as Record<string, Record<string, { summary: string }>>).flatMap(Object.values)
  const links = page.getByRole('navigation', { name: 'Operations' }).getByRole('link')
  const named = await links.allTextContents()
  expect(named).toEqual(expect.arrayContaining(operations.map(({ summary }) => summary)))
  await links.filter({ hasText: 'Send comments' }).click()
  const section = page.getByRole('region', { name: 'Send comments' })
  const fields = section.getByRole('region', { name: /^Sent as / }).first()
  await fields.getByText('postedAt').waitFor()
  await section.getByText('The body is not JSON, or not UTF-8.').waitFor()
  await close()
})
