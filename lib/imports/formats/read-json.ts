import { JSONParser, TokenType } from '@streamparser/json'
import { ImportRefusal } from '#lib/imports/refusal.ts'

/** One value of a file, and where it stands: ["topics", 3, "posts", 0]. */
export type JsonValue = { path: (string | number)[]; value: unknown }

const DEEPEST = 100

/** The longest line, list element or row, in UTF-16 code units. */
const LONGEST_RECORD = 16 * 1024 * 1024

const tooLong = (place: string): ImportRefusal =>
  new ImportRefusal(`${place} is longer than 16 million characters, as no comment is. The file was not read on.`)

/**
 * Reads one JSON document as it comes, and answers the values at `paths` ("$.topics.*"), each as soon as it is whole
 * and none of them kept. Throws an ImportRefusal where it is not JSON, or one value is too long.
 */
export async function* readJson(chunks: AsyncIterable<string>, paths: string[]): AsyncGenerator<JsonValue> {
  const found: JsonValue[] = []
  let since = 0
  const parser = new JSONParser({ paths, keepStack: false })
  parser.onValue = ({ value, key, stack }) => {
    since = 0
    found.push({ path: [...stack.slice(1).map((level) => level.key ?? ''), key ?? ''], value })
  }
  let depth = 0
  parser.onToken = ({ token }) => {
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) depth += 1
    else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) depth -= 1
    if (depth > DEEPEST) throw new ImportRefusal(`The values of the file are nested more than ${DEEPEST} deep.`)
  }
  parser.onError = (error) => {
    throw new ImportRefusal(`The file is not JSON: ${error.message.split('\n')[0]?.slice(0, 200)}`)
  }
  try {
    for await (const chunk of chunks) {
      since += chunk.length
      if (since > LONGEST_RECORD) throw tooLong('One value of the file')
      // Nothing but blanks may follow the end.
      if (parser.isEnded) refuseRest(chunk)
      else parser.write(chunk)
      yield* found.splice(0)
    }
    if (!parser.isEnded) parser.end()
  } catch (error) {
    // What stands before the fault was read as well as anything.
    yield* found.splice(0)
    throw error
  }
  yield* found
}

function refuseRest(chunk: string): void {
  if (chunk.trim() !== '') throw new ImportRefusal('The file is not one JSON document: something stands after its end.')
}

/** The lines of a text with their numbers, empty ones left out. */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<{ line: string; number: number }> {
  let rest = ''
  let number = 0
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) {
      number += 1
      if (line.trim() !== '') yield { line, number }
    }
    if (rest.length > LONGEST_RECORD) throw tooLong(`Line ${(number + 1).toLocaleString('en')}`)
  }
  if (rest.trim() !== '') yield { line: rest, number: number + 1 }
}

/** A value of a file with how a person would find it; `undefined` stands for a line that is no JSON. */
export type JsonRecord = { place: string; value: unknown }

/**
 * The records of a file, whichever way it has them: one a line, a list, or lists under names. `asLines` says which of
 * the two ways to read it; what stands under `Object` names is given out piece by piece.
 */
export async function* readRecords(chunks: AsyncIterable<string>, shape: JsonShape): AsyncGenerator<JsonRecord> {
  if (shape === 'lines') {
    for await (const { line, number } of readLines(chunks)) yield { place: `line ${number}`, value: parseLine(line) }
    return
  }
  let count = 0
  for await (const { path, value } of readJson(chunks, shape === 'list' ? ['$.*'] : ['$.*', '$.*.*'])) {
    if (shape === 'named-lists' && path.length < 2) continue
    count += 1
    yield { place: `record ${count}`, value }
  }
}

export type JsonShape = 'lines' | 'list' | 'named-lists'

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** What the lists of an export are called that stand under names. */
const LISTS = ['topics', 'post_stream', 'latest_posts', 'comments', 'stories', 'assets']

/** How a file that begins so has its records: an object that is whole in its first line has brothers in the next. */
export function shapeOf(head: string): JsonShape {
  const start = head.trimStart()
  if (start.startsWith('[')) return 'list'
  const first = parseLine(start.split('\n', 1)[0] ?? '')
  if (typeof first !== 'object' || first === null) return 'named-lists'
  return LISTS.some((name) => typeof (first as Record<string, unknown>)[name] === 'object') ? 'named-lists' : 'lines'
}
