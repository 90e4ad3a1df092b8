import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { getJson, postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import { applyChanges, diffRules } from '#lib/policies/diff-rules.ts'
import type { Rule } from '#lib/policies/schema.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

export type Base = { number: number; rules: Rule[]; text: string | null }

/** Somebody else's version that came in between. */
export type Newer = Base & { createdBy: string | null }

export type Told =
  | { kind: 'published'; number: number }
  | { kind: 'failed'; message: string }
  | { kind: 'changed-meanwhile'; newer: Newer }
  | null

type Published = { ok: true; number: number } | { ok: false; reason: 'changed-meanwhile' }

/** A policy being edited: what it was made from, what it is now, and what became of publishing it. */
export function usePolicyDraft(siteKey: string, current: Base) {
  const router = useRouter()
  const [base, setBase] = useState(current)
  const [rules, setRules] = useState(current.rules)
  const [text, setText] = useState(current.text ?? '')
  const [told, setTold] = useState<Told>(null)
  const [busy, setBusy] = useState(false)
  const path = `/api/sites/${siteKey}/policies`

  async function findNewer(): Promise<Told> {
    const versions = await getJson<Newer[]>(path)
    const newer = versions.ok ? versions.value[0] : undefined
    if (newer) return { kind: 'changed-meanwhile', newer }
    return { kind: 'failed', message: 'Somebody else published a version meanwhile. Load this page again to see it.' }
  }

  async function send(): Promise<Told> {
    const answer = await postJson<Published>(path, { basedOn: base.number, rules, text })
    if (!answer.ok) return { kind: 'failed', message: answer.message }
    if (!answer.value.ok) return findNewer()
    setBase({ number: answer.value.number, rules, text })
    router.refresh()
    return { kind: 'published', number: answer.value.number }
  }

  const changes = diffRules(base.rules, rules)
  const isNewText = text.trim() !== (base.text ?? '')

  return {
    base,
    rules,
    told,
    busy,
    changes,
    text,
    isNewText,
    isChanged: changes.length > 0 || isNewText,
    setText: (words: string) => {
      setText(words)
      if (told?.kind === 'published') setTold(null)
    },
    set: (attribute: Attribute, threshold: number | null) => {
      const others = rules.filter((rule) => rule.attribute !== attribute)
      setRules(threshold === null ? others : [...others, { attribute, threshold }])
      if (told?.kind === 'published') setTold(null)
    },
    reset: () => {
      setRules(base.rules)
      setText(base.text ?? '')
    },
    publish: async () => {
      setBusy(true)
      setTold(await send())
      setBusy(false)
    },
    /** Goes on from the newer version: as it is, or with one's own changes on top of it. */
    goOnFrom: (newer: Newer, keepMine: boolean) => {
      setBase(newer)
      setRules(keepMine ? applyChanges(newer.rules, changes) : newer.rules)
      if (!keepMine || !isNewText) setText(newer.text ?? '')
      setTold(null)
      router.refresh()
    },
  }
}
