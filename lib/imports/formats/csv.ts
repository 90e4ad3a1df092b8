import { CsvError, parse } from 'csv-parse'
import { mapRow } from '#lib/imports/formats/map-row.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import type { Mapping, ReadItem } from '#lib/imports/schema.ts'

const DELIMITERS = [',', ';', '\t', '|']

export type CsvRow = { line: number; cells: string[] }

/** The delimiter that the first line has most of, outside of quotes. */
export function findDelimiter(head: string): string {
  const [line = ''] = head.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n/, 1)
  const count = (delimiter: string): number => line.split(delimiter).length
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best), ',')
}

/** The longest row, in UTF-16 code units: twenty times the longest comment. */
const LONGEST_ROW = 2_000_000

const OPTIONS = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  max_record_size: LONGEST_ROW,
}

/** The rows of a table with the lines that they begin in; the first is the header. Throws an ImportRefusal. */
export async function* readCsvRows(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRow> {
  const found: CsvRow[] = []
  let line = 1
  const parser = parse({
    ...OPTIONS,
    delimiter,
    // Rows are taken here and not from the stream, which would lose those before a fault.
    on_record(cells: string[], { lines }: { lines: number }) {
      found.push({ line, cells })
      line = lines + 1
      return null
    },
  })
  let fault: unknown
  parser.on('error', (error) => {
    fault = error
  })
  for await (const chunk of chunks) {
    await new Promise((resolve) => parser.write(chunk, resolve))
    yield* found.splice(0)
    if (fault) throw explain(fault, line)
  }
  await new Promise<void>((resolve) => parser.resume().once('close', resolve).end())
  yield* found
  if (fault) throw explain(fault, line)
}

function explain(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error
  const place = `The row that begins in line ${line.toLocaleString('en')}`
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new ImportRefusal(
      `${place} is longer than 2 million characters, as no comment is. The file was not read on.`,
    )
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new ImportRefusal(`${place} opens a quotation mark that is never closed.`)
  return new ImportRefusal(`${place} cannot be read as a row of a table (${error.code}).`)
}

/** Columns without a name are called by their place. */
export const nameColumns = (header: readonly string[]): string[] =>
  header.map((name, index) => name.trim() || `column ${index + 1}`)

type How = { mapping: Mapping; delimiter: string; wholeFile: string }

/** The comments of a table whose first line names its columns. */
export async function* readCsv(chunks: AsyncIterable<string>, how: How): AsyncGenerator<ReadItem> {
  let header: Map<string, number> | null = null
  for await (const { line, cells } of readCsvRows(chunks, how.delimiter)) {
    if (!header) {
      header = new Map(nameColumns(cells).map((name, index) => [name, index]))
      requireColumns(how.mapping, (name) => header?.has(name) ?? false)
      continue
    }
    const place = `line ${line}`
    if (cells.length !== header.size) {
      yield { is: 'rejected', place, id: null, why: 'wrong-columns' }
      continue
    }
    const places = header
    yield mapRow({ place, get: (name) => cells[places.get(name) ?? -1] ?? null }, how.mapping, how.wholeFile)
  }
}

/** Refuses a file that lacks a column which its mapping names. */
export function requireColumns({ columns }: Mapping, has: (name: string) => boolean): void {
  const missing = Object.values(columns).find((name) => !has(name))
  if (missing !== undefined)
    throw new ImportRefusal(`The file has no column "${missing.slice(0, 60)}", which the mapping names.`)
}
