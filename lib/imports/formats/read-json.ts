import { JSONParser, Tokenizer, TokenType } from '@streamparser/json'
import { type Around, DEEPEST, JsonBuilder } from '#lib/imports/formats/json-builder.ts'
import type { JsonObject } from '#lib/imports/formats/json-fields.ts'
import type { JsonShape } from '#lib/imports/formats/json-shape.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'

/** One value of a file, and where it stands: ["topics", 3, "posts", 0]. */
export type JsonValue = { path: (string | number)[]; value: unknown }

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
export type JsonRecord = { place: string; value: unknown }

/** The same with what is known of the objects that it stands in; `isRest`: it is one of these, without its lists. */
export type PlacedRecord<A> = JsonRecord & { around: A; isRest: boolean }

/** What is to be known of the objects around records, and how deep these may be nested. */
type Asked<A> = { shape: JsonShape; pick: (around: readonly Around[]) => A; deepest: number }

/**
 * The records of a file, whichever way it has them: one a line, documents one after the other, a list, or lists under
 * names, however deep.
 */
export async function* readRecords(chunks: AsyncIterable<string>, shape: JsonShape): AsyncGenerator<JsonRecord> {
  for await (const { place, value, isRest } of readPlaced(chunks, { shape, pick: () => null, deepest: DEEPEST }))
    if (!isRest) yield { place, value }
}

/**
 * The same with what `pick` makes of the objects around each, as far as they were read when its list began; and at
 * their ends these objects.
 */
export async function* readPlaced<A>(chunks: AsyncIterable<string>, asked: Asked<A>): AsyncGenerator<PlacedRecord<A>> {
  if (asked.shape !== 'lines') return yield* readBuilt(chunks, asked)
  const around = asked.pick([])
  for await (const { line, number } of readLines(chunks)) {
    yield { place: `line ${number}`, value: parseJson(line), around, isRest: false }
  }
}

/** Numbers longer than a double tells apart are ids, and stay as they are written. */
class ExactTokenizer extends Tokenizer {
  protected override parseNumber(written: string): number {
    return exactly(Number(written), written) as number
  }
}

async function* readBuilt<A>(
  chunks: AsyncIterable<string>,
  { shape, pick, deepest }: Asked<A>,
): AsyncGenerator<PlacedRecord<A>> {
  const found: PlacedRecord<A>[] = []
  let since = 0
  let count = 0
  const nothing = pick([])
  let around = nothing
  const list = (objects: readonly Around[]): void => {
    around = pick(objects)
  }
  const value = (one: unknown): void => {
    since = 0
    count += 1
    found.push({ place: `record ${count}`, value: one, around, isRest: false })
  }
  const rest = (object: JsonObject, objects: readonly Around[]): void => {
    found.push({ place: `around record ${count}`, value: object, around: pick(objects), isRest: true })
    if (objects.length === 0) around = nothing
  }
  const builder = new JsonBuilder({ list, value, rest }, { whole: shape === 'documents', deepest })
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

/** Of a line with a long number in it. */
const DEEPEST_LINE = 100_000

/** A text as JSON; `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return LONG_NUMBER.test(text) ? parseExactly(text) : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Values that are nested deeper than the language can look through again are built token by token. */
function parseExactly(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => typeof value === 'number' ? exactly(value, context?.source ?? '') : value) // biome-ignore format: one thought
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    let built: unknown
    const value = (one: unknown): void => {
      built = one
    }
    const builder = new JsonBuilder({ value }, { whole: true, deepest: DEEPEST_LINE })
    const tokenizer = new ExactTokenizer()
    tokenizer.onToken = (token) => builder.take(token.token, token.value)
    tokenizer.write(text)
    return built
  }
}
