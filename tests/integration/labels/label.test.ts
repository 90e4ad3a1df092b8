import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { labelHistory, labelsBy } from '#lib/labels/data.ts'
import { label, undoLabels } from '#lib/labels/mutations.ts'
import { type Annotator, LABEL_VALUES, type LabelRequest } from '#lib/labels/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'

let ana: Annotator
let ben: Annotator
beforeAll(async () => {
  const siteId = await makeSite()
  ana = { userId: await makePerson('Ana'), siteId, now: NOW }
  ben = { userId: await makePerson('Ben'), siteId, now: NOW }
})

type Item = LabelRequest['items'][number]

async function makeItems(count: number): Promise<[Item, ...Item[]]> {
  const ids = await makeComments(
    ana.siteId,
    Array.from({ length: count }, (_, index) => `remark ${index}`),
  )
  const states = await db().commentState.findMany({ where: { commentId: { in: ids } }, orderBy: { commentId: 'asc' } })
  const [first, ...more] = states.map(({ commentId, revisionId }) => ({ commentId, revisionId }))
  if (!first) throw new Error('no comment was made')
  return [first, ...more]
}

const request = (items: Item[], labels: LabelRequest['labels'], changes: Partial<LabelRequest> = {}): LabelRequest => ({
  batchId: newId(),
  items,
  labels,
  scoreSeen: true,
  ...changes,
})

const held = async (item: Item, by = ana) => (await labelsBy(by.userId, [item.commentId])).get(item.commentId) ?? {}
const eventsOf = (item: Item) =>
  db().labelEvent.findMany({ where: { commentId: item.commentId }, orderBy: { id: 'asc' } })

/** A text that its reader changed after it was read. */
async function changeText(item: Item): Promise<Item> {
  const id = newId()
  await db().revision.create({
    data: { id, siteId: ana.siteId, commentId: item.commentId, number: 2, text: 'changed', receivedAt: NOW },
  })
  await db().commentState.update({ where: { commentId: item.commentId }, data: { revisionId: id } })
  return { commentId: item.commentId, revisionId: id }
}

describe('labelling', () => {
  it('appends one event for each attribute, with guideline and audit event', async () => {
    const [item] = await makeItems(1)
    const asked = request([item], { toxicity: 'yes', insult: 'unsure' })
    expect(await label(asked, ana)).toEqual({ ok: true, batchId: asked.batchId, applied: 1, refused: [] })
    const events = await eventsOf(item)
    expect(events.map((event) => [event.attribute, event.value]).sort()).toEqual([
      ['insult', 'unsure'],
      ['toxicity', 'yes'],
    ])
    const { id: guidelineId } = await db().guideline.findFirstOrThrow({ where: { siteId: ana.siteId } })
    for (const event of events)
      expect(event).toMatchObject({ source: 'single', scoreSeen: true, guidelineId, labelledBy: ana.userId, ...item })
    const audit = await db().auditEvent.findMany({ where: { subjectId: asked.batchId } })
    expect(audit).toMatchObject([{ name: 'comments.labelled', actorId: ana.userId, payload: { asked: 1, applied: 1 } }])
  })

  it('labels many at once, and says so of each', async () => {
    const items = await makeItems(30)
    expect(await label(request(items, { threat: 'no' }), ana)).toMatchObject({ applied: 30, refused: [] })
    for (const item of items) expect(await eventsOf(item)).toMatchObject([{ source: 'bulk', value: 'no' }])
  })

  it('keeps whether the machine’s score was seen', async () => {
    const [item] = await makeItems(1)
    await label(request([item], { toxicity: 'no' }, { scoreSeen: false }), ana)
    expect(await eventsOf(item)).toMatchObject([{ scoreSeen: false }])
  })

  it('appends only what differs from what the same annotator said', async () => {
    const [item] = await makeItems(1)
    await label(request([item], { toxicity: 'yes', insult: 'no' }), ana)
    await label(request([item], { toxicity: 'yes', insult: 'yes', threat: 'cleared' }), ana)
    await label(request([item], { toxicity: 'yes' }), ben)
    expect(
      (await eventsOf(item)).map((event) => [event.labelledBy === ana.userId, event.attribute, event.value]),
    ).toEqual(
      expect.arrayContaining([
        [true, 'insult', 'yes'],
        [false, 'toxicity', 'yes'],
      ]),
    )
    expect(await eventsOf(item)).toHaveLength(4)
    expect(await held(item)).toEqual({ toxicity: 'yes', insult: 'yes' })
  })

  it('takes the same again when it is said under a newer guideline', async () => {
    const site = await makeSite()
    const by = { ...ana, siteId: site }
    const [commentId = ''] = await makeComments(site, ['one'])
    const { revisionId } = await db().commentState.findUniqueOrThrow({ where: { commentId } })
    await label(request([{ commentId, revisionId }], { toxicity: 'yes' }), by)
    const second = { id: newId(), siteId: site, number: 2, text: 'Be careful.', createdAt: NOW }
    await db().guideline.create({ data: second })
    await label(request([{ commentId, revisionId }], { toxicity: 'yes' }), by)
    const events = await eventsOf({ commentId, revisionId })
    expect(events).toHaveLength(2)
    expect(events[1]).toMatchObject({ guidelineId: second.id, value: 'yes' })
  })

  it('refuses a text that changed since it was read, and names it; the rest is labelled', async () => {
    const [first, second] = await makeItems(2)
    if (!second) throw new Error('two comments were made')
    await changeText(first)
    const foreign = { commentId: newId(), revisionId: newId() }
    expect(await label(request([first, second, foreign], { toxicity: 'yes' }), ana)).toMatchObject({
      applied: 1,
      refused: [
        { commentId: first.commentId, why: 'text-changed' },
        { commentId: foreign.commentId, why: 'not-here' },
      ],
    })
    expect(await eventsOf(first)).toEqual([])
  })

  it('shows what was said of the old text no longer as said of the new one', async () => {
    const [item] = await makeItems(1)
    await label(request([item], { toxicity: 'yes' }), ana)
    const changed = await changeText(item)
    expect(await held(item)).toEqual({})
    await label(request([changed], { toxicity: 'yes' }), ana)
    expect(await held(item)).toEqual({ toxicity: 'yes' })
    expect(await eventsOf(item)).toHaveLength(2)
  })

  it('does the same batch once, and nothing by the batch of another', async () => {
    const items = await makeItems(3)
    const asked = request(items, { toxicity: 'yes' })
    const outcomes = await Promise.all([label(asked, ana), label(asked, ana), label(asked, ana)])
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: true, applied: 3 })
    expect(await db().labelEvent.count({ where: { batchId: asked.batchId } })).toBe(3)
    expect(await label(asked, ben)).toEqual({ ok: false, reason: 'batch-taken' })
  })

  it('takes a comment that is named twice once', async () => {
    const [item] = await makeItems(1)
    expect(await label(request([item, item], { toxicity: 'yes' }), ana)).toMatchObject({ applied: 1 })
    expect(await eventsOf(item)).toMatchObject([{ source: 'single' }])
  })

  it('reaches no comment of another site', async () => {
    const [item] = await makeItems(1)
    const elsewhere = { ...ana, siteId: await makeSite() }
    expect(await label(request([item], { toxicity: 'yes' }), elsewhere)).toMatchObject({
      applied: 0,
      refused: [{ why: 'not-here' }],
    })
  })

  it('is remembered, newest first, with names', async () => {
    const [item] = await makeItems(1)
    await label(request([item], { toxicity: 'yes' }), ana)
    await label(request([item], { toxicity: 'no' }), ben)
    expect(await labelHistory(ana.siteId, item.commentId)).toMatchObject([
      { attribute: 'toxicity', value: 'no', labelledBy: 'Ben', bulk: false },
      { attribute: 'toxicity', value: 'yes', labelledBy: 'Ana', bulk: false },
    ])
  })

  it('changes no decision and no score', async () => {
    const [item] = await makeItems(1)
    const before = await db().commentState.findUnique({ where: { commentId: item.commentId } })
    await label(request([item], { toxicity: 'yes' }), ana)
    expect(await db().commentState.findUnique({ where: { commentId: item.commentId } })).toEqual(before)
  })
})

describe('undoing labels', () => {
  const undo = (undoneBatchId: string, by = ana) => undoLabels({ batchId: newId(), undoneBatchId }, by)

  it('brings back exactly what held before, whatever was said', async () => {
    const anyLabels = fc.dictionary(fc.constantFrom(...ATTRIBUTES), fc.constantFrom(...LABEL_VALUES), {
      minKeys: 1,
      maxKeys: 4,
      noNullPrototype: true,
    })
    const saying = fc.record({ labels: anyLabels, scoreSeen: fc.boolean(), which: fc.integer({ min: 1, max: 7 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(saying, { maxLength: 4 }), saying, async (before, last) => {
        const items = await makeItems(3)
        const say = async ({ labels, scoreSeen, which }: typeof last) => {
          const asked = request(
            items.filter((_, index) => which & (1 << index)),
            labels,
            { scoreSeen },
          )
          await label(asked, ana)
          return asked.batchId
        }
        for (const one of before) await say(one)
        const held = await standing(items)
        const batchId = await say(last)
        await undo(batchId)
        expect(await standing(items)).toEqual(held)
        await undo(batchId)
        expect(await standing(items)).toEqual(held)
      }),
      { numRuns: 25 },
    )
  })

  /** What holds, with how it was said: blind or not, and under which guideline. */
  async function standing(items: Item[]): Promise<unknown[]> {
    return db().$queryRaw`
      SELECT comment_id, attribute, value, score_seen, guideline_id, source FROM (
        SELECT DISTINCT ON (comment_id, attribute) * FROM label_events
        WHERE comment_id = ANY(${items.map((item) => item.commentId)}::uuid[]) AND labelled_by = ${ana.userId}::uuid
        ORDER BY comment_id, attribute, id DESC) newest
      WHERE value <> 'cleared' ORDER BY comment_id, attribute`
  }

  it('leaves alone what was said since, and what others said', async () => {
    const [item] = await makeItems(1)
    const first = request([item], { toxicity: 'yes', insult: 'yes' })
    await label(first, ana)
    await label(request([item], { toxicity: 'yes' }), ben)
    await label(request([item], { insult: 'no' }), ana)
    await undo(first.batchId)
    expect(await held(item)).toEqual({ insult: 'no' })
    expect(await held(item, ben)).toEqual({ toxicity: 'yes' })
  })

  it("undoes nobody else's batch", async () => {
    const [item] = await makeItems(1)
    const asked = request([item], { toxicity: 'yes' })
    await label(asked, ana)
    expect(await undo(asked.batchId, ben)).toEqual({ ok: false, reason: 'unknown-batch' })
    expect(await held(item)).toEqual({ toxicity: 'yes' })
  })

  it('is not asked for what was never said', async () => {
    expect(await undo(newId())).toEqual({ ok: false, reason: 'unknown-batch' })
  })

  it('can itself be undone', async () => {
    const [item] = await makeItems(1)
    const asked = request([item], { toxicity: 'yes' })
    await label(asked, ana)
    const undone = await undo(asked.batchId)
    if (!undone.ok) throw new Error(undone.reason)
    expect(await held(item)).toEqual({})
    await undo(undone.batchId)
    expect(await held(item)).toEqual({ toxicity: 'yes' })
  })
})

it('keeps labels append-only', async () => {
  const [item] = await makeItems(1)
  await label(request([item], { toxicity: 'yes' }), ana)
  await expect(
    db().$executeRaw`UPDATE label_events SET value = 'no' WHERE comment_id = ${item.commentId}::uuid`,
  ).rejects.toThrow('append-only')
})
