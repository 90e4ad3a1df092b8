import { findImport, rememberedMapping } from '#lib/imports/data.ts'
import { formatOf } from '#lib/imports/detect-format.ts'
import { type Look, lookAtText } from '#lib/imports/look-at-text.ts'
import { type FileSource, openTexts } from '#lib/imports/open-texts.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import { type Encoding, type Format, type Mapping, needsMapping } from '#lib/imports/schema.ts'
import { looksLikeHtml, signColumns, suggestMapping } from '#lib/imports/suggest-mapping.ts'
import { fileBytes } from '#lib/imports/uploads/data.ts'

type Asked = { siteId: string; format: Format | null; encoding: Encoding }

/** What a file looks like, with the mapping that its columns had last time, or most likely have. */
export type Looked =
  | { ok: true; look: Look; signature: string | null; mapping: Mapping | null; remembered: boolean }
  | { ok: false; reason: string }

/** Looks at the beginning of a file; a zip is known by the first export in it, or else by the first table. */
export async function lookAtFile(file: FileSource, { siteId, format, encoding }: Asked): Promise<Looked> {
  let refusal = 'There is nothing in this file that could be read.'
  try {
    const wanted = format ?? (await formatInZip(file, encoding))
    for await (const text of openTexts(file, encoding)) {
      if (text.packed && wanted && formatOf(text.head) !== wanted) continue
      try {
        return await complete(siteId, await lookAtText(text, wanted))
      } catch (error) {
        if (!(error instanceof ImportRefusal)) throw error
        refusal = error.message
      }
    }
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error
    refusal = error.message
  }
  return { ok: false, reason: refusal }
}

/** Google and others pack their exports with tables of settings. Null for a file that is no zip. */
async function formatInZip(file: FileSource, encoding: Encoding): Promise<Format | null> {
  let table: Format | null = null
  for await (const { head, packed } of openTexts(file, encoding)) {
    const found = packed ? formatOf(head) : null
    if (!packed || (found && !needsMapping(found))) return found
    table ??= found
  }
  return table
}

async function complete(siteId: string, look: Look): Promise<Looked> {
  if (look.kind === 'comments') return { ok: true, look, signature: null, mapping: null, remembered: false }
  const signature = signColumns(look.columns)
  const remembered = await rememberedMapping(siteId, signature)
  const mapping = remembered ?? suggest(look)
  return { ok: true, look, signature, mapping, remembered: remembered !== null }
}

function suggest({ columns, rows }: Extract<Look, { kind: 'table' }>): Mapping | null {
  const mapping = suggestMapping(columns)
  const place = columns.indexOf(mapping?.columns.text ?? '')
  return mapping && { ...mapping, html: looksLikeHtml(rows.map((row) => row[place] ?? '')) }
}

/** The same of a file that was sent; null where it is not here, or not whole. */
export async function lookAtUpload(importId: string, asked: Asked): Promise<Looked | null> {
  const file = await findImport(asked.siteId, importId)
  if (!file?.kept || file.received < file.bytes) return null
  const read = (start: number, end: number) => fileBytes(importId, start, end)
  return lookAtFile({ name: file.fileName, bytes: file.bytes, read }, asked)
}
