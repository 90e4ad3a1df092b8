import { Command } from 'commander'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { countFailures, listRescorings } from '#lib/rescoring/data.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { listUses, listVersions } from '#lib/versions/data.ts'
import { isOf, nameVersion } from '#lib/versions/schema.ts'

async function list({ site: key }: { site: string }): Promise<void> {
  await withDatabase(async () => {
    const site = await siteForCommand(key)
    const [versions, uses, runs, failures] = await Promise.all([
      listVersions(),
      listUses(site.id),
      listRescorings(site.id),
      countFailures(site.id),
    ])
    for (const version of versions) {
      const used = uses.filter((use) => use.version.id === version.id)
      const run = runs.find((one) => one.version.id === version.id)
      const current = uses[0]?.version.id === version.id
      const state = current ? 'current' : used.length > 0 ? 'used before' : 'not used'
      const failed = failures.find(({ scorer, digest }) => isOf({ id: scorer, digest }, version))?.count ?? 0
      const scored = run ? `scoring ${run.state}, ${run.done} of ${run.total}, ${run.failed} failed` : ''
      const without = failed > 0 ? `no score for ${failed} that failed` : ''
      console.log([nameVersion(version), state, version.addedAt.toISOString(), scored, without].join('\t').trimEnd())
    }
  })
}

/** `scorer versions` */
export const scorerVersionsCommand = new Command('versions')
  .description('list the versions of the scorer, and which one a site is scored by')
  .option('--site <key>', 'the site', 'default')
  .action(list)
