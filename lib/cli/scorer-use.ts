import { Command } from 'commander'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { versionForCommand } from '#lib/cli/version-option.ts'
import { UserError } from '#lib/errors.ts'
import { makeVersionCurrent } from '#lib/rescoring/uses/mutations.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import type { Site } from '#lib/sites/schema.ts'
import { listUses, type Use } from '#lib/versions/data.ts'
import { findVersionBefore } from '#lib/versions/find-version-before.ts'
import { nameVersion, type Version } from '#lib/versions/schema.ts'

const REFUSED = {
  'not-ready': 'It has not scored the comments of this site yet: run "scorer rescore" first.',
  'changed-meanwhile': 'Somebody else changed the version meanwhile: look again with "scorer versions".',
}

async function take(site: Site, version: Version, holding: Use | undefined): Promise<void> {
  if (!holding) throw new UserError('Nothing has scored this site yet: start Belowline once.')
  const by = { siteId: site.id, actor: { kind: 'system' as const }, now: new Date() }
  const used = await makeVersionCurrent({ versionId: version.id, basedOn: holding.number }, by)
  if (!used.ok) throw new UserError(REFUSED[used.reason])
  console.log(`${nameVersion(version)} scores ${site.key} from now on; the worker gives its comments these scores.`)
}

/** `scorer use` */
export const scorerUseCommand = new Command('use')
  .description('make a version current on a site that it has scored')
  .option('--site <key>', 'the site', 'default')
  .requiredOption('--version <digest>', 'the version, by the beginning of its digest')
  .action(async (options: { site: string; version: string }) => {
    await withDatabase(async () => {
      const site = await siteForCommand(options.site)
      await take(site, await versionForCommand(options.version), (await listUses(site.id))[0])
    })
  })

/** `scorer rollback` */
export const scorerRollbackCommand = new Command('rollback')
  .description('make the version current again that scored the site before')
  .option('--site <key>', 'the site', 'default')
  .action(async (options: { site: string }) => {
    await withDatabase(async () => {
      const site = await siteForCommand(options.site)
      const uses = await listUses(site.id)
      const before = findVersionBefore(uses)
      if (!before) throw new UserError('No version scored this site before the one that does.')
      await take(site, before, uses[0])
    })
  })
