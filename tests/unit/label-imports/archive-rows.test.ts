import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanSpans } from '#lib/assignments/clean-spans.ts'
import { makePseudonyms } from '#lib/datasets/archive/make-pseudonyms.ts'
import type { ArchiveRow } from '#lib/datasets/archive/schema.ts'
import { toArchiveRow } from '#lib/datasets/archive/to-archive-row.ts'
import { doccanoLine, labelStudioTask } from '#lib/datasets/archive/write-interop-rows.ts'
import {
  csvRecord,
  jigsawHead,
  jigsawRecord,
  spreadsheetHead,
  spreadsheetRecord,
} from '#lib/datasets/archive/write-text-rows.ts'
import { countAnswers } from '#lib/datasets/snapshots/count-answers.ts'
import { judgeRow } from '#lib/label-imports/judge-row.ts'
import { readLabelFile } from '#lib/label-imports/read-file.ts'
import { reading } from '#lib/label-imports/schema.ts'
import type { MarkedSpan } from '#lib/labels/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { readCsv } from '#tests/support/read-csv.ts'

const KEYS = [...ATTRIBUTES, 'off_topic']
const ID = '01890000-0000-7000-8000-000000000001'

type Value = 'yes' | 'no'
type Marked = Record<string, MarkedSpan[]>

/** A row of an archive of which one annotator said something, and marked words. */
function archiveRow(text: string, labels: Record<string, Value>, spans: Marked): ArchiveRow {
  const how = { by: 'ana', seen: false, batchId: null, guideline: 1, at: '' }
  const said = Object.entries(labels).map(([attribute, value]) => {
    return { ...how, attribute, value, ...(spans[attribute]?.length ? { spans: spans[attribute] } : {}) }
  })
  const about = { author: null, parentId: null, postedAt: null, decision: null, scorer: null, scores: null }
  const answers = countAnswers(said, {})
  const stored = {
    commentId: ID,
    split: 'train' as const,
    groupKey: 'g',
    duplicateGroup: 'd',
    text,
    said,
    answers,
    about,
  }
  const context = { version: '1.0.0', selection: { bulk: true, blindOnly: false }, attributes: KEYS, redact: true }
  return toArchiveRow(stored, { ...context, pseudonyms: makePseudonyms('a key that is long enough', 'dataset') }).row
}

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text)
}

/** What a file of one row comes to on a comment with a text: labels, and marks where they stand in that. */
async function readBack(file: string, text: string, noWhereAbsent: string[] = []) {
  const known = { reading: reading.parse({ noWhereAbsent }), attributes: new Set(KEYS) }
  const [item] = await Array.fromAsync(readLabelFile(bytesOf(file), known).items)
  if (item?.is !== 'row') throw new Error(JSON.stringify(item))
  const judged = judgeRow(item, [{ commentId: ID, revisionId: ID, text, byNumber: false }])
  if (!judged.ok) throw new Error(judged.rejected.why)
  return { labels: item.labels, spans: judged.spans ?? {} }
}

const piece = fc.constantFrom('You fool ', '😀', '👩‍👩‍👧 ', 'שלום, ', '=cmd\n', '"', 'ana@example.org ')
const anyText = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''))
const anyLabels = fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom<Value>('yes', 'no'), { minKeys: 1 })
const anyPlaces = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: 3 })

/** Marks between the pieces of a text: whole words, so that what is redacted is in a mark or out of it. */
function marksIn(text: string, places: readonly (readonly [number, number])[]): MarkedSpan[] {
  const edges = [0, ...[...text.matchAll(/[\s,]+|\p{So}(?:\u200d\p{So})*/gu)].map((found) => found.index + found[0].length), text.length] // biome-ignore format: one thought
  const at = (place: number) => edges[place % edges.length] ?? 0
  const spans = places.map(([a, b]): MarkedSpan => [Math.min(at(a), at(b)), Math.max(at(a), at(b))])
  return cleanSpans(spans.filter(([start, end]) => start < end), text) ?? [] // biome-ignore format: one thought
}

const anyCase = fc.tuple(anyText, anyLabels, anyPlaces).map(([text, labels, places]) => {
  const yes = Object.keys(labels).filter((key) => labels[key] === 'yes')
  const marks = marksIn(text, places)
  const spans: Marked = marks.length > 0 ? Object.fromEntries(yes.map((key) => [key, marks])) : {}
  return {
    text,
    labels,
    spans,
    yes: Object.fromEntries(yes.map((key) => [key, 'yes'])),
    row: archiveRow(text, labels, spans),
  }
})

describe('a row of an archive comes back equal, marks and own attributes too,', () => {
  it('as a line of ours', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ text, labels, spans, row }) => {
        expect(await readBack(JSON.stringify(row), text)).toEqual({ labels, spans })
      }),
    )
  })

  it('as a task of Label Studio and as a line of doccano, which name what was chosen', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCase.filter(({ row }) => row.labels.length > 0),
        async ({ text, yes, spans, row }) => {
          expect(await readBack(JSON.stringify([labelStudioTask(row, KEYS)]), text)).toEqual({ labels: yes, spans })
          expect(await readBack(JSON.stringify(doccanoLine(row)), text)).toEqual({ labels: yes, spans })
        },
      ),
    )
  })

  it('as the columns of Jigsaw, which have no place for marks', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ text, labels, row }) => {
        const file = csvRecord(jigsawHead(KEYS)) + jigsawRecord(row, 'site', KEYS)
        expect(await readBack(file, text)).toEqual({ labels, spans: {} })
      }),
    )
  })
})

describe('marks in other programs', () => {
  const text = '😀 fool'
  const row = archiveRow(text, { insult: 'yes', threat: 'no' }, { insult: [[3, 7]] })

  it('are counted in code points for Label Studio, and in UTF-16 code units for doccano', () => {
    const value = { start: 2, end: 6, text: 'fool', labels: ['insult'] }
    expect(labelStudioTask(row, KEYS)).toMatchObject({
      annotations: [{ result: [{ type: 'choices' }, { from_name: 'marks', type: 'labels', value }] }],
    })
    expect(doccanoLine(row)).toMatchObject({ entities: [[3, 7, 'insult']] })
  })

  it('that reach out of the text, or are of nothing chosen, are refused', async () => {
    const line = (entities: unknown[]) => JSON.stringify({ ...doccanoLine(row), entities })
    await expect(readBack(line([[3, 70, 'insult']]), text)).rejects.toThrow('span-outside')
    await expect(readBack(line([[1, 3, 'insult']]), text)).rejects.toThrow('span-in-pair')
    await expect(readBack(line([[3, 7, 'threat']]), text)).rejects.toThrow('span-unlabelled')
    await expect(readBack(line([[3, 7, 'unheard']]), text)).rejects.toThrow('unknown-attribute')
    const objects = [{ id: 1, label: 'insult', start_offset: 3, end_offset: 7 }]
    expect((await readBack(line(objects), text)).spans).toEqual({ insult: [[3, 7]] })
  })
})

it('a site’s own attributes stand after the seven in the tables of Jigsaw and for people', () => {
  const row = archiveRow('a', { off_topic: 'yes', insult: 'no' }, {})
  const [head = [], jigsaw = []] = readCsv(csvRecord(jigsawHead(KEYS)) + jigsawRecord(row, 'site', KEYS))
  expect(head.slice(-3)).toEqual(['threat', 'off_topic', 'toxicity_annotator_count'])
  expect(jigsaw[head.indexOf('off_topic')]).toBe('1')
  const [top = [], sheet = []] = readCsv(csvRecord(spreadsheetHead(KEYS)) + spreadsheetRecord(row, KEYS).record)
  expect([sheet[top.indexOf('off_topic')], sheet[top.indexOf('insult')], sheet[top.indexOf('threat')]]).toEqual(['1', '0', '']) // biome-ignore format: one thought
})
