import { NOTE, readCsvRows } from '#lib/imports/formats/csv-rows.ts'
import { mapRow } from '#lib/imports/formats/map-row.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import type { Mapping, ReadItem } from '#lib/imports/schema.ts'

const DELIMITERS = [',', ';', '\t', '|']

/** The delimiter that the first line names, or has most of, outside of quotes. */
export function findDelimiter(head: string): string {
  const written = head.replace(/^\uFEFF?(?:[^\S\r\n]*[\r\n]+)*/, '')
  const named = NOTE.exec(written.split(/\r?\n|\r/, 1)[0] ?? '')?.[1]
  if (named) return named
  const [line = ''] = written.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n|\r/, 1)
  const count = (delimiter: string): number => line.split(delimiter).length
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best), ',')
}

/** Without the names of its columns a table says nothing. */
export const openHeader = (): ImportRefusal =>
  new ImportRefusal('The first row, which names the columns, opens a quotation mark that is not closed.')

/** Columns without a name are called by their place, and those of the same name told apart by a number. */
export function nameColumns(header: readonly string[]): string[] {
  const taken = new Set<string>()
  const times = new Map<string, number>()
  return header.map((written, index) => {
    const name = written.trim() || `column ${index + 1}`
    let own = name
    while (taken.has(own)) {
      times.set(name, (times.get(name) ?? 1) + 1)
      own = `${name} (${times.get(name)})`
    }
    taken.add(own)
    return own
  })
}

type How = { mapping: Mapping; delimiter: string; wholeFile: string }

/** The comments of a table whose first line names its columns. */
export async function* readCsv(chunks: AsyncIterable<string>, how: How): AsyncGenerator<ReadItem> {
  let header: Map<string, number> | null = null
  for await (const { line, cells, open } of readCsvRows(chunks, how.delimiter)) {
    if (!header) {
      if (open) throw openHeader()
      header = new Map(nameColumns(cells).map((name, index) => [name, index]))
      requireColumns(how.mapping, (name) => header?.has(name) ?? false)
      continue
    }
    const place = `line ${line}`
    if (open || cells.length !== header.size) {
      yield { is: 'rejected', place, id: null, why: open ? 'open-quote' : 'wrong-columns' }
      continue
    }
    const places = header
    const get = (name: string): string | null => cells[places.get(name) ?? -1] ?? null
    yield mapRow({ place, get, isNumber: () => false }, how.mapping, how.wholeFile)
  }
}

/** Refuses a file that lacks a column which its mapping names. */
export function requireColumns({ columns }: Mapping, has: (name: string) => boolean): void {
  const missing = Object.values(columns).find((name) => !has(name))
  if (missing !== undefined)
    throw new ImportRefusal(`The file has no column "${missing.slice(0, 60)}", which the mapping names.`)
}
