import { findImport, rememberedMapping } from '#lib/imports/data.ts'
import { detectFormat, formatOf, isPartOf } from '#lib/imports/detect-format.ts'
import { type Look, lookAtText } from '#lib/imports/look-at-text.ts'
import { looksLikeHtml, markupOf } from '#lib/imports/looks-like-html.ts'
import { type FileSource, openTexts } from '#lib/imports/open-texts.ts'
import type { ExportText } from '#lib/imports/read-export.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import { type Encoding, type Format, type Mapping, needsMapping } from '#lib/imports/schema.ts'
import { signColumns, suggestMapping } from '#lib/imports/suggest-mapping.ts'
import { fileBytes } from '#lib/imports/uploads/data.ts'

type Asked = { siteId: string; format: Format | null; encoding: Encoding }

/** What a file looks like, with the mapping that its columns had last time, or most likely have. */
export type Looked =
  | { ok: true; look: Look; signature: string | null; mapping: Mapping | null; remembered: boolean }
  | { ok: false; reason: string }

/** In how many texts of a zip comments are looked for. */
const MOST_TEXTS = 20

/**
 * Looks at the beginning of a file, and at none of its texts twice. A zip is known by the first export in it that has
 * comments, else by an export without, else by the first table: Google and others pack their exports with tables of settings.
 */
export async function lookAtFile(file: FileSource, asked: Asked): Promise<Looked> {
  const refused: { export?: string; table?: string } = {}
  let without: Look | null = null
  let table: Look | null = null
  let looked = 0
  try {
    for await (const text of openTexts(file, asked.encoding)) {
      const format = asked.format ?? (text.packed ? formatOf(text.head) : detectFormat(text.head))
      if (!format || !isPartOf(text, format) || (table && needsMapping(format))) continue
      looked += 1
      const found: Look | string = await lookUnlessRefused(text, format)
      if (typeof found === 'string') refused[needsMapping(format) ? 'table' : 'export'] ??= found
      else if (found.kind === 'table') table = found
      else if (found.comments.length > 0) return await complete(asked.siteId, found)
      else without ??= found
      if ((table && asked.format) || looked >= MOST_TEXTS) break
    }
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error
    return { ok: false, reason: error.message }
  }
  const best = without ?? (refused.export === undefined ? table : null)
  if (best) return complete(asked.siteId, best)
  return { ok: false, reason: refused.export ?? refused.table ?? 'There is nothing in this file that could be read.' }
}

async function lookUnlessRefused(text: ExportText, format: Format): Promise<Look | string> {
  try {
    return await lookAtText(text, format)
  } catch (error) {
    if (error instanceof ImportRefusal) return error.message
    throw error
  }
}

async function complete(siteId: string, look: Look): Promise<Looked> {
  if (look.kind === 'comments') return { ok: true, look, signature: null, mapping: null, remembered: false }
  const signature = signColumns(look.columns)
  const remembered = await rememberedMapping(siteId, signature)
  const mapping = remembered ?? suggest(look)
  return { ok: true, look, signature, mapping, remembered: remembered !== null }
}

function suggest(look: Extract<Look, { kind: 'table' }>): Mapping | null {
  const mapping = suggestMapping(look.columns)
  return mapping && { ...mapping, html: looksLikeHtml(markupOf(look, mapping.columns.text)) }
}

/** The same of a file that was sent; null where it is not here, or not whole. */
export async function lookAtUpload(importId: string, asked: Asked): Promise<Looked | null> {
  const file = await findImport(asked.siteId, importId)
  if (!file?.kept || file.received < file.bytes) return null
  const read = (start: number, end: number) => fileBytes(importId, start, end)
  return lookAtFile({ name: file.fileName, bytes: file.bytes, read }, asked)
}
