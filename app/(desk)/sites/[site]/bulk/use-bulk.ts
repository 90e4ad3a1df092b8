import { useCallback, useEffect, useState } from 'react'
import { v7 } from 'uuid'
import type { BulkAction, BulkOutcome, BulkStatus } from '#lib/bulks/schema.ts'
import type { QueueRow, View } from '#lib/queue/schema.ts'
import { getJson, postJson } from '../queue/api.ts'
import { type BulkRefused, bulkIn } from './explain-bulk.ts'
import { type BulkOwner, forgetBulk, rememberBulk } from './remember-bulks.ts'
import { startUndo } from './undo-bulk.ts'

const LOOK_AGAIN_MILLISECONDS = 600

/** All that a view holds but for `without`; comments by their ids; or what an earlier bulk left out. */
export type BulkSet =
  | { view: View; without: readonly string[] }
  | { commentIds: readonly string[] }
  | { leftOutOf: string }

/** What becomes of a set: frozen and looked at, worked off, done; `undoing` is the work of taking it back. */
export type BulkStep = { bulk: BulkStatus; action: BulkAction | null; sample: QueueRow[]; undoing: boolean }

/** Freezes a set, has it decided in the background, follows that, and takes it back. */
export function useBulk(owner: BulkOwner) {
  const { site } = owner
  const [step, setStep] = useState<BulkStep | null>(null)
  const [message, setMessage] = useState<string | null>(null)
  const path = `/api/sites/${site}/bulks`

  const take = useCallback((bulk: BulkStatus | BulkRefused): BulkStatus | null => {
    const refused = 'refused' in bulk
    setMessage(refused ? bulk.refused : null)
    return refused ? null : bulk
  }, [])

  const prepare = async (of: BulkSet, action: BulkAction) => {
    const bulk = take(bulkIn(await postJson<BulkOutcome>(path, { batchId: v7(), ...of })))
    if (!bulk) return
    const rows = await getJson<QueueRow[]>(`${path}/${bulk.batchId}/sample`)
    setStep({ bulk, action, sample: rows.ok ? rows.value : [], undoing: false })
  }
  const start = async () => {
    if (!step?.action) return
    const bulk = take(bulkIn(await postJson<BulkOutcome>(`${path}/${step.bulk.batchId}/start`, step.action)))
    if (!bulk) return
    rememberBulk(owner, { batchId: bulk.batchId, kind: step.action.kind })
    setStep({ ...step, bulk })
  }
  const undo = async () => {
    if (!step) return
    const bulk = take(await startUndo(site, step.bulk.batchId))
    if (!bulk) return
    forgetBulk(owner, step.bulk.batchId)
    setStep({ ...step, bulk, undoing: true })
  }

  const running = step?.bulk.state === 'running' ? step.bulk.batchId : null
  useEffect(() => {
    if (!running) return
    const timer = setInterval(async () => {
      const bulk = take(bulkIn(await getJson<BulkOutcome>(`${path}/${running}`)))
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
