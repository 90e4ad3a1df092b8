import { type CellReader, readCells } from '#lib/imports/formats/csv-cells.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'

/** `open`: one of its cells opens a quotation mark that is closed nowhere, or elsewhere than at its end. */
export type CsvRow = { line: number; cells: string[]; open?: true }

/** The longest row, in UTF-16 code units: twenty times the longest comment. */
const LONGEST_ROW = 2_000_000

const tooLong = (line: number): ImportRefusal =>
  new ImportRefusal(
    `The row that begins in line ${line.toLocaleString('en')} is longer than 2 million characters, as no comment is. The file was not read on.`,
  )

type Line = { text: string; number: number }

/** A first line for a spreadsheet, which says what parts the cells. */
export const NOTE = /^"?sep=(.)"?$/i

/**
 * The rows of a table with the lines that they begin in; the first is the header. A quotation mark that is closed
 * nowhere costs its own row and no other: what follows is read again from the next line. Throws an ImportRefusal.
 */
export async function* readCsvRows(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRow> {
  const rows = new RowReader(delimiter)
  for await (const lines of readTableLines(chunks)) {
    for (const line of lines) rows.take(line)
    yield* rows.found.splice(0)
  }
  rows.end()
  yield* rows.found
}

class RowReader {
  readonly found: CsvRow[] = []
  readonly #delimiter: string
  /** The lines of a row that is not whole yet. */
  #lines: Line[] = []
  #length = 0
  #reader: CellReader
  #begun = false

  constructor(delimiter: string) {
    this.#delimiter = delimiter
    this.#reader = readCells(delimiter)
  }

  take(line: Line): void {
    if (this.#lines.length === 0 && (line.text === '' || this.#isBeforeAll(line.text))) return
    this.#begun = true
    this.#lines.push(line)
    this.#length += line.text.length + 1
    const { open, astray } = this.#reader.take(line.text)
    const isLong = this.#length > LONGEST_ROW
    if (this.#lines.length > 1 && (astray || isLong)) this.#readAgain()
    else if (isLong) throw tooLong(line.number)
    else if (!open) this.#finish()
  }

  /** Blanks and one note may stand before the header. */
  #isBeforeAll(text: string): boolean {
    if (this.#begun) return false
    this.#begun = NOTE.test(text)
    return this.#begun || text.trim() === ''
  }

  end(): void {
    while (this.#lines.length > 0) this.#readAgain()
  }

  #finish(): void {
    const [first] = this.#lines
    if (first) this.found.push({ line: first.number, cells: this.#reader.cells })
    this.#reset()
  }

  #reset(): void {
    this.#lines = []
    this.#length = 0
    this.#reader = readCells(this.#delimiter)
  }

  /** Each line apart; only the last one may begin a row that goes on, so that no line is read a fourth time. */
  #readAgain(): void {
    const lines = this.#lines
    const last = lines.length > 1 ? lines.at(-1) : undefined
    this.#reset()
    for (const line of lines.slice(0, last ? -1 : undefined)) this.#alone(line)
    if (last) this.take(last)
  }

  #alone({ text, number }: Line): void {
    if (text === '') return
    const reader = readCells(this.#delimiter)
    const { open } = reader.take(text)
    this.found.push({ line: number, cells: reader.cells, ...(open && { open }) })
  }
}

/** Lines as they come; a return alone ends one only where the first line ends so. */
async function* readTableLines(chunks: AsyncIterable<string>): AsyncGenerator<Line[]> {
  let rest = ''
  let number = 0
  let end: RegExp | null = null
  const toLines = (texts: string[]): Line[] =>
    texts.map((text) => {
      number += 1
      return { text, number }
    })
  for await (const chunk of chunks) {
    rest += number === 0 && rest === '' ? chunk.replace(/^\uFEFF/, '') : chunk
    end ??= lineEnd(rest)
    if (end) {
      const texts = rest.split(end)
      rest = texts.pop() ?? ''
      yield toLines(texts)
    }
    if (rest.length > LONGEST_ROW) throw tooLong(number + 1)
  }
  yield toLines(rest === '' ? [] : rest.split(end ?? /\r/))
}

/** How lines end, once a first end was seen and what follows it. */
function lineEnd(text: string): RegExp | null {
  const at = text.search(/[\r\n]/)
  if (at < 0 || (text[at] === '\r' && at + 1 === text.length)) return null
  return text[at] === '\r' && text[at + 1] !== '\n' ? /\r/ : /\r?\n/
}
