import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command, Option } from 'commander'
import { archiveCommand, datasetCommand, snapshotCommand, verifyCommand } from '#lib/cli/export-archive.ts'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { exportLabels } from '#lib/datasets/mutations.ts'
import { EXPORT_FORMATS, type ExportFormat } from '#lib/datasets/schema.ts'
import { explainFailure } from '#lib/runtime/explain-failure.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { secrets } from '#lib/runtime/secrets.ts'

type Options = { site: string; format: ExportFormat; out?: string }

export const exportCommand = new Command('export')
  .description('Write the labelled comments of a site; people appear as pseudonyms')
  .enablePositionalOptions()
  .addCommand(datasetCommand)
  .addCommand(snapshotCommand)
  .addCommand(archiveCommand)
  .addCommand(verifyCommand)
  .option('--site <key>', 'the site', 'default')
  .addOption(new Option('--format <format>', 'how').choices(EXPORT_FORMATS).default('jsonl'))
  .option('--out <file>', 'where to, instead of standard output; the file appears when it is whole')
  .action(async ({ site: key, format, out }: Options) => {
    await withDatabase(async () => {
      const site = await siteForCommand(key)
      const actor = { kind: 'system' as const }
      const pseudonymKey = secrets().pseudonym
      const exported = exportLabels({ siteId: site.id, format, pseudonymKey, actor, now: new Date() })
      if (!exported.ok) throw new Error('a process of its own has no other exports')
      if (!out) return pipeline(Readable.from(exported.texts), process.stdout, { end: false })
      await writeWhole(out, exported.texts)
    })
  })

/** The file appears when it is whole, and not at all when writing fails. */
async function writeWhole(file: string, rows: AsyncIterable<string>): Promise<void> {
  const part = `${file}.part`
  try {
    await pipeline(Readable.from(rows), createWriteStream(part))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw explainFailure(error, file)
  }
}
