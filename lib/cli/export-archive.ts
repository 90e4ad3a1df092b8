import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { makeArchiveFile } from '#lib/datasets/archive/archive-file.ts'
import { ARCHIVE_FORMATS, type ArchiveFormat } from '#lib/datasets/archive/schema.ts'
import { verifyArchive } from '#lib/datasets/archive/verify-archive-file.ts'
import { digestOf } from '#lib/datasets/archive/zip-file.ts'
import { recordWritten } from '#lib/datasets/runs/mutations.ts'
import { datasetByKey, listSnapshots } from '#lib/datasets/snapshots/data.ts'
import { createDataset, draftSnapshot, publishSnapshot } from '#lib/datasets/snapshots/mutations.ts'
import { newDataset } from '#lib/datasets/snapshots/schema.ts'
import { tellDifference } from '#lib/datasets/snapshots/tell-difference.ts'
import { UserError } from '#lib/errors.ts'
import { explainFailure } from '#lib/runtime/explain-failure.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { plural, sayCount } from '#lib/say-count.ts'

const siteOption = () => new Option('--site <key>', 'the site').default('default')
const actor = { kind: 'system' as const }

async function findDataset(siteKey: string, key: string) {
  const site = await siteForCommand(siteKey)
  const dataset = await datasetByKey(site.id, key)
  if (!dataset) throw new UserError(`There is no dataset "${key}": make it with \`export dataset ${key} --name NAME\`.`)
  return { siteId: site.id, dataset }
}

export const datasetCommand = new Command('dataset')
  .description('Define a dataset of the labelled comments of a site')
  .argument('<key>')
  .requiredOption('--name <name>', 'what it is called')
  .option('--description <text>', 'what it is', '')
  .addOption(siteOption())
  .action(async (key: string, { site, ...rest }: { site: string; name: string; description: string }) =>
    withDatabase(async () => {
      const asked = newDataset.safeParse({ key, ...rest })
      if (!asked.success) throw new UserError(`This dataset cannot be made. ${asked.error.issues[0]?.message}`)
      const { id: siteId } = await siteForCommand(site)
      const made = await createDataset(asked.data, { siteId, actor, now: new Date() })
      if (!made.ok) throw new UserError(`There is a dataset "${key}" already.`)
      console.log(`Made the dataset ${key}.`)
    }),
  )

export const snapshotCommand = new Command('snapshot')
  .description('Freeze what a dataset takes now; prints the version and what changed')
  .argument('<dataset>', 'its key')
  .option('--publish', 'publish it at once')
  .addOption(siteOption())
  .action(async (key: string, { site, publish }: { site: string; publish?: true }) =>
    withDatabase(async () => {
      const { siteId, dataset } = await findDataset(site, key)
      const by = { siteId, actor, now: new Date() }
      const draft = await draftSnapshot(dataset.id, by)
      console.log(
        `${key} ${draft.version}: ${sayCount(draft.rows, 'row')}; ${tellDifference(draft.difference).join(', ') || 'nothing differs from the version before'}.`,
      )
      if (!publish) return console.log('It is a draft: publish it in the desk, or with --publish.')
      const published = await publishSnapshot(draft.id, by)
      if (!published.ok) throw new UserError('Another version was published meanwhile: make the snapshot again.')
      console.log('Published.')
    }),
  )

const formats = (list: string): ArchiveFormat[] => {
  const chosen = list.split(',').map((one) => one.trim())
  const unknown = chosen.find((one) => !(ARCHIVE_FORMATS as readonly string[]).includes(one))
  if (unknown !== undefined) throw new UserError(`There is no format "${unknown}"; there are: ${ARCHIVE_FORMATS.join(', ')}.`) // biome-ignore format: one thought
  return chosen as ArchiveFormat[]
}

type ArchiveOptions = { site: string; release?: string; out?: string; formats: ArchiveFormat[]; redact: boolean }

export const archiveCommand = new Command('archive')
  .description('Write a published snapshot as an archive that anyone can verify')
  .argument('<dataset>', 'its key')
  .option('--release <version>', 'which version; the newest where nothing is said')
  .option('--formats <list>', 'what is in it, by commas', formats, [...ARCHIVE_FORMATS])
  .option('--no-redact', 'leave personal data in the texts; the archive says so')
  .option('--out <file>', 'where to; NAME-vVERSION.zip where nothing is said')
  .addOption(siteOption())
  .action(async (key: string, { site, release, out, formats: chosen, redact }: ArchiveOptions) =>
    withDatabase(async () => {
      const { siteId, dataset } = await findDataset(site, key)
      const published = (await listSnapshots(dataset.id)).filter((one) => one.publishedAt && !one.withdrawnAt)
      const snapshot = published.find((one) => release === undefined || one.version === release)
      if (!snapshot) throw new UserError(`${key} has no published version${release ? ` ${release}` : ''}.`)
      const target = resolve(out ?? `${key}-v${snapshot.version}${redact ? '' : '-unredacted'}.zip`)
      const asked = { snapshotId: snapshot.id, formats: chosen, redact, pseudonymKey: secrets().pseudonym, target }
      try {
        const made = await makeArchiveFile(asked)
        if (!made.ok) throw new UserError('This version was withdrawn meanwhile.')
        const written = { formats: chosen, redacted: redact, rows: made.rows, sha256: await digestOf(target) }
        await recordWritten(snapshot.id, written, { siteId, actor, now: new Date() })
        console.log(`${target}: ${sayCount(made.rows, 'row')} in ${sayCount(made.files.length, 'file')}.`)
      } catch (error) {
        throw explainFailure(error, target)
      }
    }),
  )

const FAULTS = {
  changed: 'is not as it was written',
  missing: 'is missing',
  unlisted: 'is not in SHA256SUMS',
  unreadable: 'cannot be read',
}

export const verifyCommand = new Command('verify')
  .description('Check every file of an archive against its digests')
  .argument('<file>')
  .action(async (file: string) => {
    const { files, faults } = await verifyArchive(file).catch((error: unknown) => {
      throw new UserError(`${file} cannot be read as an archive: ${error instanceof Error ? error.message : error}.`)
    })
    for (const { path, why } of faults) console.log(`${path}: ${FAULTS[why]}`)
    if (faults.length > 0)
      throw new UserError(
        `${faults.length} of ${sayCount(files, 'file')} ${plural(faults.length, 'is not as it was', 'are not as they were')} written.`,
      )
    console.log(`${sayCount(files, 'file')}, all as they were written.`)
  })
