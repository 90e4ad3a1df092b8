import { JSONParser, Tokenizer, TokenType } from '@streamparser/json'
import { JsonBuilder } from '#lib/imports/formats/json-builder.ts'
import type { JsonObject } from '#lib/imports/formats/json-fields.ts'
import type { JsonShape } from '#lib/imports/formats/json-shape.ts'
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
  parser.onError = refuse
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

function refuse(error: Error): never {
  if (error instanceof ImportRefusal) throw error
  throw new ImportRefusal(`The file is not JSON: ${error.message.split('\n')[0]?.slice(0, 200)}`)
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

/** A record of a file, and how a person would find it; `undefined` stands for a line that is no JSON. */
export type JsonRecord = {
  place: string
  value: unknown
  /** The objects that it stands in, outermost first, with what they had before it. */
  around: readonly JsonObject[]
}

/**
 * The records of a file, whichever way it has them: one a line, documents one after the other, a list, or lists under
 * names, however deep.
 */
export async function* readRecords(chunks: AsyncIterable<string>, shape: JsonShape): AsyncGenerator<JsonRecord> {
  if (shape !== 'lines') return yield* readBuilt(chunks, { whole: shape === 'documents' })
  for await (const { line, number } of readLines(chunks)) {
    yield { place: `line ${number}`, value: parseJson(line), around: [] }
  }
}

/** Numbers longer than a double tells apart are ids, and stay as they are written. */
class ExactTokenizer extends Tokenizer {
  protected override parseNumber(written: string): number {
    return exactly(Number(written), written) as number
  }
}

async function* readBuilt(chunks: AsyncIterable<string>, how: { whole: boolean }): AsyncGenerator<JsonRecord> {
  const found: JsonRecord[] = []
  let since = 0
  let count = 0
  const builder = new JsonBuilder((value, around) => {
    since = 0
    count += 1
    found.push({ place: `record ${count}`, value, around: [...around] })
  }, how)
  const tokenizer = new ExactTokenizer({ separator: '' })
  tokenizer.onToken = ({ token, value }) => builder.take(token, value)
  tokenizer.onError = refuse
  try {
    for await (const chunk of chunks) {
      since += chunk.length
      if (since > LONGEST_RECORD) throw tooLong('One value of the file')
      tokenizer.write(chunk)
      yield* found.splice(0)
    }
    if (!builder.isBetween) throw new ImportRefusal('The file is not JSON: it ends in the middle.')
    tokenizer.end()
  } catch (error) {
    // What stands before the fault was read as well as anything.
    yield* found.splice(0)
    throw error
  }
  yield* found
}

const exactly = (value: number, written: string): number | string =>
  Number.isSafeInteger(value) || !/^-?\d+$/.test(written) ? value : written

const LONG_NUMBER = /\d{16}/

/** A text as JSON; `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    if (!LONG_NUMBER.test(text)) return JSON.parse(text)
    return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => typeof value === 'number' ? exactly(value, context?.source ?? '') : value) // biome-ignore format: one thought
  } catch {
    return undefined
  }
}
