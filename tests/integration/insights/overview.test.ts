import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decide, undoDecisions } from '#lib/decisions/mutations.ts'
import {
  backlog,
  decisionShares,
  hourly,
  medianSeconds,
  moderatorFigures,
  pendingByAttribute,
  pendingBySection,
} from '#lib/insights/data.ts'
import { makePerson, makeSite } from '#tests/support/desk.ts'
import { fillQueue } from '#tests/support/fill-queue.ts'

const COUNT = 60
let siteId = ''
let ana = ''
let ben = ''
let now = new Date()
beforeAll(async () => {
  siteId = await makeSite()
  ana = await makePerson('Ana')
  ben = await makePerson('Ben')
  await fillQueue(siteId, COUNT)
  const states = await db().commentState.findMany({ where: { siteId }, orderBy: { commentId: 'asc' } })
  const items = states.map(({ commentId, version }) => ({ commentId, version }))
  now = new Date()
  const by = (userId: string) => ({ userId, mayOverride: false, siteId, now })
  await decide({ batchId: newId(), items: items.slice(0, 4), kind: 'hide', reason: 'insult' }, by(ana))
  await decide({ batchId: newId(), items: items.slice(4, 12), kind: 'approve', reason: null }, by(ana))
  await decide({ batchId: newId(), items: items.slice(12, 15), kind: 'escalate', reason: null }, by(ben))
})

describe('the overview', () => {
  it('counts what waits, and says since when', async () => {
    const { pending, escalated, oldest } = await backlog(siteId)
    expect({ pending, escalated }).toEqual({ pending: COUNT - 15, escalated: 3 })
    expect(oldest).toMatch(/Z$/)
    expect(await backlog(await makeSite())).toEqual({ pending: 0, escalated: 0, oldest: null })
  })

  it('counts what came in and what was decided by hour', async () => {
    const hours = await hourly(siteId, 24, now)
    expect(hours).toHaveLength(24)
    expect(hours.reduce((sum, hour) => sum + hour.arrived, 0)).toBe(COUNT)
    expect(hours.reduce((sum, hour) => sum + hour.decided, 0)).toBe(15)
  })

  it('does not count what is taken back as one more decision of the hour', async () => {
    const elsewhere = await makeSite()
    await fillQueue(elsewhere, 1)
    const state = await db().commentState.findFirstOrThrow({ where: { siteId: elsewhere } })
    const by = { userId: ana, mayOverride: false, siteId: elsewhere, now }
    const items = [{ commentId: state.commentId, version: state.version }]
    const batchId = newId()
    await decide({ batchId, items, kind: 'approve', reason: null }, by)
    await undoDecisions({ batchId: newId(), undoneBatchId: batchId }, by)
    const hours = await hourly(elsewhere, 24, now)
    expect(hours.reduce((sum, hour) => sum + hour.decided, 0)).toBe(1)
  })

  it('gives each moderator their figures, or one of them alone', async () => {
    const all = await moderatorFigures(siteId, { hours: 24, now, only: null })
    expect(all).toMatchObject([
      { name: 'Ana', decided: 12, hidden: 4 },
      { name: 'Ben', decided: 3, hidden: 0 },
    ])
    expect(await moderatorFigures(siteId, { hours: 24, now, only: ben })).toMatchObject([{ userId: ben, decided: 3 }])
  })

  it('has a median time to the first decision, and none where nothing was decided', async () => {
    expect(await medianSeconds(siteId, 24, now)).toEqual(expect.any(Number))
    expect(await medianSeconds(await makeSite(), 24, now)).toBeNull()
  })

  it('says how it was decided', async () => {
    const { single, selected, ranged, caught } = await decisionShares(siteId, 24, now)
    expect({ single, selected, ranged, caught }).toEqual({ single: 0, selected: 15, ranged: 0, caught: 0 })
  })

  it('counts what waits by section, and over each threshold', async () => {
    expect(await pendingBySection(siteId)).toEqual([{ id: null, name: null, pending: COUNT - 15 }])
    const over = await db().commentState.count({ where: { siteId, status: 'pending', threat: { gte: 0.5 } } })
    const rules = [{ attribute: 'threat', threshold: 0.5 } as const]
    expect(await pendingByAttribute(siteId, rules)).toEqual([{ ...rules[0], pending: over }])
  })
})
