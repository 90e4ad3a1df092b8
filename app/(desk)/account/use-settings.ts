import { useState } from 'react'
import type { PersonSettings } from '#lib/accounts/settings/schema.ts'
import { postJson } from '../sites/[site]/queue/api.ts'

type Saved = { state: 'as-kept' | 'saving' | 'kept' } | { state: 'failed'; message: string }

/** One's own settings, kept as soon as one of them changes; what could not be kept goes back. */
export function useSettings(first: PersonSettings) {
  const [settings, setSettings] = useState(first)
  const [saved, setSaved] = useState<Saved>({ state: 'as-kept' })
  const change = async (some: Partial<PersonSettings>) => {
    const next = { ...settings, ...some }
    setSettings(next)
    setSaved({ state: 'saving' })
    const answer = await postJson<PersonSettings>('/api/settings', next)
    setSaved(answer.ok ? { state: 'kept' } : { state: 'failed', message: answer.message })
    if (!answer.ok) setSettings(settings)
  }
  return { settings, saved, change }
}
