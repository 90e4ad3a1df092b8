/** `open`: inside of a quoted cell; `astray`: past a quotation mark that stands in one and neither doubles nor ends it. */
export type CellState = { open: boolean; astray: boolean }

/** Reads one row line by line. `cells` are those of a whole row; of another, what stands there so far. */
export type CellReader = { take: (line: string) => CellState; readonly cells: string[] }

/**
 * Cells parted by `delimiter`, as RFC 4180 has them. Beyond it, as people and programs write them: quotation marks
 * inside of a cell that does not begin with one, and such inside of a quoted cell that neither double nor end it, also
 * after a backslash.
 */
export function readCells(delimiter: string): CellReader {
  const cells: string[] = []
  let quoted: string | null = null
  let astray = false

  /** Reads on inside of quotation marks, from `at`; answers where the cell ends, -1 where it does not. */
  function readQuoted(line: string, from: number): number {
    let kept = from
    for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 1)) {
      const next = line[at + 1]
      if (next === '"') {
        quoted += line.slice(kept, at + 1)
        at += 1
        kept = at + 1
      } else if (next === undefined || next === delimiter) {
        cells.push(quoted + line.slice(kept, at))
        quoted = null
        return at + 1
      } else if (line[at - 1] === '\\') {
        quoted += line.slice(kept, at - 1)
        kept = at
      } else astray = true
    }
    quoted += line.slice(kept)
    return -1
  }

  function take(line: string): CellState {
    let at = 0
    if (quoted !== null) {
      quoted += '\n'
      at = readQuoted(line, 0)
    } else at = readCell(line, 0)
    while (at >= 0 && at < line.length) at = readCell(line, at + 1)
    return { open: quoted !== null, astray }
  }

  function readCell(line: string, from: number): number {
    if (line[from] === '"') {
      quoted = ''
      return readQuoted(line, from + 1)
    }
    const end = line.indexOf(delimiter, from)
    cells.push(line.slice(from, end < 0 ? undefined : end))
    return end < 0 ? line.length : end
  }
  return { take, cells }
}
