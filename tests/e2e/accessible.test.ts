import { describe, expect, inject, it } from 'vitest'
import { openPage, signIn, withBrowser } from '#tests/support/desk-page.ts'
import { violations } from '#tests/support/violations.ts'

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
  '/settings/people',
  '/account',
  '/reference',
]

describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
  it('axe finds nothing on any page, wide or narrow', { timeout: 180_000 }, async () => {
    const { page, close } = await openPage({ colorScheme, reducedMotion: 'reduce' })
    await page.goto(`${inject('desk').url}/sign-in`)
    const found = [...(await violations(page))]
    await signIn(page)
    for (const path of PAGES) {
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 })
        await page.goto(`${inject('desk').url}${path}`, { waitUntil: 'networkidle' })
        found.push(...(await violations(page)).map((one) => `${path} at ${width}: ${one}`))
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        if (overflow > 0) found.push(`${path} at ${width}: ${overflow} pixels wider than the window`)
      }
    }
    expect(found).toEqual([])
    await close()
  })
})
