import { beforeAll, describe, expect, it } from 'vitest'
import { bulkSample, bulkStatus, changedByBulk } from '#lib/bulks/data.ts'
import { prepareBulk, startBulk, undoBulk } from '#lib/bulks/mutations.ts'
import type { BulkAction, BulkPerson } from '#lib/bulks/schema.ts'
import { workBulk } from '#lib/bulks/work/mutations.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decisionHistory } from '#lib/decisions/data.ts'
import { decide } from '#lib/decisions/mutations.ts'
import { type View, viewQuery } from '#lib/queue/schema.ts'
import { makePerson, makeSite, NOW } from '#tests/support/desk.ts'
import { fillQueue } from '#tests/support/fill-queue.ts'

const WAITING = 2300
const now = () => NOW

let ana: BulkPerson
let ben: BulkPerson

beforeAll(async () => {
  const siteId = await makeSite()
  const person = async (name: string, mayOverride = false) => ({
    siteId,
    userId: await makePerson(name),
    mayOverride,
    now: NOW,
  })
  ana = await person('Ana')
  ben = await person('Ben')
  await fillQueue(siteId, WAITING, 10)
})

const pending = viewQuery.parse({})

async function prepared(view: View = pending, without: string[] = []) {
  const outcome = await prepareBulk({ batchId: newId(), view, without }, ana)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.bulk
}

async function done(action: BulkAction, view: View = pending, without: string[] = []) {
  const { batchId } = await prepared(view, without)
  await startBulk(batchId, action, ana)
  await workBulk(batchId, now)
  const status = await bulkStatus(ana.siteId, batchId)
  if (!status) throw new Error('it is gone')
  return status
}

async function undone(batchId: string) {
  const undo = await undoBulk({ batchId: newId(), undoneBatchId: batchId }, ana)
  if (!undo.ok) throw new Error(undo.reason)
  await workBulk(undo.bulk.batchId, now)
  return bulkStatus(ana.siteId, undo.bulk.batchId)
}

const countOf = (status: 'pending' | 'approved' | 'hidden') =>
  db().commentState.count({ where: { siteId: ana.siteId, status } })

describe('a bulk', () => {
  it('decides nothing until it is started, and then all that the view held', async () => {
    const { batchId, total, state } = await prepared()
    expect({ total, state }).toEqual({ total: WAITING, state: 'prepared' })
    await workBulk(batchId, now)
    expect(await countOf('approved')).toBe(0)
    expect(await bulkSample(ana.siteId, batchId, 20)).toHaveLength(20)
    await startBulk(batchId, { kind: 'approve' }, ana)
    await workBulk(batchId, now)
    expect(await bulkStatus(ana.siteId, batchId)).toMatchObject({
      state: 'finished',
      done: WAITING,
      applied: WAITING,
      leftOut: [],
    })
    expect(await countOf('approved')).toBe(WAITING)
    expect(await undone(batchId)).toMatchObject({ state: 'finished', applied: WAITING })
    expect(await countOf('pending')).toBe(WAITING)
  })

  it('marks its decisions as weak, with the batch that they came with', async () => {
    const view = viewQuery.parse({ band: 'toxicity:0-0.1', order: 'toxicity:low' })
    const status = await done({ kind: 'hide', reason: 'spam' }, view)
    const [decision] = await db().decision.findMany({ where: { batchId: status.batchId }, take: 1 })
    const [newest] = await decisionHistory(ana.siteId, decision?.commentId ?? '')
    expect(newest).toMatchObject({
      weak: true,
      kind: 'hide',
      reason: 'spam',
      batchSize: status.total,
      decidedBy: 'Ana',
    })
    await undone(status.batchId)
  })

  it('tells which of some comments it changed, and to nobody of another site', async () => {
    const view = viewQuery.parse({ band: 'toxicity:0-0.1', order: 'toxicity:low' })
    const { commentId: outside } = await db().commentState.findFirstOrThrow({
      where: { siteId: ana.siteId, scoring: 'failed' },
    })
    const { batchId } = await prepared(view)
    const [changed = '', late = ''] = await bulkSample(ana.siteId, batchId, 2)
    const { version } = await db().commentState.findUniqueOrThrow({ where: { commentId: late } })
    await decide({ batchId: newId(), items: [{ commentId: late, version }], kind: 'escalate', reason: null }, ben)
    await startBulk(batchId, { kind: 'approve' }, ana)
    expect(await changedByBulk(ana.siteId, batchId, [changed])).toEqual([])
    await workBulk(batchId, now)
    expect(await changedByBulk(ana.siteId, batchId, [outside, changed, late])).toEqual([changed])
    expect(await changedByBulk(await makeSite(), batchId, [changed])).toEqual([])
    await undone(batchId)
  })

  it('leaves out what was unticked, and what changed since it was frozen, by name', async () => {
    const view = viewQuery.parse({ scoring: 'failed' })
    const ids = (await db().commentState.findMany({ where: { siteId: ana.siteId, scoring: 'failed' } })).map(
      (one) => one.commentId,
    )
    const [unticked = '', late = ''] = ids
    const { batchId, total } = await prepared(view, [unticked])
    expect(total).toBe(ids.length - 1)
    const version = (await db().commentState.findUniqueOrThrow({ where: { commentId: late } })).version
    await decide({ batchId: newId(), items: [{ commentId: late, version }], kind: 'escalate', reason: null }, ben)
    await startBulk(batchId, { kind: 'approve' }, ana)
    await workBulk(batchId, now)
    const status = await bulkStatus(ana.siteId, batchId)
    expect(status).toMatchObject({ done: total, applied: total - 1 })
    expect(status?.leftOut).toMatchObject([{ commentId: late, why: 'changed-meanwhile', decidedBy: 'Ben' }])
    expect(await db().commentState.findUnique({ where: { commentId: unticked } })).toMatchObject({ status: 'pending' })
    await undone(batchId)
  })

  it('undoes only where nobody decided after', async () => {
    const view = viewQuery.parse({ band: 'insult:0.9-1', order: 'insult:high' })
    const { batchId, total } = await done({ kind: 'approve' }, view)
    const [one] = await db().commentState.findMany({ where: { siteId: ana.siteId, status: 'approved' }, take: 1 })
    const item = { commentId: one?.commentId ?? '', version: one?.version ?? 0 }
    await decide(
      { batchId: newId(), items: [item], kind: 'hide', reason: 'spam', note: 'It sells pills' },
      { ...ben, mayOverride: true },
    )
    expect(await undone(batchId)).toMatchObject({ total, applied: total - 1, leftOut: [{ commentId: item.commentId }] })
  })

  it('is done once, by however many workers at the same moment', async () => {
    const { batchId, total } = await prepared(viewQuery.parse({ rule: 'toxicity', queue: 'all' })).catch(() =>
      prepared(),
    )
    await Promise.all([startBulk(batchId, { kind: 'approve' }, ana), startBulk(batchId, { kind: 'approve' }, ana)])
    await Promise.all([workBulk(batchId, now), workBulk(batchId, now), workBulk(batchId, now)])
    expect(await db().decision.count({ where: { batchId } })).toBe(total)
    expect(await db().auditEvent.count({ where: { subjectId: batchId, name: 'bulk.started' } })).toBe(1)
    expect(await db().auditEvent.count({ where: { subjectId: batchId, name: 'comments.decided' } })).toBe(1)
    await undone(batchId)
  })

  it('labels too, as in bulk', async () => {
    const view = viewQuery.parse({ band: 'threat:0.9-1', order: 'threat:high' })
    const { batchId, total, applied } = await done({ kind: 'label', labels: { threat: 'yes' }, replaces: false }, view)
    expect(applied).toBe(total)
    expect(await db().labelEvent.count({ where: { batchId, source: 'bulk', value: 'yes' } })).toBe(total)
  })

  it('answers the same set when it is asked for again, and forgets what was not used', async () => {
    const request = { batchId: newId(), view: pending, without: [] }
    const [first, again] = [await prepareBulk(request, ana), await prepareBulk(request, ana)]
    expect(again).toEqual(first)
    const other = await prepared()
    expect(await bulkStatus(ana.siteId, request.batchId)).toBeNull()
    expect(await db().bulkItem.count({ where: { batchId: request.batchId } })).toBe(0)
    expect(await startBulk(other.batchId, { kind: 'approve' }, ben)).toEqual({ ok: false, reason: 'not-yours' })
    expect(await prepareBulk({ ...request, batchId: other.batchId }, ben)).toEqual({ ok: false, reason: 'batch-taken' })
    expect(await undoBulk({ batchId: newId(), undoneBatchId: other.batchId }, ana)).toEqual({
      ok: false,
      reason: 'not-finished',
    })
  })

  it('keeps to its site, and is nothing where nothing matches', async () => {
    const { batchId } = await prepared()
    const elsewhere = { ...ana, siteId: await makeSite() }
    expect(await bulkStatus(elsewhere.siteId, batchId)).toBeNull()
    expect(await startBulk(batchId, { kind: 'approve' }, elsewhere)).toEqual({ ok: false, reason: 'not-here' })
    expect(await prepareBulk({ batchId: newId(), view: pending, without: [] }, elsewhere)).toEqual({
      ok: false,
      reason: 'nothing',
    })
  })
})
