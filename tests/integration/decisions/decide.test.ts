import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decisionHistory } from '#lib/decisions/data.ts'
import { decide, undoDecisions } from '#lib/decisions/mutations.ts'
import type { Decider } from '#lib/decisions/schema.ts'
import { notesAbout } from '#lib/notes/data.ts'
import { publishPolicy } from '#lib/policies/mutations.ts'
import { makeComments, makePerson, makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'

let siteId: string
let ana: Decider
let ben: Decider
let lead: Decider

beforeAll(async () => {
  siteId = await makeSite()
  const decider = async (name: string, mayOverride = false) => ({
    userId: await makePerson(name),
    mayOverride,
    siteId,
    now: NOW,
  })
  ana = await decider('Ana')
  ben = await decider('Ben')
  lead = await decider('Lea', true)
})

const approve = (commentIds: string[], version = 1, batchId = newId()) => ({
  batchId,
  items: commentIds.map((commentId) => ({ commentId, version })),
  kind: 'approve' as const,
  reason: null,
})
const hide = (commentIds: string[], version = 1, batchId = newId()) => ({
  ...approve(commentIds, version, batchId),
  kind: 'hide' as const,
  reason: 'insult' as const,
})

const stateOf = (commentId: string) => db().commentState.findUniqueOrThrow({ where: { commentId } })

describe('deciding', () => {
  it('changes status and version, writes a decision and one audit event', async () => {
    const [id = ''] = await makeComments(siteId, ['fine'])
    const request = hide([id])
    const outcome = await decide(request, ana)
    expect(outcome).toMatchObject({ ok: true, applied: [{ commentId: id, version: 2, status: 'hidden' }], refused: [] })
    expect(await stateOf(id)).toMatchObject({ status: 'hidden', version: 2, decidedBy: ana.userId })
    expect(await decisionHistory(siteId, id)).toMatchObject([{ kind: 'hide', reason: 'insult', decidedBy: 'Ana' }])
    const events = await db().auditEvent.findMany({ where: { subjectId: request.batchId } })
    expect(events).toMatchObject([{ name: 'comments.decided', payload: { kind: 'hide', asked: 1, applied: 1 } }])
  })

  it('tells who comes second who came first, and changes nothing for them', async () => {
    const [id = ''] = await makeComments(siteId, ['fine'])
    await decide(hide([id]), ana)
    const late = await decide(approve([id]), ben)
    expect(late).toMatchObject({
      ok: true,
      applied: [],
      refused: [{ commentId: id, why: 'changed-meanwhile', status: 'hidden', decidedBy: 'Ana', version: 2 }],
    })
    expect(await stateOf(id)).toMatchObject({ status: 'hidden', version: 2 })
  })

  it('lets one of twenty at the same moment win', async () => {
    const [id = ''] = await makeComments(siteId, ['fine'])
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) => decide(i % 2 ? approve([id]) : hide([id]), ana)),
    )
    expect(outcomes.filter((outcome) => outcome.ok && outcome.applied.length === 1)).toHaveLength(1)
    expect(await db().decision.count({ where: { commentId: id } })).toBe(1)
  })

  it('does the same batch once, also when it is asked for at the same moment', async () => {
    const ids = await makeComments(siteId, ['one', 'two', 'three'])
    const request = approve(ids)
    const outcomes = await Promise.all([decide(request, ana), decide(request, ana), decide(request, ana)])
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: true, refused: [] })
    expect(outcomes.map((outcome) => outcome.ok && outcome.applied.length)).toEqual([3, 3, 3])
    expect(await db().decision.count({ where: { batchId: request.batchId } })).toBe(3)
    expect(await db().auditEvent.count({ where: { subjectId: request.batchId } })).toBe(1)
  })

  it("refuses another person's batch id", async () => {
    const ids = await makeComments(siteId, ['one'])
    const request = approve(ids)
    await decide(request, ana)
    expect(await decide(request, ben)).toEqual({ ok: false, reason: 'batch-taken' })
  })

  it('applies what it can of many and names the rest', async () => {
    const [first = '', second = ''] = await makeComments(siteId, ['one', 'two'])
    await decide(hide([first]), ben)
    const outcome = await decide(approve([first, second, newId()]), ana)
    if (!outcome.ok) throw new Error(outcome.reason)
    expect(outcome.applied.map((one) => one.commentId)).toEqual([second])
    expect(outcome.refused.map((one) => one.why).sort()).toEqual(['changed-meanwhile', 'not-here'])
  })

  it('keeps comments of another site out of reach', async () => {
    const [foreign = ''] = await makeComments(await makeSite(), ['one'])
    expect(await decide(approve([foreign]), ana)).toMatchObject({ applied: [], refused: [{ why: 'not-here' }] })
  })

  it("lets only those who may override change a colleague's decision", async () => {
    const [id = ''] = await makeComments(siteId, ['one'])
    await decide(hide([id]), ana)
    expect(await decide(approve([id], 2), ben)).toMatchObject({
      refused: [{ why: 'needs-override', decidedBy: 'Ana' }],
    })
    expect(await decide(approve([id], 2), ana)).toMatchObject({ applied: [{ status: 'approved' }] })
    expect(await decide(hide([id], 3), lead)).toMatchObject({
      applied: [],
      refused: [{ why: 'needs-reason', decidedBy: 'Ana', status: 'approved' }],
    })
    const why = { ...hide([id], 3), note: 'It names a street' }
    expect(await decide(why, lead)).toMatchObject({ applied: [{ status: 'hidden' }] })
    expect(await notesAbout(siteId, { kind: 'comment', id })).toMatchObject([{ text: 'It names a street' }])
  })

  it('says so when a comment is that way already', async () => {
    const [id = ''] = await makeComments(siteId, ['one'])
    await decide(approve([id]), ana)
    expect(await decide(approve([id], 2), ana)).toMatchObject({ applied: [], refused: [{ why: 'already-so' }] })
  })
})

describe('undoing', () => {
  it('brings back the status before, by a decision that names what it undoes', async () => {
    const ids = await makeComments(siteId, ['one', 'two'])
    const done = hide(ids)
    await decide(done, ana)
    const undone = await undoDecisions({ batchId: newId(), undoneBatchId: done.batchId }, ana)
    expect(undone).toMatchObject({ ok: true, refused: [] })
    const [newest, oldest] = await decisionHistory(siteId, ids[0] ?? '')
    expect(newest).toMatchObject({ kind: 'reopen', undoesId: oldest?.id, statusAfter: 'pending' })
    expect(await stateOf(ids[0] ?? '')).toMatchObject({ status: 'pending', version: 3 })
  })

  it('takes the earlier decision again, with its reason, where there was one', async () => {
    const [id = ''] = await makeComments(siteId, ['one'])
    await decide(hide([id]), ana)
    const second = approve([id], 2)
    await decide(second, ana)
    await undoDecisions({ batchId: newId(), undoneBatchId: second.batchId }, ana)
    expect((await decisionHistory(siteId, id))[0]).toMatchObject({
      kind: 'hide',
      reason: 'insult',
      statusAfter: 'hidden',
    })
  })

  it('leaves alone what somebody decided after, and says who', async () => {
    const [first = '', second = ''] = await makeComments(siteId, ['one', 'two'])
    const done = hide([first, second])
    await decide(done, ana)
    await decide({ ...approve([second], 2), note: 'It quotes the article' }, lead)
    const undone = await undoDecisions({ batchId: newId(), undoneBatchId: done.batchId }, ana)
    expect(undone).toMatchObject({
      applied: [{ commentId: first, status: 'pending' }],
      refused: [{ commentId: second, why: 'changed-meanwhile', decidedBy: 'Lea' }],
    })
  })

  it('happens once, however often it is asked for', async () => {
    const [id = ''] = await makeComments(siteId, ['one'])
    const done = approve([id])
    await decide(done, ana)
    const undo = () => undoDecisions({ batchId: newId(), undoneBatchId: done.batchId }, ana)
    const outcomes = await Promise.all([undo(), undo(), undo()])
    expect(outcomes.map((outcome) => outcome.ok && outcome.applied.length).sort()).toEqual([0, 0, 1])
    expect(await stateOf(id)).toMatchObject({ status: 'pending', version: 3 })
  })
})

it('keeps decisions append-only', async () => {
  const [id = ''] = await makeComments(siteId, ['one'])
  await decide(approve([id]), ana)
  await expect(db().decision.updateMany({ where: { commentId: id }, data: { kind: 'hide' } })).rejects.toThrow(
    'append-only',
  )
  await expect(db().decision.deleteMany({ where: { commentId: id } })).rejects.toThrow('append-only')
})

describe('undoing what is not there', () => {
  it('is told as such, and leaves no event', async () => {
    const batchId = newId()
    expect(await undoDecisions({ batchId, undoneBatchId: newId() }, ana)).toEqual({
      ok: false,
      reason: 'unknown-batch',
    })
    expect(await db().auditEvent.count({ where: { subjectId: batchId } })).toBe(0)
  })
})

it('routes by the policy of today what waits again, escalated comments too', async () => {
  const site = await makeSite()
  const leadThere = { ...lead, siteId: site }
  const [id = ''] = await makeComments(site, ['insult 0.5'])
  await decide({ ...approve([id]), kind: 'escalate' }, leadThere)
  const approved = approve([id], 2)
  await decide(approved, leadThere)
  const draft = { basedOn: 1, rules: [{ attribute: 'insult' as const, threshold: 0.4 }] }
  await publishPolicy(draft, { siteId: site, actor: SYSTEM, now: NOW })
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`
  await undoDecisions({ batchId: newId(), undoneBatchId: approved.batchId }, leadThere)
  const jobs = await db().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs`
  expect(jobs).toEqual([{ key: `route-site:${site}` }])
})
