import { useEffect, useState } from 'react'
import type { Answer } from '#app/(desk)/sites/[site]/labels/work/answer-list.tsx'
import { getJson, postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import type { Difference, DifferencePage, DifferenceQuery, Settled } from '#lib/labels/adjudication/schema.ts'

const WRONG: Record<Extract<Settled, { ok: false }>['reason'], string> = {
  'not-here': 'This comment is not here any more.',
  'text-changed': 'Its text changed meanwhile: what was said of the old one need not hold. Pass it over.',
  'unknown-attribute': 'An attribute was merged meanwhile. Load this page again.',
}

type Labels = Record<string, Answer>

function settledOf(difference: Difference | undefined): Labels {
  const entries = Object.entries(difference?.settled ?? {})
  return Object.fromEntries(entries.flatMap(([key, { value }]) => (value === 'cleared' ? [] : [[key, value]])))
}

/** The differences one after the other: what is settled of each, and how one goes on and back. */
export function useSettling({ site, query, page }: { site: string; query: DifferenceQuery; page: DifferencePage }) {
  const [rows, setRows] = useState(page.rows)
  const [next, setNext] = useState(page.next)
  const [at, setAt] = useState(0)
  const [labels, setLabels] = useState<Labels>(() => settledOf(page.rows[0]))
  const [message, setMessage] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [settled, setSettled] = useState(0)
  const now = rows[at] ?? null
  const loading = !now && next !== null

  // What comes after the last of a page is read when the last is before the lead.
  useEffect(() => {
    if (next === null || at < rows.length - 1) return
    const given = Object.entries({ ...query, after: next }).filter(([, value]) => value !== undefined)
    const asked = new URLSearchParams(given as [string, string][])
    void getJson<DifferencePage>(`/api/sites/${site}/adjudications?${asked}`).then((answer) => {
      if (!answer.ok) return setMessage(answer.message)
      setNext(answer.value.next)
      setRows((before) => [
        ...before,
        ...answer.value.rows.filter((row) => before.every((one) => one.commentId !== row.commentId)),
      ])
      if (at >= rows.length) setLabels(settledOf(answer.value.rows[0]))
    })
  }, [at, next, query, rows.length, site])

  const go = (to: number, shown: readonly Difference[] = rows) => {
    setAt(to)
    setLabels(settledOf(shown[to]))
    setMessage(null)
  }

  async function settle(reason: string): Promise<void> {
    if (!now || busy || Object.keys(labels).length === 0) return
    setBusy(true)
    const { commentId, revisionId } = now
    const answer = await postJson<Settled>(`/api/sites/${site}/adjudications`, {
      commentId,
      revisionId,
      labels,
      reason,
    })
    setBusy(false)
    if (!answer.ok) return setMessage(answer.message)
    if (!answer.value.ok) return setMessage(WRONG[answer.value.reason])
    const said = { reason: reason.trim() || null, by: 'you', at: new Date().toISOString() }
    const held = Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, { value, ...said }]))
    if (Object.keys(now.settled).length === 0) setSettled((count) => count + 1)
    const known = rows.map((row) => (row === now ? { ...row, settled: { ...row.settled, ...held } } : row))
    setRows(known)
    go(at + 1, known)
  }

  async function makeGold(): Promise<void> {
    if (!now) return
    const known = Object.entries(now.settled).filter(([, one]) => one.value === 'yes' || one.value === 'no')
    const answers = Object.fromEntries(known.map(([key, one]) => [key, one.value]))
    const answer = await postJson<{ ok: boolean }>(`/api/sites/${site}/gold/${now.commentId}`, { answers })
    if (!answer.ok || !answer.value.ok) return setMessage(answer.ok ? WRONG['not-here'] : answer.message)
    setRows(rows.map((row) => (row === now ? { ...row, gold: true } : row)))
  }

  return {
    now,
    labels,
    setLabels,
    message,
    busy,
    loading,
    settled,
    settle,
    makeGold,
    canGoBack: at > 0,
    pass: () => go(at + 1),
    back: () => at > 0 && go(at - 1),
  }
}
