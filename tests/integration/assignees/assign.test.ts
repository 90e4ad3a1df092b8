import { beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '#lib/accounts/schema.ts'
import { assignees } from '#lib/assignees/data.ts'
import { assign } from '#lib/assignees/mutations.ts'
import { DECIDING_ROLES } from '#lib/assignees/schema.ts'
import { roleCan } from '#lib/auth/ability.ts'
import { prepareBulk, startBulk, undoBulk } from '#lib/bulks/mutations.ts'
import { workBulk } from '#lib/bulks/work/mutations.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decide } from '#lib/decisions/mutations.ts'
import { queueCounts } from '#lib/queue/counts/data.ts'
import { viewQuery } from '#lib/queue/schema.ts'
import { makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'

let siteId: string
let ana: string
let ben: string

async function person(name: string, role: 'moderator' | 'viewer', site: string | null = siteId): Promise<string> {
  const id = await makePerson(name)
  await db().grant.create({ data: { id: newId(), userId: id, siteId: site, role } })
  return id
}

beforeAll(async () => {
  siteId = await makeSite()
  ana = await person('Ana', 'moderator')
  ben = await person('Ben', 'moderator', null)
})

const by = () => ({ siteId, userId: ana, now: NOW })
const whose = async (commentId: string) =>
  (await db().commentState.findUniqueOrThrow({ where: { commentId } })).assigneeId

describe('giving comments to a person', () => {
  it('is possible for every role that decides', () => {
    expect(DECIDING_ROLES).toEqual(ROLES.filter((role) => roleCan(role, 'comment.decide')))
  })

  it('says whose each was, and counts for them', async () => {
    const ids = await makeComments(siteId, ['one', 'two'])
    await assign({ commentIds: ids.slice(0, 1), assigneeId: ben }, by())
    const outcome = await assign({ commentIds: ids, assigneeId: ana }, by())
    expect(outcome).toEqual({
      ok: true,
      assigned: expect.arrayContaining([
        { commentId: ids[0], before: ben },
        { commentId: ids[1], before: null },
      ]),
    })
    expect((await queueCounts(siteId, ana)).mine).toBe(2)
    await assign({ commentIds: ids, assigneeId: null }, by())
    expect((await queueCounts(siteId, ana)).mine).toBe(0)
  })

  it('leaves alone what is decided, and what another site has', async () => {
    const [id = ''] = await makeComments(siteId, ['one'])
    const [foreign = ''] = await makeComments(await makeSite(), ['two'])
    const items = [{ commentId: id, version: 1 }]
    await decide({ batchId: newId(), items, kind: 'approve', reason: null }, { ...by(), mayOverride: false })
    expect(await assign({ commentIds: [id, foreign], assigneeId: ben }, by())).toEqual({ ok: true, assigned: [] })
  })

  it('is refused for who does not decide there', async () => {
    const [id = ''] = await makeComments(siteId, ['one'])
    const gone = await person('Gone', 'moderator')
    await db().user.update({ where: { id: gone }, data: { active: false } })
    for (const nobody of [
      await person('Viewer', 'viewer'),
      gone,
      await person('Elsewhere', 'moderator', await makeSite()),
      newId(),
    ]) {
      expect(await assign({ commentIds: [id], assigneeId: nobody }, by())).toEqual({
        ok: false,
        reason: 'not-a-moderator',
      })
    }
    expect((await assignees(siteId)).map(({ name }) => name)).toEqual(['Ana', 'Ben'])
  })

  it('does not keep anybody from deciding', async () => {
    const [id = ''] = await makeComments(siteId, ['one'])
    await assign({ commentIds: [id], assigneeId: ben }, by())
    const request = { batchId: newId(), items: [{ commentId: id, version: 1 }], kind: 'approve' as const, reason: null }
    expect(await decide(request, { ...by(), mayOverride: false })).toMatchObject({ applied: [{ status: 'approved' }] })
  })
})

describe('giving all that a view holds', () => {
  it('leaves out and names what changed meanwhile, and gives all back when it is undone', async () => {
    const site = await makeSite()
    const lead = await person('Lead', 'moderator', site)
    const ids = await makeComments(site, ['one', 'two', 'three'])
    const asker = { siteId: site, userId: lead, mayOverride: false, now: NOW }
    await assign({ commentIds: ids.slice(2), assigneeId: ben }, asker)
    const batchId = newId()
    await prepareBulk({ batchId, view: viewQuery.parse({}), without: [] }, asker)
    const items = [{ commentId: ids[0] ?? '', version: 1 }]
    await decide({ batchId: newId(), items, kind: 'approve', reason: null }, asker)
    await startBulk(batchId, { kind: 'assign', assigneeId: lead }, asker)
    await workBulk(batchId, () => NOW)
    const left = await prepareBulk({ batchId: newId(), leftOutOf: batchId }, asker)
    expect(left).toMatchObject({ ok: true, bulk: { total: 1 } })
    expect(await Promise.all(ids.map(whose))).toEqual([null, lead, lead])
    const undo = await undoBulk({ batchId: newId(), undoneBatchId: batchId }, asker)
    if (!undo.ok) throw new Error(undo.reason)
    await workBulk(undo.bulk.batchId, () => NOW)
    expect(await Promise.all(ids.map(whose))).toEqual([null, null, ben])
  })
})
