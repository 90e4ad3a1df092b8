import { siteForCommand } from '#lib/cli/site-option.ts'
import { retryFailures } from '#lib/rescoring/uses/mutations.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { plural, sayCount } from '#lib/say-count.ts'

/** `score --retry-failed`: has a site's comments scored again whose scoring failed, by whatever worker runs. */
export async function retryFailedOf(siteKey: string): Promise<void> {
  await withDatabase(async () => {
    const site = await siteForCommand(siteKey)
    const { comments, articles, kept } = await retryFailures(site.id, { actor: { kind: 'system' }, now: new Date() })
    console.log(
      `${sayCount(comments, 'comment')} of ${sayCount(articles, 'article')} ${plural(comments, 'is', 'are')} scored again by the worker of a running desk.`,
    )
    if (kept > 0)
      console.log(
        `So ${kept === 1 ? 'is 1 that keeps' : `are ${kept} that keep`} the score of another version, since the one in use failed at ${plural(kept, 'it', 'them')}.`,
      )
  })
}
