import { beforeAll, describe, expect, it } from 'vitest'
import { commentStanding } from '#lib/comments/data.ts'
import { markDeleted, receiveComments } from '#lib/comments/mutations.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decide } from '#lib/decisions/mutations.ts'
import type { Decider, DecisionRequest } from '#lib/decisions/schema.ts'
import { scoreArticle } from '#lib/ingest/score-article.ts'
import { publishPolicy } from '#lib/policies/mutations.ts'
import { queueCounts, viewCount } from '#lib/queue/counts/data.ts'
import { queuePage } from '#lib/queue/data.ts'
import { fakeScorer, makePerson, makeSite, NOW, PSEUDONYM_KEY, SYSTEM } from '#tests/support/desk.ts'

let siteId: string
let ana: Decider
const by = () => ({ siteId, actor: SYSTEM, now: NOW, pseudonymKey: PSEUDONYM_KEY })

beforeAll(async () => {
  siteId = await makeSite()
  ana = { userId: await makePerson('Ana'), mayOverride: false, siteId, now: NOW }
})

/** Sends a comment by a new id, or again by one that there is, and has it scored. */
async function send(text: string, id = newId()): Promise<{ id: string; commentId: string }> {
  const [receipt] = await receiveComments([{ id, text, article: { id: 'a' } }], by())
  const { articleId } = await db().comment.findUniqueOrThrow({ where: { id: receipt?.commentId ?? '' } })
  await scoreArticle(articleId, { scorer: fakeScorer, now: () => NOW })
  return { id, commentId: receipt?.commentId ?? '' }
}

const standing = async (id: string) => {
  const found = await commentStanding(siteId, id)
  return [found?.status, found?.sourceState, found?.version]
}
const inQueue = async (queue: 'pending' | 'escalated' | 'all', commentId: string) => {
  const view = { queue, order: 'newest' as const }
  const { rows } = await queuePage(siteId, view, { cursor: null, userId: ana.userId })
  return rows.some((row) => row.commentId === commentId)
}
const act = async (kind: 'approve' | 'reopen' | 'escalate', commentId: string, version: number) => {
  const request: DecisionRequest = { batchId: newId(), items: [{ commentId, version }], kind, reason: null }
  const outcome = await decide(request, ana)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.applied[0]?.status ?? outcome.refused[0]?.why
}

describe('a comment that is deleted at its source', () => {
  it('leaves queue, counts and views while it waits, and waits again when it comes back', async () => {
    const { id, commentId } = await send('toxicity 0.9')
    const before = await queueCounts(siteId, newId())
    expect(await inQueue('pending', commentId)).toBe(true)
    expect(await markDeleted(id, by())).toBe(true)
    expect(await standing(id)).toEqual(['gone', 'deleted', 2])
    expect(await inQueue('pending', commentId)).toBe(false)
    expect(await inQueue('all', commentId)).toBe(true)
    expect(await queueCounts(siteId, newId())).toMatchObject({
      pending: before.pending - 1,
      flagged: before.flagged - 1,
    })
    expect(await viewCount(siteId, { queue: 'pending' })).toEqual({ count: before.pending - 1, exact: true })
    await send('toxicity 0.9', id)
    expect(await standing(id)).toEqual(['pending', 'present', 3])
    expect(await queueCounts(siteId, newId())).toEqual(before)
  })

  it('is not changed by hearing twice that it is gone, or that it is there', async () => {
    const { id } = await send('twice')
    await markDeleted(id, by())
    await markDeleted(id, by())
    expect(await standing(id)).toEqual(['gone', 'deleted', 2])
    await send('twice', id)
    await send('twice', id)
    expect(await standing(id)).toEqual(['pending', 'present', 3])
  })

  it('is not decided any more, neither as it was seen before nor as it stands', async () => {
    const { id, commentId } = await send('seen')
    await markDeleted(id, by())
    expect(await act('approve', commentId, 1)).toBe('gone')
    expect(await act('approve', commentId, 2)).toBe('gone')
    expect(await db().decision.count({ where: { commentId } })).toBe(0)
  })

  it('keeps its decision, and comes back to where it waited: with a lead, if it was escalated', async () => {
    const approved = await send('decided')
    await act('approve', approved.commentId, 1)
    await markDeleted(approved.id, by())
    expect(await standing(approved.id)).toEqual(['approved', 'deleted', 3])
    expect(await act('reopen', approved.commentId, 3)).toBe('gone')
    const escalated = await send('escalated')
    await act('escalate', escalated.commentId, 1)
    await markDeleted(escalated.id, by())
    expect(await inQueue('escalated', escalated.commentId)).toBe(false)
    await send('escalated', escalated.id)
    expect(await standing(escalated.id)).toEqual(['escalated', 'present', 4])
  })

  it('that comes back with another text waits as that, and by the policy that holds now', async () => {
    const { id, commentId } = await send('toxicity 0.65')
    expect((await db().commentState.findUniqueOrThrow({ where: { commentId } })).flagged).toBe(false)
    await markDeleted(id, by())
    await publishPolicy(
      { basedOn: 1, rules: [{ attribute: 'toxicity', threshold: 0.6 }] },
      { siteId, actor: SYSTEM, now: NOW },
    )
    await send('toxicity 0.65', id)
    const jobs = await db().$queryRaw<
      { key: string }[]
    >`SELECT key FROM graphile_worker.jobs WHERE key LIKE ${`%${siteId}%`}`
    expect(jobs.length).toBeGreaterThan(0)
    await markDeleted(id, by())
    await send('toxicity 0.1', id)
    const state = await db().commentState.findUniqueOrThrow({ where: { commentId } })
    expect(state).toMatchObject({ status: 'pending', flagged: false, scoring: 'scored' })
  })

  it('is either decided or gone, when both happen at once', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, commentId } = await send('race')
      const [decided] = await Promise.all([act('approve', commentId, 1), markDeleted(id, by())])
      expect([decided, ...(await standing(id))]).toEqual(
        decided === 'approved' ? ['approved', 'approved', 'deleted', 3] : ['gone', 'gone', 'deleted', 2],
      )
    }
  })
})
