import { beforeEach, describe, expect, it } from 'vitest'
import { listAccounts } from '#lib/accounts/data.ts'
import type { ExportFormat } from '#lib/datasets/schema.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { undoLabelImport } from '#lib/label-imports/undo/mutations.ts'
import { label } from '#lib/labels/mutations.ts'
import type { LabelRequest } from '#lib/labels/schema.ts'
import { makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'
import { exportedLabels, forgetLabels, takeLabels, withoutNames } from '#tests/support/import-labels.ts'

let siteId: string
let lead: string
let ids: string[]
const TEXTS = ['one remark', '=cmd|x', 'NA', 'a "quoted", remark\nof two lines', 'mail me at a@example.org']
beforeEach(async () => {
  siteId = await makeSite()
  lead = await makePerson('Lead')
  ids = await makeComments(siteId, TEXTS)
})

const take = (text: string, how: Parameters<typeof takeLabels>[1] = {}) =>
  takeLabels(text, how, { siteId, userId: lead })
const exported = (format: ExportFormat) => exportedLabels(siteId, format)

async function say(userId: string, commentIds: readonly string[], labels: LabelRequest['labels'], scoreSeen = false) {
  const states = await db().commentState.findMany({ where: { commentId: { in: [...commentIds] } } })
  const items = states.map(({ commentId, revisionId }) => ({ commentId, revisionId }))
  await label({ batchId: newId(), items, labels, scoreSeen }, { userId, siteId, now: NOW })
}

const events = () => db().labelEvent.count({ where: { siteId } })

describe('labels that come back from our own export', () => {
  beforeEach(async () => {
    const [ana, ben] = [await makePerson('Ana'), await makePerson('Ben')]
    for (const id of ids) await say(ana, [id], { toxicity: 'yes', insult: 'unsure' })
    await say(ben, ids.slice(0, 1), { toxicity: 'no' }, true)
    await say(ben, ids.slice(1), { threat: 'no' }, true)
  })

  it.each(['jsonl', 'csv', 'spreadsheet'] as const)('as %s add nothing, to the same annotators', async (format) => {
    const before = await events()
    const { tally, rejected } = await take(await exported(format))
    expect(rejected).toEqual([])
    expect(tally).toMatchObject({ added: 0, format: 'labels', annotators: { here: 2, fresh: 0 } })
    expect(await events()).toBe(before)
  })

  it.each(['jsonl', 'csv', 'spreadsheet'] as const)('as %s are equal where they were lost', async (format) => {
    const file = await exported(format)
    await forgetLabels(siteId)
    expect(await events()).toBe(0)
    expect((await take(file)).rejected).toEqual([])
    expect(withoutNames(await exported(format))).toEqual(withoutNames(file))
    expect((await take(file)).tally).toMatchObject({ added: 0 })
  })
})

describe('labels that were given elsewhere', () => {
  const doccano = () =>
    TEXTS.map((text, i) =>
      JSON.stringify({ text, label: i % 2 ? ['insult'] : ['threat', 'insult'], annotator: `eva-${i % 2}` }),
    ).join('\n')

  it('belong to people who cannot sign in and stand in no list of accounts', async () => {
    const { tally } = await take(doccano())
    expect(tally).toMatchObject({ rows: 5, comments: 5, added: 8, rejected: 0, annotators: { here: 0, fresh: 2 } })
    const people = await db().user.findMany({ where: { annotatesAs: { not: null }, labels: { some: { siteId } } } })
    expect(people.map(({ name, active, passwordHash }) => [name, active, passwordHash]).sort()).toEqual([
      ['eva-0', false, null],
      ['eva-1', false, null],
    ])
    const listed = (await listAccounts('all')).map(({ id }) => id)
    for (const { id } of people) expect(listed).not.toContain(id)
    const kept = await db().labelEvent.findMany({ where: { siteId } })
    expect(new Set(kept.map(({ source, scoreSeen }) => `${source} ${scoreSeen}`))).toEqual(new Set(['imported true']))
    expect(await db().auditEvent.findMany({ where: { siteId, name: 'labels.imported' } })).toMatchObject([
      { actorId: lead, payload: { rows: 5, added: 8, rejected: 0 } },
    ])
  })

  it('are counted in a trial exactly as they would come, and nothing is kept', async () => {
    const trial = await take(doccano(), { trial: true })
    expect(await events()).toBe(0)
    expect(await db().user.count({ where: { name: 'eva-0', labels: { some: { siteId } } } })).toBe(0)
    expect(await db().auditEvent.count({ where: { siteId, name: 'labels.imported' } })).toBe(0)
    expect((await take(doccano())).tally).toEqual(trial.tally)
  })

  it('add nothing the second time, also when five come at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => take(doccano())))
    const after = await events()
    expect((await take(doccano())).tally.added).toBe(0)
    expect(await events()).toBe(after)
    const held = await db().$queryRaw<
      { n: bigint }[]
    >`SELECT count(DISTINCT (comment_id, labelled_by, attribute)) AS n FROM label_events WHERE site_id = ${siteId}::uuid`
    expect(Number(held[0]?.n)).toBe(8)
  })

  it('of several annotators together count as said of many at once: no judgement of one', async () => {
    await take(`id,comment_text,toxic\n${ids[0]},one remark,0.8\n`)
    expect(await db().labelEvent.findMany({ where: { siteId } })).toMatchObject([{ source: 'bulk', value: 'yes' }])
  })

  it('are refused row by row, each with its reason', async () => {
    await makeComments(siteId, ['one remark'])
    const rows = [
      { text: 'one remark', label: ['insult'] },
      { text: 'nobody wrote this', label: ['insult'] },
      { text: 'another text', comment_id: ids[1], label: ['insult'] },
      { text: TEXTS[2], comment_id: newId(), label: ['insult'] },
      { text: 'mail me at <EMAIL>', comment_id: `c_${ids[4]}`, label: ['insult'] },
      { text: TEXTS[3], comment_id: ids[3], label: ['insult'] },
      { text: TEXTS[3], comment_id: ids[3], label: ['threat'] },
    ]
    const { rejected, tally } = await take(rows.map((row) => JSON.stringify(row)).join('\n'))
    expect(rejected.map(({ place, why }) => `${place} ${why}`).sort()).toEqual([
      'line 1 many-texts',
      'line 2 not-here',
      'line 3 text-differs',
      'line 4 not-here',
      'line 7 said-twice',
    ])
    expect(tally).toMatchObject({ rows: 7, added: 2, rejected: 5 })
  })

  it('keep to the revision that a row names', async () => {
    const row = (revision: number) =>
      JSON.stringify({ commentId: ids[0], revision, annotator: 'p', labels: { insult: 'yes' } })
    const { rejected } = await take([row(1), row(2)].join('\n'), { format: 'labels' })
    expect(rejected).toMatchObject([{ place: 'line 2', why: 'no-revision' }])
  })

  it('lose no row to one with a quotation mark that is open, which is named', async () => {
    const rows = [`${ids[0]},p,false,yes`, `${ids[1]},p,false,"no`, `${ids[2]},p,false,yes`]
    const { rejected, tally } = await take(['comment_id,annotator,score_seen,insult', ...rows].join('\n'))
    expect(rejected).toMatchObject([{ place: 'line 3', why: 'open-quote' }])
    expect(tally).toMatchObject({ rows: 3, added: 2, rejected: 1 })
  })

  it('are taken back as a whole to what was said before, but where somebody said something since', async () => {
    const ana = await makePerson('Ana')
    await say(ana, ids, { insult: 'no' })
    const before = await exported('jsonl')
    const rows = before
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const turned = rows.map((row) => JSON.stringify({ ...row, labels: { insult: 'yes', threat: 'yes' } })).join('\n')
    const undo = (undoneBatchId: string, batchId = newId()) =>
      undoLabelImport({ batchId, undoneBatchId }, { siteId, userId: lead, now: NOW })
    const first = await take(turned)
    expect(first.tally.added).toBe(10)
    expect(await exported('jsonl')).not.toBe(before)
    const batchId = newId()
    expect(await undo(first.batchId, batchId)).toEqual({ ok: true, batchId, applied: 5 })
    expect(await exported('jsonl')).toBe(before)
    expect(await undo(first.batchId, batchId)).toMatchObject({ ok: true, applied: 5 })
    const second = await take(turned)
    await say(ana, ids.slice(0, 1), { insult: 'unsure', threat: 'unsure' })
    expect(await undo(second.batchId)).toMatchObject({ ok: true, applied: 4 })
    expect((await exported('jsonl')).split('\n').filter((line) => line.includes('unsure'))).toHaveLength(1)
    expect(await undo(newId())).toEqual({ ok: false, reason: 'unknown-batch' })
    expect(await db().auditEvent.findMany({ where: { siteId, name: 'labels.undone' } })).toMatchObject([
      { actorId: lead, payload: { undoneBatchId: first.batchId, applied: 5 } },
      { actorId: lead, payload: { undoneBatchId: second.batchId, applied: 4 } },
    ])
  })

  it('never reach another site', async () => {
    const elsewhere = ids
    siteId = await makeSite()
    const { rejected } = await take(JSON.stringify({ text: 'one remark', comment_id: elsewhere[0], label: ['insult'] }))
    expect(rejected).toMatchObject([{ why: 'not-here' }])
  })
})
