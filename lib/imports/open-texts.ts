import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import { chooseEncoding, decodeText, HEAD_BYTES, peek } from '#lib/imports/decode-text.ts'
import type { ExportText } from '#lib/imports/read-export.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import type { Encoding } from '#lib/imports/schema.ts'
import { explainDamage, gunzip, isGzip, isZip, limitUnpacked, roomFor } from '#lib/imports/unpack.ts'

/** A file that can be read from anywhere in it, as often as need be. */
export type FileSource = {
  name: string
  bytes: number
  read: (start: number, end: number) => AsyncGenerator<Uint8Array>
}

const MOST_ENTRIES = 1000
/** Folders, and what a Mac or an editor keeps for itself. */
const NO_FILE = /(?:^|\/)(?:__MACOSX\/|\.)|\/$/
const TEXTS = /\.(?:xml|atom|json|jsonl|ndjson|csv|tsv|txt)$/i

/** Hears of a file in a zip that no export can be. */
type TellOther = (name: string) => void

/** The texts of a file: its own, or that which is packed in it; of a zip those that an export can be, people and articles first. */
export async function* openTexts(
  file: FileSource,
  encoding: Encoding,
  tellOther: TellOther = () => undefined,
): AsyncGenerator<ExportText> {
  const { head, all, close } = await peek(file.read(0, file.bytes))
  try {
    if (isZip(head)) {
      await close()
      yield* zippedTexts(file, encoding, tellOther)
    } else if (isGzip(head)) {
      const bytes = limitUnpacked(gunzip(all), roomFor(file.bytes))
      yield* openText({ name: file.name.replace(/\.gz$/i, ''), bytes, packed: false }, encoding)
    } else yield* openText({ name: file.name, bytes: all, packed: false }, encoding)
  } finally {
    await close()
  }
}

type Unpacked = { name: string; bytes: AsyncIterable<Uint8Array>; packed: boolean }

/** One text, open until somebody asks for the next. */
async function* openText({ name, bytes, packed }: Unpacked, encoding: Encoding): AsyncGenerator<ExportText> {
  const { head, all, close } = await peek(bytes)
  try {
    const chosen = chooseEncoding(head, encoding)
    // The beginning may end inside of a character.
    const start = new TextDecoder(chosen.label).decode(head, { stream: head.length === HEAD_BYTES })
    yield { name, head: start, chunks: decodeText(all, chosen), packed }
  } finally {
    await close()
  }
}

async function* zippedTexts(file: FileSource, encoding: Encoding, tellOther: TellOther): AsyncGenerator<ExportText> {
  const zip = await openZip(file)
  const room = roomFor(file.bytes)
  for (const entry of await listEntries(zip, tellOther)) {
    const bytes = limitUnpacked(await unpackEntry(zip, entry), room)
    yield* openText({ name: entry.fileName, bytes, packed: true }, encoding)
  }
}

async function unpackEntry(zip: ZipFile, entry: Entry): Promise<AsyncGenerator<Uint8Array>> {
  try {
    return checkSum(explainDamage(await zip.openReadStreamPromise(entry)), entry.crc32)
  } catch (error) {
    throw damaged(error)
  }
}

/** The same bytes; refused at their end where they are not those that were packed. */
async function* checkSum(bytes: AsyncIterable<Uint8Array>, sum: number): AsyncGenerator<Uint8Array> {
  let found = 0
  for await (const chunk of bytes) {
    found = crc32(chunk, found)
    yield chunk
  }
  if (found !== sum) throw new ImportRefusal('The zip file is damaged: what it holds is not what was packed.')
}

async function openZip({ bytes, read }: FileSource): Promise<ZipFile> {
  const reader = new (class extends RandomAccessReader {
    override _readStreamForRange(start: number, end: number): Readable {
      return Readable.from(read(start, end))
    }
  })()
  try {
    return await fromRandomAccessReaderPromise(reader, bytes, { autoClose: false })
  } catch (error) {
    throw damaged(error)
  }
}

async function listEntries(zip: ZipFile, tellOther: TellOther): Promise<Entry[]> {
  if (zip.entryCount > MOST_ENTRIES) throw new ImportRefusal(`The zip file holds more than ${MOST_ENTRIES} files.`)
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch (error) {
    throw damaged(error)
  }
  const files = entries.filter(({ fileName }) => !NO_FILE.test(fileName))
  const texts = files.filter(({ fileName }) => TEXTS.test(fileName))
  if (texts.some(({ generalPurposeBitFlag }) => (generalPurposeBitFlag & 1) === 1)) {
    throw new ImportRefusal('The zip file is locked with a password. Unpack it first.')
  }
  if (texts.length === 0) throw new ImportRefusal('There is no file in this zip that an export could be.')
  for (const { fileName } of files) if (!TEXTS.test(fileName)) tellOther(fileName)
  return texts.sort((a, b) => rank(a) - rank(b) || (a.fileName < b.fileName ? -1 : 1))
}

/** Who wrote and what about are known before the comments come. */
const rank = ({ fileName }: Entry): number => (/(?:user|author|stor(?:y|ies)|asset|article)/i.test(fileName) ? 0 : 1)

/** What is wrong with a zip is told by errors without a code; whatever has one is a fault of ours. */
function damaged(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ImportRefusal || 'code' in error) return error
  return new ImportRefusal('The zip file is damaged or of a kind that cannot be read.')
}
