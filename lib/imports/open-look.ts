import { findImport, rememberedMapping } from '#lib/imports/data.ts'
import { type Look, lookAtText } from '#lib/imports/look-at-text.ts'
import { type FileSource, openTexts } from '#lib/imports/open-texts.ts'
import { ImportRefusal } from '#lib/imports/refusal.ts'
import type { Encoding, Format, Mapping } from '#lib/imports/schema.ts'
import { signColumns, suggestMapping } from '#lib/imports/suggest-mapping.ts'
import { fileBytes } from '#lib/imports/uploads/data.ts'

type Asked = { siteId: string; format: Format | null; encoding: Encoding }

/** What a file looks like, with the mapping that its columns had last time, or most likely have. */
export type Looked =
  | { ok: true; look: Look; signature: string | null; mapping: Mapping | null; remembered: boolean }
  | { ok: false; reason: string }

/** Looks at the beginning of a file; a zip is known by the first text in it that is anything. */
export async function lookAtFile(file: FileSource, { siteId, format, encoding }: Asked): Promise<Looked> {
  let refusal = 'There is nothing in this file that could be read.'
  try {
    for await (const text of openTexts(file, encoding)) {
      try {
        return await complete(siteId, await lookAtText(text, format))
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

async function complete(siteId: string, look: Look): Promise<Looked> {
  if (look.kind === 'comments') return { ok: true, look, signature: null, mapping: null, remembered: false }
  const signature = signColumns(look.columns)
  const mapping = await rememberedMapping(siteId, signature)
  return { ok: true, look, signature, mapping: mapping ?? suggestMapping(look.columns), remembered: mapping !== null }
}

/** The same of a file that was sent; null where it is not here, or not whole. */
export async function lookAtUpload(importId: string, asked: Asked): Promise<Looked | null> {
  const file = await findImport(asked.siteId, importId)
  if (!file?.kept || file.received < file.bytes) return null
  const read = (start: number, end: number) => fileBytes(importId, start, end)
  return lookAtFile({ name: file.fileName, bytes: file.bytes, read }, asked)
}
