import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { bulkStatus, previewLabels } from '#lib/bulks/data.ts'
import { prepareBulk, startBulk, undoBulk } from '#lib/bulks/mutations.ts'
import type { BulkPerson, LabelAction } from '#lib/bulks/schema.ts'
import { workBulk } from '#lib/bulks/work/mutations.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { labelsBy } from '#lib/labels/data.ts'
import { label } from '#lib/labels/mutations.ts'
import { LABEL_VALUES, type Labels } from '#lib/labels/schema.ts'
import { viewQuery } from '#lib/queue/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'

let ana: BulkPerson
let ben: BulkPerson
let ids: string[]

beforeAll(async () => {
  const siteId = await makeSite()
  ana = { siteId, userId: await makePerson('Ana'), mayOverride: false, now: NOW }
  ben = { ...ana, userId: await makePerson('Ben') }
  ids = await makeComments(siteId, ['one', 'two', 'three', 'four', 'five'])
})

const action = (labels: Labels, replaces = false): LabelAction => ({ kind: 'label', labels, replaces })

async function prepared(by = ana): Promise<string> {
  const outcome = await prepareBulk({ batchId: newId(), view: viewQuery.parse({}), without: [] }, by)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.bulk.batchId
}

async function done(said: LabelAction, by = ana): Promise<string> {
  const batchId = await prepared(by)
  await startBulk(batchId, said, by)
  await workBulk(batchId, () => NOW)
  return batchId
}

async function undone(undoneBatchId: string, by = ana) {
  const undo = await undoBulk({ batchId: newId(), undoneBatchId }, by)
  if (!undo.ok) return undo
  await workBulk(undo.bulk.batchId, () => NOW)
  return bulkStatus(by.siteId, undo.bulk.batchId)
}

async function say(commentId: string, labels: Labels, by = ana): Promise<void> {
  const { revisionId } = await db().commentState.findUniqueOrThrow({ where: { commentId } })
  await label({ batchId: newId(), items: [{ commentId, revisionId }], labels, scoreSeen: false }, by)
}

const held = async (by = ana) => Object.fromEntries(await labelsBy(by.userId, ids))

/** Everything that holds, with how it was said. */
const standing = () => db().$queryRaw`
  SELECT comment_id, labelled_by, attribute, value, source, score_seen, guideline_id, spans, assignment_id FROM (
    SELECT DISTINCT ON (comment_id, labelled_by, attribute) * FROM label_events WHERE comment_id = ANY(${ids}::uuid[])
    ORDER BY comment_id, labelled_by, attribute, id DESC) newest
  WHERE value <> 'cleared' ORDER BY comment_id, labelled_by, attribute`

describe('labels in bulk', () => {
  it('are added, taken back, and put in place of all others', async () => {
    const [first = ''] = ids
    await say(first, { insult: 'no', threat: 'yes' })
    await done(action({ toxicity: 'yes' }))
    expect((await held())[first]).toEqual({ insult: 'no', threat: 'yes', toxicity: 'yes' })
    await done(action({ toxicity: 'cleared', insult: 'cleared' }))
    expect((await held())[first]).toEqual({ threat: 'yes' })
    await done(action({ obscene: 'no' }, true))
    for (const id of ids) expect((await held())[id]).toEqual({ obscene: 'no' })
  })

  it('are marked as such, and what others said stays', async () => {
    const [first = ''] = ids
    await say(first, { toxicity: 'no' }, ben)
    const batchId = await done(action({ toxicity: 'yes' }, true))
    const events = await db().labelEvent.findMany({ where: { batchId } })
    expect(new Set(events.map((event) => event.source))).toEqual(new Set(['bulk']))
    expect(await held(ben)).toEqual({ [first]: { toxicity: 'no' } })
  })

  it('say before they are given how many comments they change', async () => {
    await done(action({ toxicity: 'no', insult: 'yes' }, true))
    const [first = ''] = ids
    await say(first, { toxicity: 'yes' })
    const batchId = await prepared()
    const preview = (said: LabelAction) => previewLabels({ siteId: ana.siteId, batchId, userId: ana.userId }, said)
    const changed = async (said: LabelAction) => (await preview(said)).changed
    expect(await changed(action({ toxicity: 'no' }))).toBe(1)
    expect(await changed(action({ toxicity: 'no' }, true))).toBe(5)
    expect(await changed(action({ insult: 'yes' }))).toBe(0)
    expect(await changed(action({ threat: 'cleared' }))).toBe(0)
    const held = { toxicity: { no: 4, yes: 1 }, insult: { yes: 5 } }
    expect((await preview(action({ toxicity: 'no' }))).held).toEqual(held)
    const others = { siteId: ana.siteId, batchId, userId: ben.userId }
    expect((await previewLabels(others, action({ toxicity: 'no' }))).held).not.toMatchObject(held)
  })

  it('are given by who decides nothing to comments that they name', async () => {
    const rita = { ...ben, userId: await makePerson('Rita'), labelsOnly: true }
    const refused = { ok: false, reason: 'not-allowed' }
    const view = { batchId: newId(), view: viewQuery.parse({}), without: [] }
    expect(await prepareBulk(view, rita)).toEqual(refused)
    const batchId = newId()
    expect(await prepareBulk({ batchId, commentIds: ids.slice(0, 2) }, rita)).toMatchObject({ ok: true })
    expect(await startBulk(batchId, { kind: 'approve' }, rita)).toEqual(refused)
    expect(await startBulk(batchId, action({ insult: 'no' }), rita)).toMatchObject({ ok: true })
    await workBulk(batchId, () => NOW)
    expect(Object.values(await held(rita))).toEqual([{ insult: 'no' }, { insult: 'no' }])
    await undone(batchId, rita)
    expect(await held(rita)).toEqual({})
  })

  it('of an attribute that is not there are refused', async () => {
    expect(await startBulk(await prepared(), action({ nothing_such: 'yes' }), ana)).toMatchObject({
      reason: 'unknown-attribute',
    })
  })

  it('are undone exactly, with how each label was given, whatever was said', async () => {
    const labels = fc.dictionary(fc.constantFrom(...ATTRIBUTES), fc.constantFrom(...LABEL_VALUES), {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    })
    const before = fc.array(fc.record({ labels, which: fc.nat({ max: 4 }) }), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(before, labels, fc.boolean(), async (singles, said, replaces) => {
        for (const one of singles) await say(ids[one.which] ?? '', one.labels)
        const stood = await standing()
        const batchId = await done(action(said, replaces))
        await undone(batchId)
        expect(await standing()).toEqual(stood)
      }),
      { numRuns: 10 },
    )
  })

  it('are undone by who gave them alone, and not where they said something since', async () => {
    const batchId = await done(action({ sexual_explicit: 'yes' }, true))
    expect(await undone(batchId, { ...ben, mayOverride: true })).toEqual({ ok: false, reason: 'not-yours' })
    const [first = ''] = ids
    await say(first, { sexual_explicit: 'unsure' })
    const total = await db().labelEvent.groupBy({ by: ['commentId'], where: { batchId } })
    const status = await undone(batchId)
    expect(status).toMatchObject({ state: 'finished', total: total.length })
    expect((await held())[first]).toMatchObject({ sexual_explicit: 'unsure' })
    expect(await db().auditEvent.count({ where: { name: 'labels.undone', siteId: ana.siteId } })).toBeGreaterThan(0)
  })
})
