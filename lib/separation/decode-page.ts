import type { WarningCode } from './schema.ts'

/** How many bytes of a page are searched for its own word on its encoding; browsers search 1,024. */
const PRESCAN = 4096

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label.trim())
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function fromBom(bytes: Uint8Array): TextDecoder | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decoderFor('utf-8')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoderFor('utf-16be')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoderFor('utf-16le')
  return null
}

function fromHeader(contentType: string | undefined): TextDecoder | null {
  const label = /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1]
  return label === undefined ? null : decoderFor(label)
}

/** A page that names UTF-16 in readable ASCII cannot be UTF-16; it is read as UTF-8, as browsers do. */
function fromMeta(bytes: Uint8Array): TextDecoder | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN))
  const label = /<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1]
  return label === undefined ? null : decoderFor(/^utf-?16/i.test(label) ? 'utf-8' : label)
}

/** Valid UTF-8; with `cut` the last character may lack its end. */
function isUtf8(bytes: Uint8Array, cut = false): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** In two steps: in one, Node 24 takes the quotes and dashes of Windows-1252, bytes 0x80 to 0x9F, for control characters. */
const decode = (decoder: TextDecoder, bytes: Uint8Array): string =>
  decoder.decode(bytes, { stream: true }) + decoder.decode()

type Decoded = { text: string; warnings: WarningCode[] }

const guessed = (label: string, bytes: Uint8Array): Decoded => ({
  text: decode(new TextDecoder(label), bytes),
  warnings: ['encoding-guessed'],
})

/** What calls itself UTF-8 and is not: Windows-1252 where more characters beyond ASCII are broken than whole, else UTF-8 as it is. */
function decodeUtf8(bytes: Uint8Array): Decoded {
  const text = decode(new TextDecoder('utf-8'), bytes)
  if (isUtf8(bytes, true)) return { text, warnings: [] }
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const whole = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0
  return broken > whole ? guessed('windows-1252', bytes) : { text, warnings: ['encoding-guessed'] }
}

/** UTF-16 without a mark: every second byte of Latin text is zero. */
function guessWide(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 1000)
  if (sample.length < 4) return null
  const zeros = [0, 0]
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const enough = sample.length * 0.3
  if ((zeros[1] ?? 0) > enough && (zeros[0] ?? 0) < 5) return 'utf-16le'
  return (zeros[0] ?? 0) > enough && (zeros[1] ?? 0) < 5 ? 'utf-16be' : null
}

/**
 * Decodes a page's bytes: by its byte-order mark, the header's charset, its own meta or XML declaration, else by
 * guess (UTF-8 where it is valid, UTF-16 where every second byte is zero, Windows-1252). Never throws; `warnings` has
 * "encoding-guessed" where nothing named the encoding and the bytes are not plain UTF-8, or where they are not what was named.
 */
export function decodePage(bytes: Uint8Array, contentType?: string): Decoded {
  const named = fromBom(bytes) ?? fromHeader(contentType) ?? fromMeta(bytes)
  if (named !== null && !(named.encoding !== 'utf-8' && isPlainlyUtf8(bytes)))
    return named.encoding === 'utf-8' ? decodeUtf8(bytes) : { text: decode(named, bytes), warnings: [] }
  const wide = guessWide(bytes)
  if (wide === null && isUtf8(bytes)) return { text: decode(new TextDecoder('utf-8'), bytes), warnings: [] }
  return guessed(wide ?? 'windows-1252', bytes)
}

/** Valid UTF-8 with characters beyond ASCII is UTF-8 whatever a page of one-byte encoding claims: chance is tiny. */
function isPlainlyUtf8(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0xc1) && fromBom(bytes) === null && isUtf8(bytes)
}

const MARKUP =
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<head|<body|<(?:div|p|article|section|main|table|ul|ol|meta|title|span|h[1-6]|link|script|style)\b)/i

/** True when the page is HTML: by its content type where it says, else by how its text begins. */
export function isHtml(text: string, contentType?: string): boolean {
  if (/\b(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? '')) return true
  if (/\btext\/plain\b/i.test(contentType ?? '')) return false
  return MARKUP.test(text.slice(0, 8000).replace(/^\ufeff/, ''))
}
