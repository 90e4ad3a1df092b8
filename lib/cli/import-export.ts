import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command, Option } from 'commander'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { UserError } from '#lib/errors.ts'
import { findImport, listRemarks } from '#lib/imports/data.ts'
import type { Look } from '#lib/imports/look-at-text.ts'
import { looksLikeHtml, markupOf } from '#lib/imports/looks-like-html.ts'
import { createImport, startImport } from '#lib/imports/mutations.ts'
import { workOnImport } from '#lib/imports/open-import.ts'
import { lookAtFile } from '#lib/imports/open-look.ts'
import type { FileSource } from '#lib/imports/open-texts.ts'
import { remarksText } from '#lib/imports/remarks-text.ts'
import { sayProgress, sayTallies } from '#lib/imports/say-import.ts'
import { ENCODINGS, type Encoding, FORMATS, type Format, type ImportLine, MAPPED, type Mapping, mapping, newImport, startRequest } from '#lib/imports/schema.ts' // biome-ignore format: one thought
import { receiveBytes } from '#lib/imports/uploads/mutations.ts'
import { isWorkerAlive } from '#lib/jobs/worker-presence.ts'
import { explainFailure } from '#lib/runtime/explain-failure.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { plural } from '#lib/say-count.ts'

type Options = {
  site: string
  format: Format | 'auto'
  source?: string
  map?: Mapping['columns']
  html?: boolean
  encoding: Encoding
  removed?: true
  section?: string
  dryRun?: true
  rejects?: string
}

const SYSTEM = { kind: 'system' as const }

/** "text=comment_text,id=id" as a mapping. */
function readMap(text: string): Mapping['columns'] {
  const pairs = text.split(',').map((pair) => pair.split(/=(.*)/s, 2).map((part) => part.trim()))
  const asked = mapping.safeParse({ columns: Object.fromEntries(pairs) })
  if (!asked.success) throw new UserError(`This is no mapping: write --map text=COLUMN,id=COLUMN with ${MAPPED.join(', ')}.`) // biome-ignore format: one thought
  return asked.data.columns
}

export const importExportCommand = new Command('import-export')
  .description(
    'Bring in a whole export: WordPress, Disqus, Blogger, Coral, Discourse, CSV or JSON lines; also in gzip or zip',
  )
  .argument('<file>')
  .option('--site <key>', 'the site that the comments belong to', 'default')
  .addOption(new Option('--format <format>', 'what it is').choices(['auto', ...FORMATS]).default('auto'))
  .option('--section <name>', 'the section that the articles stand under; made when it is new')
  .option('--source <name>', 'what the source is called; with their ids it tells comments apart')
  .option('--map <pairs>', 'which columns of a table mean what: text=comment_text,id=id', readMap)
  .option('--html', 'the texts of a table are HTML')
  .option(
    '--no-html',
    'the texts of a table are plain; without a word they are HTML where half of the first ones show it',
  )
  .addOption(new Option('--encoding <name>', 'how it is written').choices(ENCODINGS).default('auto'))
  .option('--removed', 'take also what the source had rejected, deleted or taken for spam')
  .option('--dry-run', 'count what would come in, and store nothing')
  .option('--rejects <file>', 'where to name every row that was not taken, or not as it stood (.csv or .jsonl)')
  .action(async (path: string, options: Options) => {
    await withDatabase(async () => {
      const { id: siteId } = await siteForCommand(options.site)
      const file = await openFile(path)
      const start = await settingsFor(file, siteId, options)
      const importId = await send(file, siteId)
      const started = await startImport(importId, start, { siteId, actor: SYSTEM, now: new Date() })
      if (!started.ok) throw new Error('an import that was made just now cannot be started')
      const ended = await follow(siteId, importId)
      if (options.rejects) await writeRemarks(importId, options.rejects)
      tell(ended)
    })
  })

async function openFile(path: string): Promise<FileSource> {
  const { size } = await stat(path).catch((error: Error) => {
    throw new UserError(`${path} cannot be read: ${error.message}.`)
  })
  const allowed = newImport.safeParse({ fileName: basename(path), bytes: size })
  if (!allowed.success) throw new UserError(`${path} cannot be taken. ${allowed.error.issues[0]?.message}`)
  async function* read(start: number, end: number) {
    if (end > start) yield* createReadStream(path, { start, end: end - 1, highWaterMark: 1024 * 1024 })
  }
  return { name: basename(path), bytes: size, read }
}

async function settingsFor(file: FileSource, siteId: string, { dryRun, ...options }: Options) {
  const asked = { siteId, format: options.format === 'auto' ? null : options.format, encoding: options.encoding }
  const looked = await lookAtFile(file, asked)
  if (!looked.ok) throw new UserError(looked.reason)
  const { look, signature } = looked
  const columns = options.map ?? looked.mapping?.columns ?? null
  if (look.kind === 'table' && !columns) {
    throw new UserError(`Say which column has the text: --map text=COLUMN; there are: ${look.columns.join(', ')}.`)
  }
  const { html, why } = readAs(look, columns?.text, looked.mapping, options.html)
  const settings = startRequest.safeParse({
    format: look.format,
    source: options.source ?? look.format,
    mapping: look.kind === 'table' ? { columns, html } : null,
    encoding: options.encoding,
    removed: options.removed ?? false,
    section: options.section,
    trial: dryRun ?? false,
  })
  if (!settings.success) throw new UserError(`This cannot be brought in. ${settings.error.issues[0]?.message}`)
  if (look.kind === 'table') console.error(`Columns: ${Object.entries(columns ?? {}).map(([meaning, name]) => `${meaning}=${name}`).join(',')}`) // biome-ignore format: one thought
  if (why) console.error(why)
  const { trial, ...rest } = settings.data
  return { settings: rest, trial, signature }
}

/** Whether a table's texts are HTML, and a sentence where they show something of it and nobody has said it. */
function readAs(look: Look, column: string | undefined, mapping: Mapping | null, asked: boolean | undefined) {
  if (look.kind !== 'table') return { html: false }
  const { texts, marked } = markupOf(look, column)
  const suggested = column === mapping?.columns.text ? mapping?.html : looksLikeHtml({ texts, marked })
  const html = asked ?? suggested ?? false
  if (asked !== undefined || (marked === 0 && !html)) return { html }
  const [as, other] = html ? ['HTML', '--no-html'] : ['plain text', '--html']
  return { html, why: `Texts are read as ${as}: ${marked} of the first ${texts} ${plural(marked, 'holds', 'hold')} elements of HTML. ${other} reads them otherwise.` } // biome-ignore format: one thought
}

/** The file goes into the database first, so that any worker can go on with it. */
async function send(file: FileSource, siteId: string): Promise<string> {
  const by = { siteId, actor: SYSTEM, now: new Date() }
  const importId = await createImport({ fileName: file.name, bytes: file.bytes }, by)
  const kept = await receiveBytes(file.read(0, file.bytes), { siteId, importId, offset: 0, now: () => new Date() })
  if (!kept.ok || kept.received !== file.bytes) throw new UserError('The file changed while it was read. Try again.')
  return importId
}

/** Where a desk runs, its worker does it; else this process, and a desk that is started meanwhile goes on. */
async function follow(siteId: string, importId: string): Promise<ImportLine> {
  const how = { pseudonymKey: secrets().pseudonym, now: () => new Date(), last: true }
  const working = (await isWorkerAlive()) ? null : workOnImport(importId, how)
  const round = new AbortController()
  working?.finally(() => round.abort()).catch(() => undefined)
  let said = ''
  for (;;) {
    const found = await findImport(siteId, importId)
    if (!found) throw new UserError('The import was thrown away meanwhile.')
    const line = sayProgress(found)
    if (line !== said && process.stderr.isTTY) console.error(line)
    said = line
    if (found.state !== 'running') {
      await working
      return found
    }
    await sleep(1000, undefined, { signal: round.signal }).catch(() => working)
  }
}

async function writeRemarks(importId: string, path: string): Promise<void> {
  const format = /\.jsonl?$/i.test(path) ? 'jsonl' : 'csv'
  try {
    await pipeline(Readable.from(remarksText(listRemarks(importId), format)), createWriteStream(path))
  } catch (error) {
    throw explainFailure(error, path)
  }
}

function tell({ state, failure, tallies, trial }: ImportLine): void {
  for (const [times, what] of sayTallies(tallies, trial)) console.log(`${times.toLocaleString('en')} ${what}`)
  if (state === 'failed' || state === 'cancelled') throw new UserError(failure ?? 'It was stopped.')
}
