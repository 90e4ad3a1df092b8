import { decodePage, isHtml } from '#lib/separation/decode-page.ts'
import type { PageSource, WarningCode } from '#lib/separation/schema.ts'

/** What to know of a page whose letters are a guess. */
export const GUESSED: WarningCode = 'encoding-guessed'

/** `guessed` where the bytes are those of letters that were guessed before, as the encoding of a fetched page. */
type About = { contentType?: string | undefined; url?: string | undefined; guessed?: boolean | undefined }

/** What came in as bytes, as a page: decoded by what it says of itself, and taken for HTML where it is; and what to know of that. */
export function readPage(bytes: Uint8Array, about: About): { source: PageSource; warnings: WarningCode[] } {
  const { text, warnings: own } = decodePage(bytes, about.contentType)
  const warnings = about.guessed && !own.includes(GUESSED) ? [...own, GUESSED] : own
  if (!isHtml(text, about.contentType)) return { source: { kind: 'text', text }, warnings }
  const source: PageSource = about.url ? { kind: 'html', html: text, url: about.url } : { kind: 'html', html: text }
  return { source, warnings }
}
