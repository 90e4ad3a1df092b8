import { keepComparisons } from '#lib/perspective/mutations.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { siteByKey } from '#lib/sites/data.ts'

/**
 * A program beside a running desk, on its database: two hundred texts that both services scored, as if the old service
 * still answered. Ours are half of theirs; those of a version before are not.
 */
await withDatabase(async () => {
  const site = await siteByKey('default')
  if (!site) throw new Error('the desk has no site')
  const pairs = Array.from({ length: 200 }, (_, i) => ({ attribute: 'TOXICITY', ours: i / 400, theirs: i / 200 }))
  const few = [{ attribute: 'INSULT', ours: 0.5, theirs: 0.5 }]
  const now = new Date()
  await keepComparisons([{ attribute: 'THREAT', ours: 1, theirs: 0 }], { siteId: site.id, scorer: 'embedded@0', now })
  await keepComparisons([...pairs, ...few], { siteId: site.id, scorer: 'embedded@1', now })
})
