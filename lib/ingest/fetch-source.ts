import { type FetchRefusal, type FetchRules, fetchPage } from '#lib/ingest/fetch-page.ts'
import { GUESSED, readPage } from '#lib/ingest/read-page.ts'

export type FetchedSource =
  | { ok: true; kind: 'text' | 'html'; text: string; url: string; guessed: boolean }
  | { ok: false; reason: FetchRefusal }

/**
 * Fetches a page and decodes it, so that a person sees, corrects and imports the very page that was fetched. `guessed` says
 * that its encoding was, which its letters do not show any more.
 */
export async function fetchSource(address: string, rules?: FetchRules): Promise<FetchedSource> {
  const page = await fetchPage(address, rules)
  if (!page.ok) return page
  const { source, warnings } = readPage(page.bytes, page)
  const text = source.kind === 'html' ? source.html : source.text
  return { ok: true, kind: source.kind, text, url: page.url, guessed: warnings.includes(GUESSED) }
}
