import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import { openClaims } from '#lib/claims/data.ts'
import { claim, release } from '#lib/claims/mutations.ts'
import { newId } from '#lib/db/id.ts'
import { decide } from '#lib/decisions/mutations.ts'
import { type Heard, hearAnnouncements } from '#lib/live/hear-announcements.ts'
import { makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'

let siteId: string
let ana: { userId: string; siteId: string; now: Date }
let ben: typeof ana

beforeAll(async () => {
  siteId = await makeSite()
  ana = { userId: await makePerson('Ana'), siteId, now: NOW }
  ben = { userId: await makePerson('Ben'), siteId, now: NOW }
})

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

it('gives a comment to one of two, and tells the other who', async () => {
  const [id = ''] = await makeComments(siteId, ['one'])
  expect(await claim(id, ana)).toEqual({ commentId: id, mine: true, by: 'Ana' })
  expect(await claim(id, ben)).toEqual({ commentId: id, mine: false, by: 'Ana' })
  expect(await openClaims(siteId, NOW)).toContainEqual({ commentId: id, userId: ana.userId, by: 'Ana', seconds: 60 })
})

it('gives it to exactly one of many at the same moment', async () => {
  const [id = ''] = await makeComments(siteId, ['one'])
  const people = await Promise.all(Array.from({ length: 8 }, (_, index) => makePerson(`Person ${index}`)))
  const outcomes = await Promise.all(people.map((userId) => claim(id, { userId, siteId, now: NOW })))
  expect(outcomes.filter((outcome) => outcome?.mine)).toHaveLength(1)
})

it('lives for a minute after the last heartbeat', async () => {
  const [id = ''] = await makeComments(siteId, ['one'])
  await claim(id, ana)
  await claim(id, { ...ana, now: later(50) })
  expect(await claim(id, { ...ben, now: later(100) })).toMatchObject({ mine: false })
  expect(await claim(id, { ...ben, now: later(111) })).toMatchObject({ mine: true, by: 'Ben' })
})

it('ends when it is left, but not by anybody else', async () => {
  const [id = ''] = await makeComments(siteId, ['one'])
  await claim(id, ana)
  await release(id, ben)
  expect(await claim(id, ben)).toMatchObject({ mine: false })
  await release(id, ana)
  expect(await claim(id, ben)).toMatchObject({ mine: true })
})

it('is not to be had for a comment of another site', async () => {
  const [foreign = ''] = await makeComments(await makeSite(), ['one'])
  expect(await claim(foreign, ana)).toBeNull()
})

it('is announced, and so are decisions and arrivals, when they are committed', async () => {
  const heard: Heard[] = []
  const stop = hearAnnouncements((one) => heard.push(one))
  await sleep(300)
  const [id = ''] = await makeComments(siteId, ['one'])
  await claim(id, ana)
  await claim(id, ana)
  await release(id, ana)
  const items = [{ commentId: id, version: 1 }]
  await decide({ batchId: newId(), items, kind: 'approve', reason: null }, { ...ana, mayOverride: false })
  await expect.poll(() => heard.length).toBe(5)
  stop()
  expect(heard).toEqual([
    { kind: 'arrived', site: siteId, count: 1 },
    { kind: 'claimed', site: siteId, commentId: id, userId: ana.userId, by: 'Ana' },
    { kind: 'claimed', site: siteId, commentId: id, userId: ana.userId, by: 'Ana' },
    { kind: 'left', site: siteId, commentId: id, userId: ana.userId },
    {
      kind: 'decided',
      site: siteId,
      userId: ana.userId,
      by: 'Ana',
      count: 1,
      comments: [{ id, version: 2, status: 'approved' }],
    },
  ])
})
