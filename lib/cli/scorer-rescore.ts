import { Command } from 'commander'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { versionForCommand } from '#lib/cli/version-option.ts'
import { UserError } from '#lib/errors.ts'
import { askRescoring } from '#lib/rescoring/mutations.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { readWeightsDir } from '#lib/scoring/weights-dir.ts'
import { keepVersion } from '#lib/versions/mutations.ts'
import { nameVersion, type Version } from '#lib/versions/schema.ts'

type Options = { site: string; weights?: string; version?: string }

const by = () => ({ actor: { kind: 'system' as const }, now: new Date() })

async function findVersion({ weights, version }: Options): Promise<Version> {
  if (version && !weights) return versionForCommand(version)
  if (!weights || version) throw new UserError('Say either --weights, a directory, or --version, a digest.')
  return (await keepVersion(await readWeightsDir(weights), by())).version
}

async function rescore(options: Options): Promise<void> {
  await withDatabase(async () => {
    const site = await siteForCommand(options.site)
    const version = await findVersion(options)
    const asked = await askRescoring(version.id, { siteId: site.id, ...by() })
    if (!asked.ok) throw new UserError('The site is being scored by a version already: wait for it, or cancel it.')
    console.log(
      `${nameVersion(version)} scores the comments of ${site.key} in the background, by the worker of a running desk.`,
    )
    console.log(`Then: scorer preview --site ${site.key} --version ${version.digest.slice(0, 12)}`)
  })
}

/** `scorer rescore` */
export const scorerRescoreCommand = new Command('rescore')
  .description("score a site's comments by other weights in the background; current scores stay as they are")
  .option('--site <key>', 'the site', 'default')
  .option('--weights <dir>', 'weights that "scorer train" or "scorer calibrate" made; they are kept in the database')
  .option('--version <digest>', 'a version that is there, by the beginning of its digest')
  .action(rescore)
