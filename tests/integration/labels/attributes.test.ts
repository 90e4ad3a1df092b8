import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/db/id.ts'
import { currentAttributes, siteAttributes } from '#lib/labels/attributes/data.ts'
import { addAttribute, changeAttribute } from '#lib/labels/attributes/mutations.ts'
import { mergesOf } from '#lib/labels/attributes/read-as.ts'
import { labelsBy } from '#lib/labels/data.ts'
import { guidelineHistory } from '#lib/labels/guidelines/data.ts'
import { publishGuideline } from '#lib/labels/guidelines/mutations.ts'
import { label, undoLabels } from '#lib/labels/mutations.ts'
import { replayEvents } from '#lib/labels/replay-events.ts'
import { type Annotator, LABEL_VALUES, type Labels } from '#lib/labels/schema.ts'
import { makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'

let ana: Annotator
beforeAll(async () => {
  ana = { userId: await makePerson('Ana'), siteId: await makeSite(), now: NOW }
})

async function makeItem(by = ana) {
  const [commentId = ''] = await makeComments(by.siteId, ['a remark'])
  const { revisionId } = await db().commentState.findUniqueOrThrow({ where: { commentId } })
  return { commentId, revisionId }
}

const say = (item: Awaited<ReturnType<typeof makeItem>>, labels: Labels, by = ana) =>
  label({ batchId: newId(), items: [item], labels, scoreSeen: true }, by)

const held = async ({ commentId }: { commentId: string }) =>
  (await labelsBy(ana.userId, [commentId])).get(commentId) ?? {}

const add = (key: string, by = ana) => addAttribute({ key, title: key }, by)

describe('an attribute of a site’s own', () => {
  it('is labelled as the seven are, and what nobody added is refused', async () => {
    const item = await makeItem()
    expect(await say(item, { off_topic: 'yes' })).toEqual({ ok: false, reason: 'unknown-attribute' })
    expect(await add('off_topic')).toEqual({ ok: true })
    expect(await say(item, { off_topic: 'yes', insult: 'no' })).toMatchObject({ ok: true, applied: 1 })
    expect(await held(item)).toEqual({ off_topic: 'yes', insult: 'no' })
    const keys = (await siteAttributes(ana.siteId)).map((one) => one.key)
    expect(keys.at(-1)).toBe('off_topic')
    expect(keys).toHaveLength(8)
  })

  it('keeps its key for good: nobody takes it, not even one of the seven', async () => {
    expect(await add('kept')).toEqual({ ok: true })
    expect(await add('kept')).toEqual({ ok: false, reason: 'key-taken' })
    expect(await add('toxicity')).toEqual({ ok: false, reason: 'key-taken' })
    const kept = Prisma.sql`site_id = ${ana.siteId}::uuid AND key = 'kept'`
    const rename = db().$executeRaw`UPDATE label_attributes SET key = 'other' WHERE ${kept}`
    await expect(rename).rejects.toThrow('stays under its key')
    const remove = db().$executeRaw`DELETE FROM label_attributes WHERE ${kept}`
    await expect(remove).rejects.toThrow('stays under its key')
  })

  it('is no longer asked for when it is deprecated, and what was said stays and can be taken back', async () => {
    await add('dated')
    const item = await makeItem()
    await say(item, { dated: 'yes' })
    expect(await changeAttribute('dated', { kind: 'deprecate' }, ana)).toEqual({ ok: true })
    expect((await currentAttributes(ana.siteId)).map((one) => one.key)).not.toContain('dated')
    expect(await held(item)).toEqual({ dated: 'yes' })
    expect(await say(item, { dated: 'no' })).toEqual({ ok: false, reason: 'unknown-attribute' })
    expect(await say(item, { dated: 'cleared' })).toMatchObject({ ok: true })
    expect(await held(item)).toEqual({})
    await changeAttribute('dated', { kind: 'restore' }, ana)
    expect(await say(item, { dated: 'no' })).toMatchObject({ ok: true })
  })

  it('belongs to its site alone', async () => {
    await add('ours')
    const elsewhere = { ...ana, siteId: await makeSite() }
    const item = await makeItem(elsewhere)
    expect(await say(item, { ours: 'yes' }, elsewhere)).toEqual({ ok: false, reason: 'unknown-attribute' })
    expect(await changeAttribute('ours', { kind: 'deprecate' }, elsewhere)).toEqual({ ok: false, reason: 'not-there' })
  })
})

describe('merging', () => {
  it('reads what was said of the old as said of the new, and changes no event', async () => {
    await add('rude')
    const item = await makeItem()
    await say(item, { rude: 'yes' })
    const before = await db().labelEvent.findMany({ where: { commentId: item.commentId } })
    expect(await changeAttribute('rude', { kind: 'merge', into: 'insult' }, ana)).toEqual({ ok: true })
    expect(await held(item)).toEqual({ insult: 'yes' })
    expect(await db().labelEvent.findMany({ where: { commentId: item.commentId } })).toEqual(before)
    expect(await say(item, { rude: 'yes' })).toEqual({ ok: false, reason: 'unknown-attribute' })
    expect(await say(item, { insult: 'yes' })).toMatchObject({ ok: true })
    expect(await db().labelEvent.count({ where: { commentId: item.commentId } })).toBe(1)
  })

  it('follows what is merged on, in one step', async () => {
    for (const key of ['one', 'two', 'three']) await add(key)
    await changeAttribute('one', { kind: 'merge', into: 'two' }, ana)
    expect(await changeAttribute('one', { kind: 'merge', into: 'three' }, ana)).toMatchObject({
      reason: 'merged-already',
    })
    expect(await changeAttribute('three', { kind: 'merge', into: 'one' }, ana)).toMatchObject({
      reason: 'not-a-target',
    })
    expect(await changeAttribute('three', { kind: 'merge', into: 'three' }, ana)).toMatchObject({
      reason: 'not-a-target',
    })
    await changeAttribute('two', { kind: 'merge', into: 'three' }, ana)
    const merges = mergesOf(await siteAttributes(ana.siteId))
    expect([merges.get('one'), merges.get('two')]).toEqual(['three', 'three'])
  })

  it('never makes a circle, also when two merge at the same moment', async () => {
    for (const key of ['left', 'right']) await add(key)
    const outcomes = await Promise.all([
      changeAttribute('left', { kind: 'merge', into: 'right' }, ana),
      changeAttribute('right', { kind: 'merge', into: 'left' }, ana),
    ])
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  })
})

describe('what holds', () => {
  it('is what a replay of all events comes to, whatever was said, cleared, undone and merged', async () => {
    const siteId = await makeSite()
    const by = { ...ana, siteId }
    for (const key of ['alpha', 'beta']) await add(key, by)
    const values = fc.constantFrom(...LABEL_VALUES)
    const saying = fc.record({ key: fc.constantFrom('alpha', 'beta', 'insult'), value: values, undo: fc.boolean() })
    const items: Awaited<ReturnType<typeof makeItem>>[] = []
    await fc.assert(
      fc.asyncProperty(fc.array(saying, { minLength: 1, maxLength: 8 }), async (said) => {
        const item = await makeItem(by)
        for (const { key, value, undo } of said) {
          const batchId = newId()
          await label({ batchId, items: [item], labels: { [key]: value }, scoreSeen: false }, by)
          if (undo) await undoLabels({ batchId: newId(), undoneBatchId: batchId }, by)
        }
        items.push(item)
        await expectReplay(item, by)
      }),
      { numRuns: 12 },
    )
    await changeAttribute('alpha', { kind: 'merge', into: 'beta' }, by)
    for (const item of items) await expectReplay(item, by)
  })

  async function expectReplay(item: { commentId: string; revisionId: string }, by: Annotator): Promise<void> {
    const rows = await db().labelEvent.findMany({ where: { commentId: item.commentId }, orderBy: { id: 'asc' } })
    const events = rows.map(({ revisionId, labelledBy, attribute, value }) => {
      return { revisionId, by: labelledBy, attribute, value }
    })
    const replayed = replayEvents(events, item.revisionId, mergesOf(await siteAttributes(by.siteId)))
    const said = Object.entries((await labelsBy(by.userId, [item.commentId])).get(item.commentId) ?? {})
    expect(new Map(said.map(([key, value]) => [`${by.userId} ${key}`, value]))).toEqual(replayed)
  }
})

describe('a guideline', () => {
  const draft = (basedOn: number, text = 'Read twice.') => {
    const examples = {
      definition: 'Demeans somebody.',
      examples: ['You fool.'],
      counterExamples: ['The foolish plan.'],
    }
    return { basedOn, text, advice: { insult: examples } }
  }

  it('comes in versions with examples, and later labels carry the new one', async () => {
    const by = { ...ana, siteId: await makeSite() }
    const item = await makeItem(by)
    await say(item, { insult: 'yes' }, by)
    expect(await publishGuideline(draft(1), by)).toEqual({ ok: true, number: 2 })
    await say(item, { insult: 'no' }, by)
    const [now, first] = await guidelineHistory(by.siteId)
    expect(now).toMatchObject({ number: 2, text: 'Read twice.', createdBy: 'Ana', advice: draft(1).advice })
    const events = await db().labelEvent.findMany({ where: { commentId: item.commentId }, orderBy: { id: 'asc' } })
    expect(events.map((event) => event.guidelineId)).toEqual([first?.id, now?.id])
    const change = db().$executeRaw`UPDATE guidelines SET text = '' WHERE site_id = ${by.siteId}::uuid`
    await expect(change).rejects.toThrow('append-only')
  })

  it('is not published over one that came meanwhile, nor for an attribute that is not there', async () => {
    const by = { ...ana, siteId: await makeSite() }
    const outcomes = await Promise.all([publishGuideline(draft(1), by), publishGuideline(draft(1), by)])
    expect(outcomes.map((one) => one.ok).sort()).toEqual([false, true])
    expect(await publishGuideline(draft(1), by)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    const unknown = { ...draft(2), advice: { nothing_such: { definition: '', examples: [], counterExamples: [] } } }
    expect(await publishGuideline(unknown, by)).toEqual({ ok: false, reason: 'unknown-attribute' })
  })
})
