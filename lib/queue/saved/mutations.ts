import { recordEvent } from '#lib/audit/mutations.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { isUniqueViolation } from '#lib/db/violations.ts'
import type { NewView } from '#lib/queue/saved/schema.ts'
import { viewQueryString } from '#lib/queue/write-view.ts'

type Keeper = { siteId: string; userId: string; now: Date }

/** Keeps a view under a name for everybody on the site. A name stands for one view. */
export async function saveView(
  { name, view }: NewView,
  by: Keeper,
): Promise<{ ok: true; id: string } | { ok: false; reason: 'name-taken' }> {
  const { siteId, userId, now } = by
  const id = newId()
  try {
    await db().$transaction(async (tx) => {
      const query = viewQueryString(view)
      await tx.savedView.create({ data: { id, siteId, name, query, createdBy: userId, createdAt: now } })
      await recordEvent(tx, { name: 'view.saved', ...about(id, by), payload: {} }, now)
    })
    return { ok: true, id }
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'name-taken' }
    throw error
  }
}

/** Takes a saved view away: its keeper may, and who `mayRemoveAll`. */
export async function removeView(
  id: string,
  by: Keeper & { mayRemoveAll: boolean },
): Promise<{ ok: true } | { ok: false; reason: 'not-here' | 'not-yours' }> {
  return db().$transaction(async (tx) => {
    const view = await tx.savedView.findFirst({ where: { id, siteId: by.siteId } })
    if (!view) return { ok: false, reason: 'not-here' }
    if (view.createdBy !== by.userId && !by.mayRemoveAll) return { ok: false, reason: 'not-yours' }
    const { count } = await tx.savedView.deleteMany({ where: { id } })
    if (count === 0) return { ok: false, reason: 'not-here' }
    await recordEvent(tx, { name: 'view.removed', ...about(id, by), payload: {} }, by.now)
    return { ok: true }
  })
}

function about(subjectId: string, { userId, siteId }: Keeper) {
  return { actor: { kind: 'user' as const, id: userId }, siteId, subjectId }
}
