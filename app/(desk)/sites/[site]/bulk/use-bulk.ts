import { useCallback, useEffect, useState } from 'react'
import { v7 } from 'uuid'
import type { BulkAction, BulkOutcome, BulkStatus } from '#lib/bulks/schema.ts'
import type { QueueRow, View } from '#lib/queue/schema.ts'
import { type Answer, getJson, postJson } from '../queue/api.ts'

const LOOK_AGAIN_MILLISECONDS = 600

const REFUSED = {
  nothing: 'There is nothing here any more.',
  'too-many': 'These are more than 100,000. Narrow them further.',
  'batch-taken': 'This was sent by somebody else.',
  'not-here': 'This is gone. Choose again.',
  'not-yours': 'Only who decided these, or a lead, can undo them.',
  'not-finished': 'This is not done yet.',
  'unknown-attribute': 'One of these attributes is no longer labelled here. Load this page again.',
  'not-allowed': 'Your role labels what it names, and decides nothing here.',
  'not-a-moderator': 'They do not decide on this site any more.',
} as const

/** All that a view holds but for `without`; comments by their ids; or what an earlier bulk left out. */
export type BulkSet =
  | { view: View; without: readonly string[] }
  | { commentIds: readonly string[] }
  | { leftOutOf: string }

/** What becomes of a set: frozen and looked at, worked off, done; `undoing` is the work of taking it back. */
export type BulkStep = { bulk: BulkStatus; action: BulkAction | null; sample: QueueRow[]; undoing: boolean }

/** Freezes a set, has it decided in the background, follows that, and takes it back. */
export function useBulk(site: string) {
  const [step, setStep] = useState<BulkStep | null>(null)
  const [message, setMessage] = useState<string | null>(null)
  const path = `/api/sites/${site}/bulks`

  const take = useCallback((answer: Answer<BulkOutcome>): BulkStatus | null => {
    const failed = answer.ok ? (answer.value.ok ? null : REFUSED[answer.value.reason]) : answer.message
    setMessage(failed)
    return answer.ok && answer.value.ok ? answer.value.bulk : null
  }, [])

  const prepare = async (of: BulkSet, action: BulkAction) => {
    const bulk = take(await postJson<BulkOutcome>(path, { batchId: v7(), ...of }))
    if (!bulk) return
    const rows = await getJson<QueueRow[]>(`${path}/${bulk.batchId}/sample`)
    setStep({ bulk, action, sample: rows.ok ? rows.value : [], undoing: false })
  }
  const start = async () => {
    if (!step?.action) return
    const bulk = take(await postJson<BulkOutcome>(`${path}/${step.bulk.batchId}/start`, step.action))
    if (bulk) setStep({ ...step, bulk })
  }
  const undo = async () => {
    if (!step) return
    const bulk = take(await postJson<BulkOutcome>(`${path}/${step.bulk.batchId}/undo`, { batchId: v7() }))
    if (bulk) setStep({ ...step, bulk, undoing: true })
  }

  const running = step?.bulk.state === 'running' ? step.bulk.batchId : null
  useEffect(() => {
    if (!running) return
    const timer = setInterval(async () => {
      const bulk = take(await getJson<BulkOutcome>(`${path}/${running}`))
      if (bulk) setStep((now) => (now?.bulk.batchId === running ? { ...now, bulk } : now))
    }, LOOK_AGAIN_MILLISECONDS)
    return () => clearInterval(timer)
  }, [path, running, take])

  const leave = () => {
    setStep(null)
    setMessage(null)
  }
  return { step, message, prepare, start, undo, leave }
}
