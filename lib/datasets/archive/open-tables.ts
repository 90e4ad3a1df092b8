import { ANNOTATION_COLUMNS, rowColumns } from '#lib/datasets/archive/list-columns.ts'
import { type OutputFile, openOutput } from '#lib/datasets/archive/output-file.ts'
import type { AnnotationRow, ArchiveFormat, ArchiveRow, Column, WrittenFile } from '#lib/datasets/archive/schema.ts'
import { doccanoLine, labelStudioTask, prodigyLine } from '#lib/datasets/archive/write-interop-rows.ts'
import { writeParquet } from '#lib/datasets/archive/write-parquet.ts'
import { csvRecord, jigsawHead, jigsawRecord, jsonLine, spreadsheetHead, spreadsheetRecord } from '#lib/datasets/archive/write-text-rows.ts' // biome-ignore format: one thought
import { SPLITS } from '#lib/datasets/snapshots/schema.ts'

/** A file that takes the rows of a snapshot one after the other, those of its split or all. */
export interface Table {
  add(row: ArchiveRow, annotations: readonly AnnotationRow[]): Promise<void> | void
  close(): Promise<WrittenFile>
}

type Where = { dir: string; site: string; attributes: readonly string[]; guarded: (cells: number) => void }

/** The files of the chosen formats, empty and ready for rows. */
export async function openTables(formats: readonly ArchiveFormat[], where: Where): Promise<Table[]> {
  const has = (format: ArchiveFormat) => formats.includes(format)
  const perSplit = (open: (split: string) => Promise<Table>) => SPLITS.map(open)
  return Promise.all([
    ...(has('parquet') ? perSplit((split) => parquetTable(where, split)) : []),
    ...(has('jsonl') ? perSplit((split) => jsonlTable(where, split)) : []),
    ...(has('annotations') ? [annotationTable(where)] : []),
    ...(has('jigsaw') ? perSplit((split) => jigsawTable(where, split)) : []),
    ...(has('spreadsheet') ? [spreadsheetTable(where)] : []),
    ...(has('interop') ? interopTables(where) : []),
  ])
}

/** Opens a file of lines; a split of null takes all rows. */
async function lineTable(
  { dir }: Where,
  {
    path,
    split,
    head,
    columns,
  }: { path: string; split: string | null; head: string; columns: readonly Column[] | null },
  toLine: (row: ArchiveRow) => string,
): Promise<Table> {
  const file = await openOutput(dir, path, columns)
  await file.write(head)
  return {
    add: (row) => (split === null || row.split === split ? file.write(toLine(row), true) : undefined),
    close: file.close,
  }
}

function jsonlTable(where: Where, split: string): Promise<Table> {
  const columns = rowColumns(where.attributes)
  const inOrder = (row: ArchiveRow) => columns.map(({ name }) => [name, row[name as keyof ArchiveRow]] as const)
  return lineTable(where, { path: `jsonl/${split}.jsonl`, split, head: '', columns }, (row) => {
    return `${jsonLine(Object.fromEntries(inOrder(row)))}\n`
  })
}

function csvColumns(head: readonly string[], attributes: readonly string[]): Column[] {
  const whole = ['annotator_count', 'toxicity_annotator_count']
  const typeOf = (name: string) => (attributes.includes(name) ? 'float' : whole.includes(name) ? 'int' : 'string')
  return head.map((name) => ({ name, type: typeOf(name) }))
}

function jigsawTable(where: Where, split: string): Promise<Table> {
  const { site, attributes } = where
  const head = jigsawHead(attributes)
  const about = { path: `jigsaw/${split}.csv`, split, head: csvRecord(head), columns: csvColumns(head, attributes) }
  return lineTable(where, about, (row) => jigsawRecord(row, site, attributes))
}

function spreadsheetTable(where: Where): Promise<Table> {
  const head = spreadsheetHead(where.attributes)
  const columns = csvColumns(head, where.attributes)
  const about = { path: 'spreadsheet/all.spreadsheet.csv', split: null, head: csvRecord(head), columns }
  return lineTable(where, about, (row) => {
    const { record, guarded } = spreadsheetRecord(row, where.attributes)
    where.guarded(guarded)
    return record
  })
}

function interopTables(where: Where): Promise<Table>[] {
  const lines = (path: string, toObject: (row: ArchiveRow) => object) =>
    lineTable(where, { path, split: null, head: '', columns: null }, (row) => `${jsonLine(toObject(row))}\n`)
  return [
    lines('interop/doccano/all.jsonl', doccanoLine),
    lines('interop/prodigy/all.jsonl', (row) => prodigyLine(row, where.attributes)),
    taskTable(where),
  ]
}

/** One JSON array, for that is what Label Studio takes. */
async function taskTable({ dir, attributes }: Where): Promise<Table> {
  const file = await openOutput(dir, 'interop/label-studio/tasks.json', null)
  let before = '[\n'
  return {
    add: async (row) => {
      await file.write(`${before}${jsonLine(labelStudioTask(row, attributes))}`)
      before = ',\n'
    },
    close: async () => {
      await file.write(before === '[\n' ? '[]\n' : '\n]\n')
      return file.close()
    },
  }
}

async function parquetTable({ dir, attributes }: Where, split: string): Promise<Table> {
  const columns = rowColumns(attributes)
  const file = await openOutput(dir, `data/${split}-00000-of-00001.parquet`, columns)
  const add = parquetSink(file, columns)
  return { add: (row) => (row.split === split ? add.row(row) : undefined), close: add.close }
}

async function annotationTable({ dir }: Where): Promise<Table> {
  const file = await openOutput(dir, 'annotations/annotations.parquet', ANNOTATION_COLUMNS)
  const add = parquetSink(file, ANNOTATION_COLUMNS)
  return {
    add: async (_row, annotations) => {
      for (const one of annotations) await add.row(one)
    },
    close: add.close,
  }
}

function parquetSink(file: OutputFile, columns: readonly Column[]) {
  const parquet = writeParquet(columns)
  return {
    row: (row: object): Promise<void> | undefined => {
      file.countRow()
      const bytes = parquet.add(row)
      return bytes ? file.writeBytes(bytes) : undefined
    },
    close: async () => {
      await file.writeBytes(parquet.end())
      return file.close()
    },
  }
}
