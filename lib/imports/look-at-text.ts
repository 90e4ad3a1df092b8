import { detectFormat } from '#lib/imports/detect-format.ts'
import { textOfAnyHtml } from '#lib/imports/formats/comment-text.ts'
import { findDelimiter, nameColumns, openHeader } from '#lib/imports/formats/csv.ts'
import { readCsvRows } from '#lib/imports/formats/csv-rows.ts'
import { isObject, type JsonObject } from '#lib/imports/formats/json-fields.ts'
import { columnsOf, fieldAt } from '#lib/imports/formats/json-rows.ts'
import { shapeOf } from '#lib/imports/formats/json-shape.ts'
import { hasMarkup } from '#lib/imports/formats/markup.ts'
import { readRecords } from '#lib/imports/formats/read-json.ts'
import type { Markup } from '#lib/imports/looks-like-html.ts'
import { type ExportText, readExport } from '#lib/imports/read-export.ts'
import { type Format, type Mapping, needsMapping, type ReadComment } from '#lib/imports/schema.ts'

/** How many rows or comments a person is shown before anything is done. */
const SHOWN = 5
/** How far it is looked for them. */
const MOST_ITEMS = 5000
const LONGEST_CELL = 200
/** Of how many rows it is looked whether they are HTML, and of how many UTF-16 code units in them. */
const SAMPLED = 200
const MOST_CHARACTERS = 1_000_000

/**
 * What a file looks like: a table by its columns and first rows, as they stand there and as they are when they are read as HTML,
 * anything else by its first comments.
 */
export type Look =
  | { kind: 'table'; format: 'csv' | 'jsonl'; columns: string[]; rows: string[][]; asHtml: string[][]; markup: Markup[] } // biome-ignore format: one thought
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
  let sample: Sample | null = null
  let seen = 0
  for await (const { cells, open } of readCsvRows(chunks, findDelimiter(head))) {
    if (open && !sample) throw openHeader()
    seen += 1
    if (!sample) sample = new Sample('csv', nameColumns(cells))
    // Of a row that is not whole the cells stand in other columns.
    else if (!open) sample.take(cells)
    if (sample.isEnough || seen >= MOST_ITEMS) break
  }
  return (sample ?? new Sample('csv', [])).look()
}

async function lookAtJson({ head, chunks }: ExportText): Promise<Look> {
  const objects: JsonObject[] = []
  let sample: Sample | null = null
  let seen = 0
  const begin = (): Sample => {
    const columns = [...new Set(objects.flatMap((object) => columnsOf(object)))]
    const begun = new Sample('jsonl', columns)
    for (const object of objects) begun.take(columns.map((column) => fieldAt(object, column) ?? ''))
    return begun
  }
  for await (const { value } of readRecords(chunks, shapeOf(head))) {
    seen += 1
    if (isObject(value) && sample) sample.take(sample.columns.map((column) => fieldAt(value, column) ?? ''))
    else if (isObject(value)) objects.push(value)
    if (!sample && objects.length >= SHOWN) sample = begin()
    if (sample?.isEnough || seen >= MOST_ITEMS) break
  }
  return (sample ?? begin()).look()
}

/** The first rows of a table. Of those that are not shown nothing is kept but whether they are HTML. */
class Sample {
  readonly columns: string[]
  readonly #format: 'csv' | 'jsonl'
  readonly #shown: string[][] = []
  readonly #markup: Markup[]
  #rows = 0
  #characters = 0

  constructor(format: 'csv' | 'jsonl', columns: string[]) {
    this.#format = format
    this.columns = columns
    this.#markup = columns.map(() => ({ texts: 0, marked: 0 }))
  }

  get isEnough(): boolean {
    return this.#rows >= SAMPLED || (this.#rows >= SHOWN && this.#characters >= MOST_CHARACTERS)
  }

  take(cells: readonly string[]): void {
    this.#rows += 1
    if (this.#shown.length < SHOWN) this.#shown.push([...cells])
    for (const [index, markup] of this.#markup.entries()) {
      const text = cells[index] ?? ''
      this.#characters += text.length
      if (text.trim() === '') continue
      markup.texts += 1
      if (hasMarkup(text)) markup.marked += 1
    }
  }

  look(): Look {
    const rows = this.#shown.map((cells) => cells.map(short))
    const asHtml = this.#shown.map((cells) => cells.map((cell) => short(textOfAnyHtml(cell))))
    return { kind: 'table', format: this.#format, columns: this.columns, rows, asHtml, markup: this.#markup }
  }
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
