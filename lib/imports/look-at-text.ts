import { detectFormat } from '#lib/imports/detect-format.ts'
import { findDelimiter, nameColumns, openHeader } from '#lib/imports/formats/csv.ts'
import { readCsvRows } from '#lib/imports/formats/csv-rows.ts'
import { isObject, type JsonObject } from '#lib/imports/formats/json-fields.ts'
import { columnsOf, fieldAt } from '#lib/imports/formats/json-rows.ts'
import { shapeOf } from '#lib/imports/formats/json-shape.ts'
import { readRecords } from '#lib/imports/formats/read-json.ts'
import { type ExportText, readExport } from '#lib/imports/read-export.ts'
import { type Format, type Mapping, needsMapping, type ReadComment } from '#lib/imports/schema.ts'

/** How many rows or comments a person is shown before anything is done. */
const SHOWN = 5
/** How far it is looked for them. */
const MOST_ITEMS = 5000
const LONGEST_CELL = 200

/** What a file looks like: a table by its columns and first rows, anything else by its first comments. */
export type Look =
  | { kind: 'table'; format: 'csv' | 'jsonl'; columns: string[]; rows: string[][] }
  | { kind: 'comments'; format: Format; comments: LookedComment[] }

export type LookedComment = {
  author: string | null
  text: string
  article: string | null
  status: ReadComment['status']
  answers: boolean
}

const short = (text: string | null): string => (text === null || text.length <= LONGEST_CELL ? (text ?? '') : `${text.slice(0, LONGEST_CELL).toWellFormed()}…`) // biome-ignore format: one thought

/** Looks at the beginning of a text. Throws an ImportRefusal where it is nothing that can be read. */
export async function lookAtText(text: ExportText, asked: Format | null): Promise<Look> {
  const format = asked ?? detectFormat(text.head)
  if (format === 'csv') return lookAtCsv(text)
  return format === 'jsonl' ? lookAtJson(text) : { kind: 'comments', format, comments: await firstComments(text, format, null) } // biome-ignore format: one thought
}

async function lookAtCsv({ head, chunks }: ExportText): Promise<Look> {
  const rows: string[][] = []
  let seen = 0
  for await (const { cells, open } of readCsvRows(chunks, findDelimiter(head))) {
    if (open && rows.length === 0) throw openHeader()
    seen += 1
    // Of a row that is not whole the cells stand in other columns.
    if (!open) rows.push(cells)
    if (rows.length > SHOWN || seen >= MOST_ITEMS) break
  }
  const [header = [], ...shown] = rows
  return { kind: 'table', format: 'csv', columns: nameColumns(header), rows: shown.map((row) => row.map(short)) }
}

async function lookAtJson({ head, chunks }: ExportText): Promise<Look> {
  const objects: JsonObject[] = []
  let seen = 0
  for await (const { value } of readRecords(chunks, shapeOf(head))) {
    seen += 1
    if (isObject(value)) objects.push(value)
    if (objects.length >= SHOWN || seen >= MOST_ITEMS) break
  }
  const columns = [...new Set(objects.flatMap((object) => columnsOf(object)))]
  const rows = objects.map((object) => columns.map((column) => short(fieldAt(object, column))))
  return { kind: 'table', format: 'jsonl', columns, rows }
}

/** The first comments of a text, as they would be taken. */
async function firstComments(text: ExportText, format: Format, mapping: Mapping | null): Promise<LookedComment[]> {
  if (needsMapping(format) && mapping === null) return []
  const found: LookedComment[] = []
  let seen = 0
  for await (const item of readExport(text, format, mapping)) {
    seen += 1
    if (item.is === 'comment') found.push(show(item))
    if (found.length >= SHOWN || seen >= MOST_ITEMS) break
  }
  return found
}

function show({ author, text, article, status, parent }: ReadComment): LookedComment {
  return { author: author?.name ?? null, text: short(text), article: article?.title ?? article?.url ?? article?.id ?? null, status, answers: parent !== null } // biome-ignore format: one thought
}
