import { useRef, useState } from 'react'
import type { Answer, Asked } from '#app/(desk)/sites/[site]/labels/work/answer-list.tsx'
import { postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import type { Answered, OwnAssignment, SkipReason } from '#lib/assignments/schema.ts'
import type { MarkedSpans } from '#lib/labels/schema.ts'

type Answers = Record<string, Answer>
type Draft = { answers: Answers; spans: MarkedSpans }

const WRONG: Record<Extract<Answered['outcome'], { ok: false }>['reason'], string> = {
  'not-yours': 'It waited too long and was given to somebody else. Here is the next one.',
  'text-changed': 'Its text changed meanwhile. Here is the next one.',
  closed: 'The project was closed meanwhile: what you said before stays as it was.',
  incomplete: 'Not every attribute has an answer. Load this page again: what is asked for has changed.',
  'span-outside': 'A mark reaches out of the text. Take it away and try again.',
  'skipped-already': 'It was answered already.',
}

function draftOf(assignment: OwnAssignment | null, attributes: readonly Asked[]): Draft {
  const said = assignment?.labels ?? {}
  const answer = (key: string): Answer => (said[key] === 'yes' || said[key] === 'unsure' ? said[key] : 'no')
  return {
    answers: Object.fromEntries(attributes.map(({ key }) => [key, answer(key)])),
    spans: assignment?.spans ?? {},
  }
}

/** The comment before an annotator, what they are about to say of it, and how they go on and back. */
export function useWork(site: string, first: OwnAssignment | null, attributes: readonly Asked[]) {
  const [now, setNow] = useState(first)
  const [draft, setDraft] = useState(() => draftOf(first, attributes))
  /** What was answered in this window, the newest last, with what was said of it. */
  const [past, setPast] = useState<OwnAssignment[]>([])
  /** What waits while an earlier one is looked at again. */
  const [ahead, setAhead] = useState<OwnAssignment | null>(null)
  const [message, setMessage] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(0)
  const since = useRef(Date.now())

  const show = (assignment: OwnAssignment | null) => {
    setNow(assignment)
    setDraft(draftOf(assignment, attributes))
    since.current = Date.now()
  }

  async function send(body: object, kept: OwnAssignment | null): Promise<void> {
    if (!now || busy) return
    setBusy(true)
    const leadMs = Date.now() - since.current
    const answer = await postJson<Answered>(`/api/sites/${site}/assignments/${now.id}`, { ...body, leadMs })
    setBusy(false)
    if (!answer.ok) return setMessage(answer.message)
    const { outcome, next } = answer.value
    setMessage(outcome.ok ? null : WRONG[outcome.reason])
    if (!outcome.ok && outcome.reason !== 'not-yours' && outcome.reason !== 'text-changed') return
    if (outcome.ok && kept) setPast((before) => [...before.filter((one) => one.id !== kept.id), kept])
    if (outcome.ok && !ahead) setDone((count) => count + 1)
    setAhead(null)
    show(ahead ?? next)
  }

  return {
    now,
    draft,
    setDraft,
    message,
    busy,
    done,
    canGoBack: past.length > 0,
    submit: () =>
      send({ labels: draft.answers, spans: draft.spans }, now && { ...now, labels: draft.answers, spans: draft.spans }),
    skip: (reason: SkipReason) => send({ reason }, null),
    back: () => {
      const last = past.at(-1)
      if (!last) return
      setPast(past.slice(0, -1))
      if (!ahead) setAhead(now)
      show(last)
    },
  }
}
