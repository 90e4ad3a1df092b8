import { decodePage, isHtml } from '#lib/separation/decode-page.ts'
import type { PageSource, WarningCode } from '#lib/separation/schema.ts'

type About = { contentType?: string | undefined; url?: string | undefined }

/** What came in as bytes, as a page: decoded by what it says of itself, and taken for HTML where it is; and what to know of that. */
export function readPage(bytes: Uint8Array, about: About): { source: PageSource; warnings: WarningCode[] } {
  const { text, warnings } = decodePage(bytes, about.contentType)
  if (!isHtml(text, about.contentType)) return { source: { kind: 'text', text }, warnings }
  const source: PageSource = about.url ? { kind: 'html', html: text, url: about.url } : { kind: 'html', html: text }
  return { source, warnings }
}
