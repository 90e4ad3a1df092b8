import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportColumns, exportHead, exportRow, guardFormula } from '#lib/datasets/label-rows.ts'
import { exportQuery, type LabelledComment } from '#lib/datasets/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { readCsv } from '#tests/support/read-csv.ts'

const KEYS = [...ATTRIBUTES, 'off_topic']
const COLUMNS = exportColumns(KEYS)

const row: LabelledComment = {
  commentId: '01890000-0000-7000-8000-000000000001',
  revision: 1,
  articleId: '01890000-0000-7000-8000-000000000002',
  articleTitle: 'A title',
  author: '0123456789abcdef',
  postedAt: '2026-11-22T12:00:00.000Z',
  postedAtText: 'yesterday',
  text: 'plain',
  annotator: 'fedcba9876543210',
  labelledAt: '2026-11-22T13:00:00.000Z',
  guideline: 1,
  scoreSeen: false,
  bulk: true,
  labels: { toxicity: 'yes', insult: 'unsure', off_topic: 'no' },
  spans: [{ attribute: 'insult', start: 0, end: 5 }],
  skipReason: null,
  skippedAt: null,
}

const NASTY = [
  '',
  ' ',
  ',',
  '"',
  '""',
  '"quoted"',
  'a,b',
  'line\nfeed',
  'carriage\rreturn',
  'both\r\n',
  '\r\n',
  'ends with a quote"',
  '\u2028\u2029\u0085',
  '\ufeffmark',
  'مرحبا, "عالم"',
  '👩‍👩‍👧‍👦',
  '\\n \\" \\',
  '=1+1',
  '</script>',
  'null',
  'x'.repeat(100_000),
]

/** All that Python's splitlines, the most generous of readers, takes for the end of a line. */
const LINE_ENDS = [0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029].map((code) =>
  String.fromCharCode(code),
)

function splitLines(text: string): string[] {
  return LINE_ENDS.reduce<string[]>((parts, end) => parts.flatMap((part) => part.split(end)), [text])
}

const nasty = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
const anyRow = fc
  .record({ text: nasty, articleTitle: fc.option(nasty), author: fc.option(nasty), postedAtText: fc.option(nasty) })
  .map((texts): LabelledComment => ({ ...row, ...texts }))

const cell = (record: readonly string[] | undefined, column: string) => record?.[COLUMNS.indexOf(column)]

describe('a CSV export', () => {
  it('holds every text as it is, by RFC 4180', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 5 }), (rows) => {
        const [head, ...records] = readCsv(
          exportHead('csv', KEYS) + rows.map((one) => exportRow(one, 'csv', KEYS)).join(''),
        )
        expect(head).toEqual([...COLUMNS])
        expect(records.map((record) => cell(record, 'text'))).toEqual(rows.map((one) => one.text))
        expect(records.map((record) => cell(record, 'author'))).toEqual(rows.map((one) => one.author ?? ''))
        expect(records.map((record) => cell(record, 'article_title'))).toEqual(
          rows.map((one) => one.articleTitle ?? ''),
        )
        for (const record of records) expect(record).toHaveLength(COLUMNS.length)
      }),
      { numRuns: 300 },
    )
  })

  it.each(NASTY.map((text) => [text.slice(0, 30), text]))('reads back %j', (_, text) => {
    expect(cell(readCsv(exportRow({ ...row, text }, 'csv', KEYS))[0], 'text')).toBe(text)
  })

  it('has one column for each attribute, empty where nothing was said', () => {
    const [record] = readCsv(exportRow(row, 'csv', KEYS))
    const labels = KEYS.map((attribute) => cell(record, attribute))
    expect(labels).toEqual(['', 'unsure', '', '', '', '', 'yes', 'no'])
    expect(cell(record, 'spans')).toBe('[{"attribute":"insult","start":0,"end":5}]')
    expect(cell(record, 'score_seen')).toBe('false')
    expect(cell(record, 'bulk')).toBe('true')
  })

  it('has no byte order mark, and one in the form for spreadsheets', () => {
    expect(exportHead('csv', KEYS).startsWith('comment_id,')).toBe(true)
    expect(exportHead('spreadsheet', KEYS)).toBe(`\ufeff${exportHead('csv', KEYS)}`)
  })

  it('guards every cell in the form for spreadsheets, and none in the other', () => {
    fc.assert(
      fc.property(anyRow, (one) => {
        const plain = readCsv(exportRow(one, 'csv', KEYS))[0]
        const guarded = readCsv(exportRow(one, 'spreadsheet', KEYS))[0]
        expect(guarded).toEqual(plain?.map(guardFormula))
      }),
    )
  })
})

describe('a JSONL export', () => {
  it('is one object a line, whatever the texts, for whoever splits lines in whatever way', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 5 }), (rows) => {
        const lines = rows.map((one) => exportRow(one, 'jsonl', KEYS)).join('')
        const split = splitLines(lines)
        expect(split.pop()).toBe('')
        expect(split.map((line) => JSON.parse(line).text)).toEqual(rows.map((one) => one.text))
      }),
    )
  })

  it('says of every attribute what was said, null where nothing was', () => {
    expect(JSON.parse(exportRow(row, 'jsonl', KEYS)).labels).toEqual({
      identity_attack: null,
      insult: 'unsure',
      obscene: null,
      severe_toxicity: null,
      sexual_explicit: null,
      threat: null,
      toxicity: 'yes',
      off_topic: 'no',
    })
  })

  it('is the same bytes for the same row', () => {
    const reordered = { ...row, labels: { off_topic: 'no', insult: 'unsure', toxicity: 'yes' } } as const
    expect(exportRow(reordered, 'jsonl', KEYS)).toBe(exportRow(row, 'jsonl', KEYS))
  })

  it('is refused where an attribute is labelled that it has no place for', () => {
    expect(() => exportRow({ ...row, labels: { rude: 'yes' } }, 'jsonl', KEYS)).toThrow(/attribute was added/)
  })

  it('has nothing before its first line', () => {
    expect(exportHead('jsonl', KEYS)).toBe('')
  })
})

it.each(['xlsx', '', 'CSV', undefined])('refuses to export as %j', (format) => {
  expect(exportQuery.safeParse({ format }).success).toBe(false)
})
