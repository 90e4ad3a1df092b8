import { decodePage, isHtml } from '#lib/separation/decode-page.ts'
import type { PageSource } from '#lib/separation/schema.ts'

/** What came in as bytes, as a page: decoded by what it says of itself, and taken for HTML where it is. */
export function readPage(
  bytes: Uint8Array,
  about: { contentType?: string | undefined; url?: string | undefined },
): PageSource {
  const { text } = decodePage(bytes, about.contentType)
  if (!isHtml(text, about.contentType)) return { kind: 'text', text }
  return about.url ? { kind: 'html', html: text, url: about.url } : { kind: 'html', html: text }
}
