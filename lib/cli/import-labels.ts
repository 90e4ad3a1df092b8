import { createReadStream, createWriteStream } from 'node:fs'
import { Command, Option } from 'commander'
import { z } from 'zod'
import { findAccountByEmail } from '#lib/accounts/data.ts'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { newId } from '#lib/db/id.ts'
import { UserError } from '#lib/errors.ts'
import { importLabels } from '#lib/label-imports/open-label-import.ts'
import { rejectedLine, sayTally } from '#lib/label-imports/say-tally.ts'
import { LABEL_FORMATS, reading } from '#lib/label-imports/schema.ts'
import { undoLabelImport } from '#lib/label-imports/undo/mutations.ts'
import { explainFailure } from '#lib/runtime/explain-failure.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { sayCount } from '#lib/say-count.ts'

type Options = {
  site: string
  as: string
  format?: string
  map?: Record<string, string | null>
  comment?: string
  text?: string
  annotator?: string
  no?: string[]
  blind?: true
  dryRun?: true
  undo?: string
  rejects?: string
}

/** "Beleidigung=insult,Quatsch=" as names; nothing behind the sign leaves a name out. */
function readNames(text: string): Record<string, string | null> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [name = '', key = ''] = pair.split(/=(.*)/s, 2).map((part) => part.trim())
      return [name, key === '' ? null : key]
    }),
  )
}

const list = (text: string): string[] => text.split(',').map((part) => part.trim())

export const importLabelsCommand = new Command('import-labels')
  .description('Take labels in that were given elsewhere, or that an export of ours holds')
  .argument('[file]', 'CSV, JSON lines, Label Studio, doccano, or the columns of Jigsaw and Civil Comments')
  .requiredOption('--as <email>', 'who answers for it: the address of an account')
  .option('--site <key>', 'the site', 'default')
  .addOption(new Option('--format <format>', 'what the file is, where it cannot be told').choices(LABEL_FORMATS))
  .option('--map <names>', 'names of the file and what they are here: Beleidigung=insult,Spam=', readNames)
  .option('--comment <column>', 'in a file of columns: where the id of the comment stands')
  .option('--text <column>', 'in a file of columns: where its text stands')
  .option('--annotator <column>', 'in a file of columns: where the annotator stands')
  .option('--no <attributes>', 'attributes of which not being chosen means no, by commas', list)
  .option('--blind', 'the annotators saw no score')
  .option('--undo <import>', 'take an import back by the id that it told, instead of a file')
  .option('--dry-run', 'count what would come of it, and keep nothing')
  .option('--rejects <file>', 'write every row that is not taken, with its reason')
  .action(async (file: string | undefined, { site: key, as: email, rejects, dryRun, undo, ...options }: Options) =>
    withDatabase(async () => {
      const site = await siteForCommand(key)
      const account = await findAccountByEmail(email.toLowerCase())
      if (!account) throw new UserError(`There is no account with the address ${email}.`)
      if (undo !== undefined) return takeBack(undo, { siteId: site.id, userId: account.id, now: new Date() })
      if (file === undefined) throw new UserError('Name a file, or an import to take back with --undo.')
      const asked = reading.safeParse(readingOf(options))
      if (!asked.success) throw new UserError(`The file cannot be read so: ${asked.error.issues[0]?.message}`)
      const out = rejects === undefined ? null : createWriteStream(rejects)
      const by = { siteId: site.id, userId: account.id, now: new Date(), pseudonymKey: secrets().pseudonym }
      try {
        const how = { reading: asked.data, trial: dryRun === true, bytes: createReadStream(file) }
        for await (const told of importLabels(how, by)) {
          if (told.is === 'rejected') out?.write(rejectedLine(told))
          if (told.is !== 'done') continue
          for (const line of sayTally(told.tally, how.trial)) console.log(line)
          if (told.batchId) console.log(`Take it back with --undo ${told.batchId}.`)
          if (told.message) throw new UserError(`${file}: ${told.message}`)
        }
      } catch (error) {
        throw explainFailure(error, file)
      } finally {
        await new Promise<void>((resolve) => (out ? out.end(resolve) : resolve()))
      }
    }),
  )

async function takeBack(undoneBatchId: string, by: { siteId: string; userId: string; now: Date }): Promise<void> {
  const id = z.uuid().safeParse(undoneBatchId)
  const undone = id.success ? await undoLabelImport({ batchId: newId(), undoneBatchId }, by) : null
  if (!undone?.ok) throw new UserError(`This site has no import ${undoneBatchId}.`)
  console.log(`Taken back on ${sayCount(undone.applied, 'comment')}.`)
}

function readingOf({ format, map, comment, text, annotator, no, blind }: Partial<Options>) {
  const columns = { comment, text, annotator }
  return { format, names: map ?? {}, columns, noWhereAbsent: no ?? [], blind: blind === true }
}
