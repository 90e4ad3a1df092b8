import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { cleanSpans } from '#lib/assignments/clean-spans.ts'
import { SKIP_REASONS } from '#lib/assignments/schema.ts'
import type { ExportFormat } from '#lib/datasets/schema.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { undoLabelImport } from '#lib/label-imports/undo/mutations.ts'
import { addAttribute, changeAttribute } from '#lib/labels/attributes/mutations.ts'
import { currentGuideline } from '#lib/labels/data.ts'
import { appendLabels } from '#lib/labels/mutations.ts'
import type { MarkedSpan } from '#lib/labels/schema.ts'
import { makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'
import { exportedLabels, forgetLabels, takeLabels, withoutNames } from '#tests/support/import-labels.ts'

const TEXTS = ['You 😀 fool, "all" of you', '=cmd|x\nof two lines', 'שלום 👩‍👩‍👧 there']
const KEYS = ['insult', 'toxicity', 'off_topic', 'old_topic']

let siteId: string
let lead: string
let people: string[]
let texts: { commentId: string; revisionId: string; text: string }[]
beforeAll(async () => {
  siteId = await makeSite()
  lead = await makePerson('Lead')
  people = [await makePerson('Ana'), await makePerson('Ben')]
  const by = { siteId, userId: lead, now: NOW }
  for (const key of ['off_topic', 'old_topic']) await addAttribute({ key, title: key }, by)
  await changeAttribute('old_topic', { kind: 'merge', into: 'off_topic' }, by)
  const states = await db().commentState.findMany({
    where: { commentId: { in: await makeComments(siteId, TEXTS) } },
    include: { revision: true },
  })
  texts = states.map(({ commentId, revisionId, revision }) => ({ commentId, revisionId, text: revision.text ?? '' }))
})

const take = (file: string) => takeLabels(file, {}, { siteId, userId: lead })
const exported = (format: ExportFormat) => exportedLabels(siteId, format)

type Said = {
  place: number
  person: number
  labels: Record<string, 'yes' | 'no' | 'unsure'>
  marks: number[]
  seen: boolean
  source: 'single' | 'bulk'
  skip: (typeof SKIP_REASONS)[number] | null
}

const anySaid: fc.Arbitrary<Said> = fc.record({
  place: fc.nat({ max: TEXTS.length - 1 }),
  person: fc.nat({ max: 1 }),
  labels: fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom('yes', 'no', 'unsure')),
  marks: fc.array(fc.nat({ max: 40 }), { maxLength: 6 }),
  seen: fc.boolean(),
  source: fc.constantFrom('single', 'bulk'),
  skip: fc.option(fc.constantFrom(...SKIP_REASONS)),
})

/** Marks between characters of a text, as the desk keeps them. */
function marksIn(text: string, places: readonly number[]): MarkedSpan[] {
  const edges = [0]
  for (const point of text) edges.push((edges.at(-1) ?? 0) + point.length)
  const at = (place = 0) => edges[place % edges.length] ?? 0
  const pairs = places.slice(1).map((place, i) => [at(places[i]), at(place)] as const)
  const spans = pairs.map(([a, b]): MarkedSpan => [Math.min(a, b), Math.max(a, b)])
  return (
    cleanSpans(
      spans.filter(([start, end]) => start < end),
      text,
    ) ?? []
  )
}

async function say({ place, person, labels, marks, seen, source, skip }: Said): Promise<void> {
  const { text, ...of } = texts[place] ?? { text: '', commentId: '', revisionId: '' }
  const guidelineId = (await currentGuideline(siteId)).id
  const how = { source, scoreSeen: seen, guidelineId, assignmentId: null, leadMs: null }
  const userId = people[person] ?? ''
  const events = Object.entries(labels).map(([attribute, value]) => {
    return { ...of, ...how, attribute, value, spans: value === 'no' ? [] : marksIn(text, marks) }
  })
  await db().$transaction(async (tx) => {
    await appendLabels(tx, { batchId: null, labels: events }, { siteId, userId, now: NOW })
    const about = { id: newId(), siteId, ...of, guidelineId, skippedBy: userId, skippedAt: NOW }
    if (skip) await tx.labelSkip.create({ data: { ...about, reason: skip } })
  })
}

describe.each(['jsonl', 'csv', 'spreadsheet'] as const)('labels, marks, skips and own attributes as %s', (format) => {
  it('come back equal, to those who said them or to strangers, and once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anySaid, { minLength: 1, maxLength: 6 }), async (all) => {
        await forgetLabels(siteId)
        for (const one of all) await say(one)
        const file = await exported(format)
        expect(await take(file)).toMatchObject({ rejected: [], tally: { added: 0 } })
        expect(await exported(format)).toBe(file)
        await forgetLabels(siteId)
        expect((await take(file)).rejected).toEqual([])
        expect(withoutNames(await exported(format))).toEqual(withoutNames(file))
      }),
      { numRuns: 12 },
    )
  }, 180_000)

  it('hold what was said of a merged attribute under what it became, and are taken back as a whole', async () => {
    await forgetLabels(siteId)
    const said = { place: 0, person: 0, seen: false, source: 'single' as const, skip: 'other' as const }
    await say({ ...said, labels: { old_topic: 'yes' }, marks: [4, 5] })
    const file = await exported(format)
    expect(file).toContain('off_topic')
    expect(file).not.toContain('old_topic')
    await forgetLabels(siteId)
    const nothing = await exported(format)
    const { batchId } = await take(file)
    expect(await db().labelEvent.findMany({ where: { siteId } })).toMatchObject([
      { attribute: 'off_topic', spans: [[4, 6]] },
    ])
    expect(await db().labelSkip.count({ where: { siteId, batchId, reason: 'other' } })).toBe(1)
    const by = { siteId, userId: lead, now: NOW }
    expect(await undoLabelImport({ batchId: newId(), undoneBatchId: batchId }, by)).toMatchObject({ applied: 1 })
    expect(await exported(format)).toBe(nothing)
  })
})

it('rows with marks or skips that cannot be are refused, each with its reason', async () => {
  await forgetLabels(siteId)
  const { commentId = '' } = texts.find(({ text }) => text.startsWith('You')) ?? {}
  const mark = (start: unknown, end: unknown, attribute = 'insult') => [{ attribute, start, end }]
  const row = (annotator: string, more: object) =>
    JSON.stringify({ commentId, revision: 1, annotator, labels: { insult: 'yes', threat: 'no' }, ...more })
  const rows = [
    row('a', { spans: mark(0, 3) }),
    row('b', { spans: mark(0, 300) }),
    row('c', { spans: mark(-1, 3) }),
    row('d', { spans: mark(0, 5) }),
    row('e', { spans: mark('0', 3) }),
    row('f', { spans: 'insult' }),
    row('g', { spans: mark(0, 3, 'unheard') }),
    row('h', { spans: mark(0, 3, 'threat') }),
    row('i', { labels: { unheard: 'yes' } }),
    row('j', { labels: {}, skipReason: 'bored' }),
    row('k', { labels: {}, skipReason: 'other' }),
  ]
  const { rejected, tally } = await take(rows.join('\n'))
  expect(rejected.map(({ place, why }) => `${place} ${why}`).sort()).toEqual([
    'line 10 bad-skip',
    'line 2 span-outside',
    'line 3 span-outside',
    'line 4 span-in-pair',
    'line 5 bad-span',
    'line 6 bad-span',
    'line 7 unknown-attribute',
    'line 8 span-unlabelled',
    'line 9 unknown-attribute',
  ])
  expect(tally.added).toBe(3)
  const table = `comment_id,annotator,score_seen,insult,unheard,remark\n${commentId},z,false,yes,no,\n${commentId},y,false,yes,,hm\n`
  expect((await take(table)).rejected).toEqual([{ place: 'line 2', why: 'unknown-attribute' }])
})

it('marks stay where a file that tells none says the same again', async () => {
  await forgetLabels(siteId)
  const { commentId = '' } = texts[0] ?? {}
  const row = { commentId, annotator: 'a', labels: { insult: 'yes' } }
  await take(JSON.stringify({ ...row, spans: [{ attribute: 'insult', start: 0, end: 3 }] }))
  expect((await take(JSON.stringify(row))).tally).toMatchObject({ added: 0, known: 1 })
  expect((await take(JSON.stringify({ ...row, spans: [] }))).tally).toMatchObject({ added: 1 })
})
