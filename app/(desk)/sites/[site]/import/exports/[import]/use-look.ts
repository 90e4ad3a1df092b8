import { useEffect, useState } from 'react'
import { getJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import type { Looked } from '#lib/imports/open-look.ts'
import type { Format, ImportSettings } from '#lib/imports/schema.ts'

type Change = Partial<ImportSettings>

/** What a file looks like, asked again when format or letters change, and the settings that a person makes of it. */
export function useLook(path: string, before: ImportSettings | null) {
  const [draft, setDraft] = useState<ImportSettings | null>(before)
  const [look, setLook] = useState<Looked | null>(null)
  const [asked, setAsked] = useState<{ format: Format | null; encoding: string }>({
    format: before?.format ?? null,
    encoding: before?.encoding ?? 'auto',
  })

  useEffect(() => {
    let here = true
    const query = new URLSearchParams({ encoding: asked.encoding, ...(asked.format && { format: asked.format }) })
    void getJson<Looked>(`${path}/look?${query}`).then((answer) => {
      if (!here) return
      const found: Looked = answer.ok ? answer.value : { ok: false, reason: answer.message }
      setLook(found)
      setDraft((current) => complete(current, found))
    })
    return () => {
      here = false
    }
  }, [path, asked])

  function change(by: Change): void {
    setDraft((current) => current && { ...current, ...by, ...(by.format && { mapping: null, source: renamed(current, by.format) }) }) // biome-ignore format: one thought
    if (by.format || by.encoding) setAsked((current) => ({ ...current, ...by }))
  }
  return { look, draft, change }
}

/** A source that nobody named goes by its format. */
const renamed = (current: ImportSettings, format: Format): string =>
  current.source === current.format ? format : current.source

function complete(current: ImportSettings | null, found: Looked): ImportSettings {
  const format = current?.format ?? (found.ok ? found.look.format : 'csv')
  const fresh: ImportSettings = { format, source: format, mapping: null, encoding: 'auto', removed: false }
  const settings = current ?? fresh
  return { ...settings, mapping: settings.mapping ?? (found.ok ? found.mapping : null) }
}
