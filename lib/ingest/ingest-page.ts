import { newId } from '#lib/db/id.ts'
import { storePage } from '#lib/ingest/mutations.ts'
import { planPage } from '#lib/ingest/plan-page.ts'
import { type IngestOutcome, MAX_PAGE_LENGTH, type PageToIngest } from '#lib/ingest/schema.ts'
import { separateInWorker } from '#lib/ingest/separate-in-worker.ts'
import { waitsForALook } from '#lib/ingest/waits-for-a-look.ts'
import type { PageSource, Separation } from '#lib/separation/schema.ts'
import { storable } from '#lib/text.ts'

/**
 * The way of a page in: separated, corrected where a person moved the border, planned and stored, with scoring asked
 * for. Deterministic but for ids; the same page twice answers `already-here`.
 */
export async function ingestPage(
  page: PageToIngest,
  { pseudonymKey, signal }: { pseudonymKey: string; signal?: AbortSignal },
): Promise<IngestOutcome> {
  const source = storableSource(page.source)
  const text = source.kind === 'html' ? source.html : source.text
  if (text.length > MAX_PAGE_LENGTH) return { ok: false, reason: 'too-large' }
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  const correction = page.correction && { border: page.correction, splits: [], marks: {} }
  const separated = await separateInWorker(source, correction ? [null, correction] : [null], { signal })
  if (!separated.ok) return separated
  const [first, second = null] = separated.separations
  const separation = withWarnings(first, page)
  const corrected = second && withWarnings(second, page)
  const block = page.correction?.firstCommentBlock ?? null
  if (block !== null && block >= separation.blocks.length) return { ok: false, reason: 'no-such-block' }
  const plan = planPage(corrected ?? separation, { siteId: page.siteId, newId, pseudonymKey })
  const waiting = waitsForALook(separation, { origin: page.origin, corrected: corrected !== null })
  return storePage({ page: { ...page, source }, source: text, separation, corrected, plan, waiting })
}

const withWarnings = (separation: Separation, { warnings = [] }: PageToIngest): Separation =>
  warnings.length === 0 ? separation : { ...separation, warnings: [...separation.warnings, ...warnings] }

function storableSource(source: PageSource): PageSource {
  if (source.kind === 'text') return { ...source, text: storable(source.text) }
  const html = storable(source.html)
  return source.url === undefined ? { ...source, html } : { ...source, html, url: storable(source.url) }
}
