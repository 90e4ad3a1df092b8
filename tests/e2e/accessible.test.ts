import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'
import { violations, violationsWideAndNarrow } from '#tests/support/violations.ts'

withBrowser()

const PAGES = [
  '/sites/default/queue',
  '/sites/default/queue?queue=escalated',
  '/sites/default/queue?queue=mine',
  '/sites/default/queue?queue=all&text=people&band=insult:0-0.5',
  '/sites/default/range?by=toxicity&queue=all',
  '/sites/default/import',
  '/sites/default/import/exports',
  '/sites/default/pages',
  '/sites/default/articles',
  '/sites/default/overview',
  '/sites/default/policy',
  '/sites/default/scorer',
  '/sites/default/labels',
  '/sites/default/labels/guideline',
  '/sites/default/labels/attributes',
  '/sites/default/labels/projects',
  '/sites/default/labels/projects/new',
  '/sites/default/labels/settle',
  '/sites/default/labels/agreement',
  '/sites/default/labels/annotators',
  '/sites/default/export',
  '/sites/default/labels/import',
  '/sites/default/datasets',
  '/sites/default/feedback',
  '/sites/default/settings/care',
  '/sites/default/settings/keys',
  '/sites/default/settings/webhooks',
  '/sites/default/settings/sections',
  '/settings/people',
  '/account',
  '/reference',
]

describe.each(['light', 'dark'] as const)('in the %s scheme axe finds nothing', (colorScheme) => {
  let page: Page
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ page, close } = await openPage({ colorScheme, reducedMotion: 'reduce' }))
  })
  afterAll(() => close())

  it('at the sign-in', async () => {
    await page.goto(`${inject('desk').url}/sign-in`)
    expect(await violations(page)).toEqual([])
    await signIn(page)
  })

  it.each(PAGES)('on %s, wide or narrow', async (path) => {
    await page.goto(`${inject('desk').url}${path}`, { waitUntil: 'networkidle' })
    expect(await violationsWideAndNarrow(page)).toEqual([])
  })
})
