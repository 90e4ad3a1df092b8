import { ImportRefusal } from '#lib/imports/refusal.ts'
import type { Encoding } from '#lib/imports/schema.ts'

/** How much of a file's beginning its encoding and its format are told from, in bytes. */
export const HEAD_BYTES = 64 * 1024

type Chosen = { label: string; strict: boolean }

/** Names that a file gives itself, and which are read as what people mean by them. */
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * The encoding of a file that begins with `head`: what was asked for, else its byte-order mark, its XML declaration,
 * UTF-16 where only every second byte is ever zero, UTF-8 where the beginning is, else Windows-1252. Throws an ImportRefusal
 * where the file names one that does not exist, or is no text.
 */
export function chooseEncoding(head: Uint8Array, asked: Encoding): Chosen {
  if (asked === 'repair') return { label: 'utf-8', strict: false }
  if (asked !== 'auto') return { label: asked, strict: true }
  const marked = MARKS.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))
  if (marked) return { label: marked[0], strict: true }
  const latin = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1024)).toString('latin1')
  const declared = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)["']/i.exec(latin)?.[1]
  // What names UTF-16 in readable ASCII cannot be UTF-16.
  if (declared) return { label: /^utf-?16/i.test(declared) ? 'utf-8' : known(declared), strict: true }
  const wide = unmarkedWide(head)
  if (wide) return { label: wide, strict: true }
  if (looksBinary(head)) throw new ImportRefusal('The file is not text: it is neither XML nor JSON nor a table.')
  return { label: startsAsUtf8(head) ? 'utf-8' : 'windows-1252', strict: true }
}

/** UTF-16 without a mark: in Latin script nearly every second byte is zero, in any other those of line ends and signs. */
function unmarkedWide(head: Uint8Array): string | null {
  const { even, odd } = countZeros(head)
  const [label, more, less] = odd > even ? ['utf-16le', odd, even] : ['utf-16be', even, odd]
  if (more > 0.3 && less < 0.05) return label
  return less === 0 && more > 0.01 && new TextDecoder(label).decode(head).includes('\n') ? label : null
}

function known(label: string): string {
  try {
    return new TextDecoder(label).encoding
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ImportRefusal(`The file says that it is written in "${label}", which is no encoding that is known.`)
  }
}

/** The shares of zero bytes at even and at odd places. */
function countZeros(head: Uint8Array): { even: number; odd: number } {
  const sample = head.subarray(0, 2000)
  const share = (rest: number): number =>
    (2 * sample.filter((byte, i) => byte === 0 && i % 2 === rest).length) / sample.length
  return { even: share(0), odd: share(1) }
}

/** Control characters that no text has, in more than one byte of twenty. */
function looksBinary(head: Uint8Array): boolean {
  const controls = head.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0), 0)
  return controls > head.length / 20
}

function startsAsUtf8(head: Uint8Array): boolean {
  try {
    // The head may end inside of a character.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** `all` are the same bytes again. `close` lets go of where they come from, also when nobody has begun to read them. */
export type Peeked = { head: Uint8Array; all: AsyncGenerator<Uint8Array>; close: () => Promise<void> }

/** Gathers the first `HEAD_BYTES` of a stream, or all there are. */
export async function peek(bytes: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = bytes[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let length = 0
  while (length < HEAD_BYTES) {
    const next = await iterator.next()
    if (next.done) break
    first.push(next.value)
    length += next.value.length
  }
  const head = Buffer.concat(first).subarray(0, HEAD_BYTES)
  async function* all() {
    yield* first.splice(0)
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  return { head, all: all(), close: async () => void (await iterator.return?.()) }
}

/** Decodes a stream of bytes. Throws an ImportRefusal that says where, when they are not what they were taken for. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, { label, strict }: Chosen): AsyncGenerator<string> {
  const decoder = new TextDecoder(label, { fatal: strict })
  let read = 0
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      throw new ImportRefusal(
        `Near byte ${read.toLocaleString('en')} the file is not ${label.toUpperCase()}. Choose another encoding, or have broken characters repaired.`,
      )
    }
  }
  for await (const chunk of bytes) {
    const text = decode(chunk)
    read += chunk.length
    if (text !== '') yield text
  }
  const rest = decode()
  if (rest !== '') yield rest
}
