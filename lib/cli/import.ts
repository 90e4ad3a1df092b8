import { readFile, stat } from 'node:fs/promises'
import { Command } from 'commander'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { UserError } from '#lib/errors.ts'
import { ingestPage } from '#lib/ingest/ingest-page.ts'
import { readPage } from '#lib/ingest/read-page.ts'
import { type IngestOutcome, MAX_PAGE_LENGTH } from '#lib/ingest/schema.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { plural, sayCount } from '#lib/say-count.ts'
import { sectionNamed } from '#lib/sections/mutations.ts'
import { sectionName } from '#lib/sections/schema.ts'

const REFUSALS = {
  'already-here': 'is here already, nothing was added',
  empty: 'is empty',
  'too-large': `is larger than ${MAX_PAGE_LENGTH / 1024 / 1024} MB`,
  'too-heavy': 'took longer to separate than a page may',
  'no-such-block': 'has no such block',
  'no-such-section': 'is meant for a section that is not there',
}

/** Bytes of one character at most: a file that is larger cannot be a page within the limit. */
const MAX_FILE_BYTES = MAX_PAGE_LENGTH * 4

type Place = { siteId: string; sectionId: string | undefined }

async function importFile(file: string, place: Place): Promise<IngestOutcome> {
  const bytes = await readWithinLimit(file)
  if (!bytes) return { ok: false, reason: 'too-large' }
  const page = {
    ...place,
    ...readPage(bytes, {}),
    correction: null,
    origin: 'cli' as const,
    actor: { kind: 'system' as const },
    now: new Date(),
  }
  return ingestPage(page, { pseudonymKey: secrets().pseudonym })
}

class UnreadableError extends Error {}

async function readWithinLimit(file: string): Promise<Uint8Array | null> {
  try {
    return (await stat(file)).size > MAX_FILE_BYTES ? null : await readFile(file)
  } catch (error) {
    throw new UnreadableError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function tell(file: string, outcome: IngestOutcome): boolean {
  if (outcome.ok && outcome.waiting)
    console.log(`${file}: unsure; it waits in the desk until somebody has looked at it`)
  else if (outcome.ok) console.log(`${file}: ${sayCount(outcome.comments, 'comment')}`)
  else console.error(`${file} ${REFUSALS[outcome.reason]}.`)
  return outcome.ok || outcome.reason === 'already-here'
}

async function sectionFor(siteId: string, name: string | undefined): Promise<string | undefined> {
  const asked = sectionName.optional().safeParse(name)
  if (!asked.success) throw new UserError(`This is no name of a section. ${asked.error.issues[0]?.message}`)
  return asked.data && (await sectionNamed(asked.data, { siteId, actor: { kind: 'system' }, now: new Date() }))
}

export const importCommand = new Command('import')
  .description('Bring pages in from files of text or HTML; the worker of a running desk scores their comments')
  .argument('<file...>')
  .option('--site <key>', 'the site that they belong to', 'default')
  .option('--section <name>', 'the section that their articles stand under; made when it is new')
  .action(async (files: string[], options: { site: string; section?: string }) => {
    await withDatabase(async () => {
      const { id: siteId } = await siteForCommand(options.site)
      const place = { siteId, sectionId: await sectionFor(siteId, options.section) }
      let failed = 0
      for (const file of files) {
        try {
          if (!tell(file, await importFile(file, place))) failed += 1
        } catch (error) {
          if (!(error instanceof UnreadableError)) throw error
          console.error(`${file} cannot be read: ${error.message}.`)
          failed += 1
        }
      }
      if (failed > 0)
        throw new UserError(
          `${failed} of ${sayCount(files.length, 'page')} ${plural(failed, 'was', 'were')} not brought in.`,
        )
    })
  })
