import { decodePage, isHtml } from '#lib/separation/decode-page.ts'
import type { PageSource, WarningCode } from '#lib/separation/schema.ts'

type About = { contentType?: string | undefined; url?: string | undefined }

/** What came in as bytes, as a page: decoded by what it says of itself, and taken for HTML where it is. */
export function readPage(bytes: Uint8Array, about: About): PageSource {
  return readPageWithWarnings(bytes, about).source
}

/** The same, with what a person should know of how it was read. */
export function readPageWithWarnings(bytes: Uint8Array, about: About): { source: PageSource; warnings: WarningCode[] } {
  const { text, warnings } = decodePage(bytes, about.contentType)
  if (!isHtml(text, about.contentType)) return { source: { kind: 'text', text }, warnings }
  const source: PageSource = about.url ? { kind: 'html', html: text, url: about.url } : { kind: 'html', html: text }
  return { source, warnings }
}
