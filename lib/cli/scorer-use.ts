import { Command } from 'commander'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { versionForCommand } from '#lib/cli/version-option.ts'
import { UserError } from '#lib/errors.ts'
import { makeVersionCurrent } from '#lib/rescoring/uses/mutations.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { plural, sayCount } from '#lib/say-count.ts'
import type { Site } from '#lib/sites/schema.ts'
import { listUses, type Use } from '#lib/versions/data.ts'
import { findVersionBefore } from '#lib/versions/find-version-before.ts'
import { nameVersion, type Version } from '#lib/versions/schema.ts'

const REFUSED = {
  'not-ready': 'It has not scored the comments of this site yet: run "scorer rescore" first.',
  'changed-meanwhile': 'Somebody else changed the version meanwhile: look again with "scorer versions".',
}

/** `failed`: how many comments whoever calls knows that the version could not score. */
type Options = { site: string; failed: string }

function knownFailures({ failed }: Options): number {
  if (!/^\d{1,9}$/.test(failed)) throw new UserError('--failed takes a number of comments.')
  return Number(failed)
}

function sayFailures(failed: number, version: Version): string {
  const digest = version.digest.slice(0, 12)
  return `It could not score ${sayCount(failed, 'comment')} of this site: try ${plural(failed, 'it', 'them')} again with "scorer rescore --version ${digest}", or say --failed ${failed}, and what it fails at once more keeps the score it has.`
}

type Step = { site: Site; version: Version; holding: Use | undefined; failed: number }

async function take({ site, version, holding, failed }: Step): Promise<void> {
  if (!holding) throw new UserError('Nothing has scored this site yet: start Belowline once.')
  const by = { siteId: site.id, actor: { kind: 'system' as const }, now: new Date() }
  const used = await makeVersionCurrent({ versionId: version.id, basedOn: holding.number, failed }, by)
  if (!used.ok && used.reason === 'has-failures') throw new UserError(sayFailures(used.failed, version))
  if (!used.ok) throw new UserError(REFUSED[used.reason])
  console.log(`${nameVersion(version)} scores ${site.key} from now on; the worker gives its comments these scores.`)
}

/** `scorer use` */
export const scorerUseCommand = new Command('use')
  .description('make a version current on a site that it has scored')
  .option('--site <key>', 'the site', 'default')
  .requiredOption('--version <digest>', 'the version, by the beginning of its digest')
  .option('--failed <count>', 'use it although it could not score so many comments', '0')
  .action(async (options: Options & { version: string }) => {
    const failed = knownFailures(options)
    await withDatabase(async () => {
      const site = await siteForCommand(options.site)
      const version = await versionForCommand(options.version)
      await take({ site, version, holding: (await listUses(site.id))[0], failed })
    })
  })

/** `scorer rollback` */
export const scorerRollbackCommand = new Command('rollback')
  .description('make the version current again that scored the site before')
  .option('--site <key>', 'the site', 'default')
  .option('--failed <count>', 'go back although it could not score so many comments', '0')
  .action(async (options: Options) => {
    const failed = knownFailures(options)
    await withDatabase(async () => {
      const site = await siteForCommand(options.site)
      const uses = await listUses(site.id)
      const before = findVersionBefore(uses)
      if (!before) throw new UserError('No version scored this site before the one that does.')
      await take({ site, version: before, holding: uses[0], failed })
    })
  })
