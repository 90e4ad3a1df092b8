import { REFUSALS, type Refusal } from '#app/(desk)/sites/[site]/import/words.ts'
import type { FetchedSource } from '#lib/ingest/fetch-source.ts'
import { MAX_UPLOAD_BYTES, type PagePreview, type PreviewOutcome } from '#lib/ingest/page-preview.ts'
import type { IngestOutcome } from '#lib/ingest/schema.ts'

/** A page on this side, not stored yet. `bytes` carries its content type; `guessed` says that the server had to guess its encoding. */
export type Draft = { name: string; bytes: Blob; url: string | null; guessed?: boolean }

/** Where a person put the border: undefined for where it was found, null for "no comments here". */
export type Border = number | null | undefined

/** Which part of a large page to show. */
export type Window = { blocksFrom?: number; commentsFrom?: number }

export type Answer<T> = { ok: true; value: T } | { ok: false; message: string }

type Refused = { ok: false; reason: Refusal }

export type Stored = { is: 'saved' | 'known'; articleId: string; comments: number; title: string | null }

const refuse = (reason: Refusal): Answer<never> => ({ ok: false, message: REFUSALS[reason] })

export async function previewDraft(
  siteKey: string,
  draft: Draft,
  asked: { border: Border; window?: Window; signal: AbortSignal },
): Promise<Answer<PagePreview>> {
  if (draft.bytes.size > MAX_UPLOAD_BYTES) return refuse('too-large')
  const query = addressQuery(draft, asked.border, asked.window)
  const path = `/api/sites/${siteKey}/pages/preview?${query}`
  const sent = await send<PreviewOutcome | Refused>(path, { body: draft.bytes, signal: asked.signal })
  if (!sent.ok) return sent
  return sent.value.ok ? { ok: true, value: sent.value.preview } : refuse(sent.value.reason)
}

/** How a draft is stored: with its border where a person put it, its article under a section or under none. */
type Storing = { border: Border; section: string | null }

export async function storeDraft(siteKey: string, draft: Draft, of: Storing): Promise<Answer<Stored>> {
  const under = of.section ? `&section=${of.section}` : ''
  const path = `/api/sites/${siteKey}/pages?${addressQuery(draft, of.border)}${under}`
  const sent = await send<IngestOutcome>(path, { body: draft.bytes })
  if (!sent.ok) return sent
  const outcome = sent.value
  if (outcome.ok) return { ok: true, value: { is: 'saved', ...outcome } }
  if (outcome.reason !== 'already-here') return refuse(outcome.reason)
  return { ok: true, value: { is: 'known', articleId: outcome.articleId, comments: 0, title: null } }
}

/** Has the server fetch an address; the page that comes back is a draft like any other. */
export async function fetchDraft(siteKey: string, address: string): Promise<Answer<Draft>> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ address })
  const sent = await send<FetchedSource>(`/api/sites/${siteKey}/pages/fetch`, { body, headers })
  if (!sent.ok) return sent
  if (!sent.value.ok) return refuse(sent.value.reason)
  const { kind, text, url, guessed } = sent.value
  return { ok: true, value: { name: url, bytes: textBlob(text, kind), url, guessed } }
}

/** What was pasted, as the bytes of a file; `kind` "unknown" lets the server see whether it is HTML. */
export function textBlob(text: string, kind: 'text' | 'html' | 'unknown'): Blob {
  const type = { text: 'text/plain', html: 'text/html', unknown: 'application/octet-stream' }[kind]
  return new Blob([text], { type: `${type};charset=utf-8` })
}

/** A file's own bytes: what it says of its encoding counts, and only HTML is believed by its name. */
export function fileDraft(file: File): Draft {
  const type = /html/i.test(file.type) ? 'text/html' : 'application/octet-stream'
  return { name: file.name, bytes: file.slice(0, file.size, type), url: null }
}

/** What is said of a page beside its bytes. */
export function addressQuery({ url, guessed }: Draft, border: Border, window: Window = {}): string {
  const query = new URLSearchParams()
  if (border !== undefined) query.set('border', border === null ? 'none' : String(border))
  if (url) query.set('url', url)
  if (guessed) query.set('guessed', 'yes')
  for (const [name, value] of Object.entries(window)) query.set(name, String(value))
  return query.toString()
}

async function send<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { method: 'POST', ...init })
    if (response.ok) return { ok: true, value: (await response.json()) as T }
    if (response.status === 401) return { ok: false, message: 'You are signed out. Sign in again in another tab.' }
    const problem = (await response.json().catch(() => ({}))) as { detail?: string }
    return { ok: false, message: problem.detail ?? `The server answered ${response.status}.` }
  } catch (error) {
    const aborted = error instanceof DOMException && error.name === 'AbortError'
    if (!aborted && !(error instanceof TypeError)) throw error
    return { ok: false, message: 'The server could not be reached. What you entered is still here: try again.' }
  }
}
