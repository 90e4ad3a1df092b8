import { beforeAll, describe, expect, it } from 'vitest'
import { authorHistory, authorRecord, HISTORY_PAGE } from '#lib/authors/data.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { makeSite } from '#tests/support/desk.ts'
import { fillQueue } from '#tests/support/fill-queue.ts'

const COUNT = HISTORY_PAGE * 2 + 5
let siteId = ''
let authorId = ''
beforeAll(async () => {
  siteId = await makeSite()
  await fillQueue(siteId, COUNT)
  authorId = (await db().author.findFirstOrThrow({ where: { siteId, name: 'Prolific' } })).id
})

describe('an author', () => {
  it('is counted by what became of the comments', async () => {
    const some = await db().commentState.findMany({ where: { authorId }, take: 7 })
    const ids = some.map((state) => state.commentId)
    await db().commentState.updateMany({ where: { commentId: { in: ids.slice(0, 4) } }, data: { status: 'approved' } })
    await db().commentState.updateMany({ where: { commentId: { in: ids.slice(4) } }, data: { status: 'hidden' } })
    expect(await authorRecord(siteId, authorId)).toEqual({
      id: authorId,
      name: 'Prolific',
      pending: COUNT - 7,
      approved: 4,
      hidden: 3,
      escalated: 0,
    })
  })

  it('has a past that is read page by page, newest first, each comment once', async () => {
    const seen: string[] = []
    let before: string | null = null
    do {
      const page = await authorHistory(siteId, authorId, before)
      expect(page.comments.length).toBeLessThanOrEqual(HISTORY_PAGE)
      seen.push(...page.comments.map((comment) => comment.commentId))
      before = page.next
    } while (before)
    expect(seen).toHaveLength(COUNT)
    expect(seen).toEqual([...new Set(seen)].sort().reverse())
  })

  it('is nobody on another site', async () => {
    const elsewhere = await makeSite()
    expect(await authorRecord(elsewhere, authorId)).toBeNull()
    expect((await authorHistory(elsewhere, authorId, null)).comments).toEqual([])
    expect(await authorRecord(siteId, newId())).toBeNull()
  })
})
