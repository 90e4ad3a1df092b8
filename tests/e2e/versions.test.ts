import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { menuCount, openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'
import { runCommand } from '#tests/support/desk-process.ts'
import { writeOtherWeights } from '#tests/support/other-weights.ts'

withBrowser()

/** Runs a command beside the running desk, on its database. */
async function command(...args: string[]): Promise<string> {
  const run = runCommand(args, { BELOWLINE_DATA_DIR: inject('desk').dataDir, LOG_LEVEL: 'warn' })
  const code = await run.ended
  expect(run.output()).not.toContain('Error')
  expect(code).toBe(0)
  return run.output()
}

/** How many comments the policy flags, as the menu says when the page is opened again. */
async function countAnew(page: Page): Promise<number> {
  await page.reload()
  return menuCount(page, 'Flagged by policy')
}

it('a new version is looked at, made current and taken back', { timeout: 240_000 }, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'belowline-weights-'))
  await writeOtherWeights(dir, { slope: 1, shift: 1.5 })
  const before = await command('scorer', 'versions')
  await command('scorer', 'rescore', '--weights', dir)
  rmSync(dir, { recursive: true })
  const { page, close } = await openPage()
  await signIn(page)
  const flagged = await menuCount(page, 'Flagged by policy')
  await page.goto(`${inject('desk').url}/sites/default/scorer`)
  const versions = page.getByRole('region', { name: 'Versions' })
  const preview = page.getByRole('region', { name: /^What embedded@1 [0-9a-f]{12} would change$/ })
  await preview.waitFor({ timeout: 60_000 })
  await preview.getByText('would move to its threshold or over it').first().waitFor()
  const { violations } = await new AxeBuilder({ page }).include('main').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await versions.getByRole('button', { name: 'Make this version current' }).click()
  const back = versions.getByRole('button', { name: 'Go back to this version' })
  await back.waitFor({ timeout: 60_000 })
  await expect.poll(() => countAnew(page), { timeout: 60_000 }).toBeGreaterThan(flagged)
  expect(await command('scorer', 'versions')).toContain('used before')
  await back.click()
  await expect.poll(async () => (await command('scorer', 'versions')).match(/current/g)?.length).toBe(1)
  await expect.poll(() => countAnew(page), { timeout: 60_000 }).toBe(flagged)
  expect(before).toContain('current')
  await close()
})

/** A version that is through with the site and failed at two comments; the run goes again when the test is done. */
async function withFailures(action: () => Promise<void>): Promise<void> {
  const postgres = await openEmbeddedPostgres(inject('desk').dataDir)
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  const digest = 'b'.repeat(64)
  const version = crypto.randomUUID()
  try {
    await client.query(
      `insert into scorer_versions (id, scorer, digest, added_at) values ($1, 'embedded@1', $2, now())`,
      [version, digest],
    )
    await client.query(
      `insert into rescorings (id, site_id, version_id, state, done, failed, total, created_at, ended_at)
       select gen_random_uuid(), id, $1, 'done', 2, 2, 2, now(), now() from sites where key = 'default'`,
      [version],
    )
    await client.query(
      `insert into scores (id, site_id, revision_id, scorer, digest, outcome, reason, spans, scored_at)
       select gen_random_uuid(), s.site_id, s.revision_id, 'embedded@1', $1, 'failed', 'not-ready', '[]', now()
       from comment_states s join sites t on t.id = s.site_id where t.key = 'default' and s.status = 'pending' limit 2`,
      [digest],
    )
    await action()
  } finally {
    await client.query('delete from rescorings where version_id = $1', [version])
    await client.end()
    await postgres.leave()
  }
}

it('a version that failed at comments says so beside the button that makes it current', async () => {
  await withFailures(async () => {
    const { page, close } = await openPage()
    await signIn(page)
    await page.goto(`${inject('desk').url}/sites/default/scorer`)
    const version = page.getByRole('listitem').filter({ hasText: 'b'.repeat(12) })
    await version.getByText('It could not score 2 comments.').waitFor()
    await version.getByRole('button', { name: 'Try what it could not score again' }).waitFor()
    await version.getByRole('button', { name: 'Make this version current' }).waitFor()
    const { violations } = await new AxeBuilder({ page }).include('main').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await close()
  })
})
