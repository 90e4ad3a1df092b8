import { isDeepStrictEqual } from 'node:util'
import { type Counted, countNothing, countRow } from '#lib/datasets/archive/count-archive.ts'
import { type ChangedRow, changedRows, snapshotPages } from '#lib/datasets/archive/data.ts'
import { describeLabels } from '#lib/datasets/archive/describe-labels.ts'
import { snapshotAttributes } from '#lib/datasets/archive/list-columns.ts'
import { makePseudonyms, pseudonymKeyId } from '#lib/datasets/archive/make-pseudonyms.ts'
import { openTables, type Table } from '#lib/datasets/archive/open-tables.ts'
import { openOutput } from '#lib/datasets/archive/output-file.ts'
import type { ArchiveFormat, ArchiveHead, WrittenFile } from '#lib/datasets/archive/schema.ts'
import { commentName, toAnnotations, toArchiveRow } from '#lib/datasets/archive/to-archive-row.ts'
import { writeCard } from '#lib/datasets/archive/write-card.ts'
import { writeCroissant } from '#lib/datasets/archive/write-croissant.ts'
import { argillaLoader, doccanoLabels, labelStudioConfig } from '#lib/datasets/archive/write-interop-rows.ts'
import { checksums, LICENCE, writeChangelog, writeCitation, writeDatapackage, writeManifest } from '#lib/datasets/archive/write-metadata.ts' // biome-ignore format: one thought
import { jsonLine } from '#lib/datasets/archive/write-text-rows.ts'
import type { Selection } from '#lib/datasets/snapshots/schema.ts'

export type Asked = {
  head: ArchiveHead & { selection: Selection }
  formats: readonly ArchiveFormat[]
  pseudonymKey: string
  /** The version of the program, as its package has it. */
  program: string
  dir: string
}
/** Told after each page of rows; answers whether to go on. */
export type Progress = (done: number, total: number) => Promise<boolean>

export type Made =
  | { ok: true; name: string; files: WrittenFile[]; rows: number }
  | { ok: false; reason: 'not-published' | 'cancelled' }

/**
 * Writes the files of an archive into an empty folder, reading the snapshot once, a page at a time. The same snapshot
 * and formats give the same bytes. Throws when a row is missing.
 */
export async function writeArchive(asked: Asked, progress: Progress): Promise<Made> {
  const { head } = asked
  const counted = countNothing()
  const guarded = (cells: number) => {
    counted.guardedCells += cells
  }
  const attributes = snapshotAttributes(head.summary)
  const tables = await openTables(asked.formats, { dir: asked.dir, site: head.site, attributes, guarded })
  const rows = await fillTables(tables, { asked, counted, progress })
  const files = await Promise.all(tables.map((table) => table.close()))
  if (rows === 'cancelled') return { ok: false, reason: 'cancelled' }
  if (rows !== head.rowCount) throw new Error(`${rows} rows were written of ${head.rowCount}`)
  files.push(...(await writeAbout(asked, files, counted)))
  const keyId = pseudonymKeyId(asked.pseudonymKey, head.datasetId)
  const manifest = writeManifest(head, sortByPath(files), { counted, pseudonymKeyId: keyId, program: asked.program })
  files.push(await writeWhole(asked.dir, 'manifest.json', pretty(manifest)))
  files.push(await writeWhole(asked.dir, 'SHA256SUMS', checksums(files)))
  return {
    ok: true,
    name: `${head.key}-v${head.version}${head.redacted ? '' : '-unredacted'}.zip`,
    files: sortByPath(files),
    rows,
  }
}

type Filling = { asked: Asked; counted: Counted; progress: Progress }

async function fillTables(tables: readonly Table[], { asked, counted, progress }: Filling) {
  const { head } = asked
  const pseudonyms = makePseudonyms(asked.pseudonymKey, head.datasetId)
  const attributes = snapshotAttributes(head.summary)
  const context = { version: head.version, selection: head.selection, pseudonyms, attributes, redact: head.redacted }
  let done = 0
  let goesOn = Promise.resolve(true)
  for await (const page of snapshotPages(head.snapshotId)) {
    for (const stored of page) {
      const { row, redactions } = toArchiveRow(stored, context)
      const annotations = toAnnotations(stored, pseudonyms)
      countRow(counted, row, redactions)
      for (const table of tables) {
        const writing = table.add(row, annotations)
        if (writing) await writing
      }
    }
    done += page.length
    // The answer is waited for when the next page is worked off.
    if (!(await goesOn)) return 'cancelled'
    goesOn = progress(done, head.rowCount)
  }
  return (await goesOn) ? done : 'cancelled'
}

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
const sortByPath = (files: readonly WrittenFile[]) => files.toSorted((a, b) => (a.path < b.path ? -1 : 1))

async function writeAbout({ head, formats, dir }: Asked, files: WrittenFile[], counted: Counted) {
  const attributes = snapshotAttributes(head.summary)
  const texts: [string, string][] = [
    ['README.md', writeCard(head, files)],
    ['croissant.json', pretty(writeCroissant(head, files, counted))],
    ['labels.json', pretty(describeLabels(head))],
    ['CHANGELOG.md', writeChangelog(head)],
    ['CITATION.cff', writeCitation(head)],
    ['LICENSE', LICENCE],
  ]
  const datapackage = writeDatapackage(head, files)
  if (datapackage) texts.push(['datapackage.json', pretty(datapackage)])
  if (formats.includes('interop')) {
    texts.push(['interop/label-studio/config.xml', labelStudioConfig(attributes)])
    texts.push(['interop/doccano/label_config.json', pretty(doccanoLabels(attributes))])
    // It loads the Parquet files.
    if (formats.includes('parquet')) texts.push(['interop/argilla/import_argilla.py', argillaLoader(attributes)])
  }
  const written = await Promise.all(texts.map(([path, text]) => writeWhole(dir, path, text)))
  return head.previous ? [...written, await writeDifference(head, head.previous, dir)] : written
}

async function writeWhole(dir: string, path: string, text: string): Promise<WrittenFile> {
  const file = await openOutput(dir, path, null)
  await file.write(text.toWellFormed())
  return file.close()
}

/** What changed since the version before: figures first, then each comment. */
async function writeDifference(head: ArchiveHead, previous: { id: string; version: string }, dir: string) {
  const file = await openOutput(dir, `diff-from-${previous.version}.json`, null)
  const { added, removed, relabelled, textChanged, splitMoved, otherwise, perLabel } = head.difference
  const figures = { added, removed, relabelled, text_changed: textChanged, split_moved: splitMoved, otherwise }
  await file.write(`${JSON.stringify({ ...figures, per_label: perLabel }).slice(0, -1)},"items":[`)
  let before = '\n'
  for await (const page of changedRows(previous.id, head.snapshotId)) {
    for (const { commentId, ...sides } of page) {
      const item = { id: commentName(commentId), ...sayChange(sides) }
      await file.write(`${before}${jsonLine(item)}`)
      before = ',\n'
    }
  }
  await file.write('\n]}\n')
  return file.close()
}

type Sides = Pick<ChangedRow, 'before' | 'after'>

/** What became of a row, and of what in it. Its text stands in the archives, where it can be erased. */
function sayChange({ before, after }: Sides): object {
  const seen = (side: Sides['before']) => side && { split: side.split, answers: side.answers }
  const sides = { before: seen(before), after: seen(after) }
  if (!before || !after) return { op: before ? 'removed' : 'added', ...sides }
  const changes = [
    ...(isDeepStrictEqual(before.answers, after.answers) ? [] : ['labels']),
    ...(before.revisionId === after.revisionId ? [] : ['text']),
    ...(before.split === after.split ? [] : ['split']),
  ]
  return { op: 'changed', changes: changes.length > 0 ? changes : ['otherwise'], ...sides }
}
