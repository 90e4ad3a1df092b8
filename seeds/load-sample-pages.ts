import { readdir, readFile } from 'node:fs/promises'
import { ingestPage } from '#lib/ingest/ingest-page.ts'
import { readPage } from '#lib/ingest/read-page.ts'
import { siteByKey } from '#lib/sites/data.ts'
import { createSite } from '#lib/sites/mutations.ts'

const PAGES = new URL('./pages/', import.meta.url)

/** The site that an empty database starts with. */
export const FIRST_SITE = { key: 'default', name: 'My site' }

const SYSTEM = { kind: 'system' } as const

/**
 * Brings the sample pages into the first site, on the way that any page takes; the site is made if it is missing.
 * Done again, or after a kill in the middle, it adds only what is missing. Throws when a page is refused.
 */
export async function loadSamplePages({ now, pseudonymKey }: { now: Date; pseudonymKey: string }): Promise<void> {
  await createSite(FIRST_SITE, { actor: SYSTEM, now })
  const site = await siteByKey(FIRST_SITE.key)
  if (!site) throw new Error('the first site was not made')
  for (const file of (await readdir(PAGES)).sort()) {
    const read = readPage(await readFile(new URL(file, PAGES)), {})
    const page = { siteId: site.id, ...read, correction: null, origin: 'sample' as const, actor: SYSTEM, now }
    const outcome = await ingestPage(page, { pseudonymKey })
    if (!outcome.ok && outcome.reason !== 'already-here') throw new Error(`sample page ${file}: ${outcome.reason}`)
  }
}
