import type { GoldAnswers } from '#lib/assignments/gold/schema.ts'
import { recordEvent } from '#lib/audit/mutations.ts'
import { db } from '#lib/db/client.ts'

type By = { siteId: string; userId: string; now: Date }
type Set = { ok: true } | { ok: false; reason: 'not-here' }

/** Makes a comment gold, or changes what is known of it. Figures tell from then on by the new labels. */
export async function setGold(commentId: string, answers: GoldAnswers, by: By): Promise<Set> {
  return db().$transaction(async (tx) => {
    const state = await tx.commentState.findFirst({
      where: { commentId, siteId: by.siteId, revision: { text: { not: null } } },
    })
    if (!state) return { ok: false, reason: 'not-here' }
    const known = { revisionId: state.revisionId, answers, setBy: by.userId, setAt: by.now }
    await tx.goldComment.upsert({
      where: { commentId },
      create: { commentId, siteId: by.siteId, ...known },
      update: known,
    })
    const payload = { attributes: Object.keys(answers).length }
    await recordEvent(tx, { name: 'gold.set', ...subject(commentId, by), payload }, by.now)
    return { ok: true }
  })
}

/** Takes a comment out of the gold ones. */
export async function removeGold(commentId: string, by: By): Promise<Set> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.goldComment.deleteMany({ where: { commentId, siteId: by.siteId } })
    if (count === 0) return { ok: false, reason: 'not-here' }
    await recordEvent(tx, { name: 'gold.removed', ...subject(commentId, by), payload: {} }, by.now)
    return { ok: true }
  })
}

const subject = (commentId: string, by: By) => {
  return { actor: { kind: 'user' as const, id: by.userId }, siteId: by.siteId, subjectId: commentId }
}
