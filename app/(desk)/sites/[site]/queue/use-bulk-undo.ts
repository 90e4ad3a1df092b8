import { useCallback } from 'react'
import { type BulkOwner, forgetBulk, type RememberedBulk } from '../bulk/remember-bulks.ts'
import { finishedBulk, startUndo } from '../bulk/undo-bulk.ts'
import { sayDone } from './say-done.ts'

/** What took a bulk back, and how many comments stand again as they did before it. */
export type UndoneBulk = { kind: RememberedBulk['kind']; undoingId: string; count: number }

type Context = BulkOwner & { say: (text: string) => void; onUndone: (undone: UndoneBulk) => Promise<void> }

/** Takes a bulk back after its panel has gone; that is worked off in the background, and told at its end. */
export function useBulkUndo({ site, userId, say, onUndone }: Context) {
  return useCallback(
    async ({ batchId, kind }: RememberedBulk) => {
      const undoing = await startUndo(site, batchId)
      if (!('refused' in undoing) || undoing.forGood) forgetBulk({ site, userId }, batchId)
      if ('refused' in undoing) return say(undoing.refused)
      say('Undoing…')
      const undone = await finishedBulk(site, undoing)
      if ('refused' in undone) return say(undone.refused)
      const { batchId: undoingId, applied, done } = undone
      const left = done - applied
      say(left > 0 ? `Undone, but for ${left.toLocaleString('en')} changed since` : `Undone: ${sayDone(kind, applied)}`)
      await onUndone({ kind, undoingId, count: applied })
    },
    [site, userId, say, onUndone],
  )
}
