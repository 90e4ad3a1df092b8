import { articleOfSource } from '#lib/ingest/data.ts'
import type { PreviewOutcome } from '#lib/ingest/page-preview.ts'
import { readPage } from '#lib/ingest/read-page.ts'
import type { PreviewQuery } from '#lib/ingest/schema.ts'
import { separateInWorker } from '#lib/ingest/separate-in-worker.ts'
import { showPreview } from '#lib/ingest/show-preview.ts'
import type { BorderCorrection } from '#lib/separation/schema.ts'

type Upload = { siteId: string; bytes: Uint8Array; contentType: string | undefined; signal?: AbortSignal }

/** Separates a page that a person is about to import, so that they see it first. Stores nothing. */
export async function previewPage(upload: Upload, asked: PreviewQuery): Promise<PreviewOutcome> {
  const { source, warnings } = readPage(upload.bytes, { ...asked, contentType: upload.contentType })
  const text = source.kind === 'html' ? source.html : source.text
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  const correction = correctionOf(asked)
  const separated = await separateInWorker(source, [correction && { border: correction, splits: [], marks: {} }], {
    signal: upload.signal,
  })
  if (!separated.ok) return separated
  const [separation] = separated.separations
  const block = correction?.firstCommentBlock ?? null
  if (block !== null && block >= separation.blocks.length) return { ok: false, reason: 'no-such-block' }
  const knownAs = await articleOfSource(upload.siteId, text)
  const all = { ...separation, warnings: [...separation.warnings, ...warnings] }
  return { ok: true, preview: showPreview(all, { ...asked, correction, knownAs }) }
}

/** What a person said of the border: nothing, none, or where it stands. */
export function correctionOf({ border }: Pick<PreviewQuery, 'border'>): BorderCorrection | null {
  return border === undefined ? null : { firstCommentBlock: border }
}
