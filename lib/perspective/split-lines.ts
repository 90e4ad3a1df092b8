/** A piece of lines, the last one whole, and the number of its first, from 1. */
export type LinePiece = { lines: Buffer; firstLine: number }

/** About this many bytes are scored together: enough to be quick, few enough that answers flow. */
const PIECE = 32 * 1024

/** A line has more bytes than it may; `line` is its number. Those before it were handed out. */
export class LineTooLong extends Error {
  readonly line: number

  constructor(line: number) {
    super('a line is too long')
    this.line = line
  }
}

/** Cuts a stream of bytes at line ends. A line of more than `longest` bytes ends it with a LineTooLong. */
export async function* splitLines(chunks: AsyncIterable<Buffer>, longest: number): AsyncGenerator<LinePiece> {
  let rest: Buffer[] = []
  let length = 0
  let firstLine = 1
  let hasWhole = false
  for await (const chunk of chunks) {
    rest.push(chunk)
    length += chunk.length
    hasWhole ||= chunk.includes(10)
    if (length >= PIECE && hasWhole) {
      const all = Buffer.concat(rest)
      for (const piece of cut(all)) {
        yield { lines: piece, firstLine }
        firstLine += countLines(piece)
      }
      rest = [all.subarray(all.lastIndexOf(10) + 1)]
      length = rest[0]?.length ?? 0
      hasWhole = false
    }
    if (length > longest) throw new LineTooLong(firstLine)
  }
  if (length > 0) yield { lines: Buffer.concat(rest), firstLine }
}

/** Whole lines in pieces of about PIECE bytes. */
function* cut(bytes: Buffer): Generator<Buffer> {
  const last = bytes.lastIndexOf(10)
  for (let start = 0; start <= last; ) {
    const found = bytes.indexOf(10, Math.min(start + PIECE, last))
    const end = (found < 0 ? last : found) + 1
    yield bytes.subarray(start, end)
    start = end
  }
}

function countLines(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}
