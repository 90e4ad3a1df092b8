import { type FetchRefusal, type FetchRules, fetchPage } from '#lib/ingest/fetch-page.ts'
import { readPage } from '#lib/ingest/read-page.ts'

export type FetchedSource =
  | { ok: true; kind: 'text' | 'html'; text: string; url: string }
  | { ok: false; reason: FetchRefusal }

/** Fetches a page and decodes it, so that a person sees, corrects and imports the very page that was fetched. */
export async function fetchSource(address: string, rules?: FetchRules): Promise<FetchedSource> {
  const page = await fetchPage(address, rules)
  if (!page.ok) return page
  const { source } = readPage(page.bytes, page)
  return { ok: true, kind: source.kind, text: source.kind === 'html' ? source.html : source.text, url: page.url }
}
