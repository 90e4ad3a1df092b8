import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readValue } from '#lib/label-imports/formats/read-value.ts'
import { readLabelFile } from '#lib/label-imports/read-file.ts'
import { LABEL_FORMATS, type ReadLabel, reading } from '#lib/label-imports/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

async function* bytesOf(text: string) {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
}

async function read(text: string, how: object = {}) {
  const known = { reading: reading.parse(how), attributes: new Set<string>([...ATTRIBUTES, 'off_topic']) }
  const file = readLabelFile(bytesOf(text), known)
  const items = await Array.fromAsync(file.items)
  return { items, format: file.format() }
}

const short = (item: ReadLabel | undefined) =>
  item?.is === 'row'
    ? { comment: item.comment, text: item.text, by: item.annotator, labels: item.labels, bulk: item.bulk }
    : { place: item?.place, why: item?.why, what: item?.what }

describe('a label as a file has it', () => {
  it.each([
    ['yes', 'yes'],
    ['No', 'no'],
    [' UNSURE ', 'unsure'],
    [true, 'yes'],
    ['false', 'no'],
    [1, 'yes'],
    [0, 'no'],
    ['0.5', 'yes'],
    [0.49, 'no'],
    ['', null],
    [null, null],
    [undefined, null],
    ['-1', null],
    [-1, null],
  ])('%j is read as %j', (value, said) => {
    expect(readValue(value)).toBe(said)
  })

  it.each(['maybe', '2', 1.01, '1e9', 'NaN', 'Infinity', '0x1', {}, 'constructor'])('%j is no label', (value) => {
    expect(readValue(value)).toBeUndefined()
  })
})

describe('a file of labels', () => {
  it('of our own is told by its fields, as lines and as a table', async () => {
    const line = {
      commentId: 'x',
      revision: 2,
      text: 'a',
      annotator: 'p',
      labelledAt: '2026-01-02T03:04:05.000Z',
      guideline: 3,
      scoreSeen: false,
      bulk: true,
      labels: { insult: 'yes', toxicity: null },
    }
    const lines = await read(`${JSON.stringify(line)}\n`)
    expect(lines.format).toBe('labels')
    expect(lines.items).toMatchObject([
      {
        comment: 'x',
        revision: 2,
        annotator: 'p',
        guideline: 3,
        scoreSeen: false,
        bulk: true,
        labels: { insult: 'yes' },
      },
    ])
    const table = await read(
      'comment_id,revision,text,annotator,labelled_at,guideline,score_seen,bulk,insult\r\nx,2,"a ""b""\nc",p,2026-01-02T03:04:05.000Z,3,true,false,unsure\r\n',
    )
    expect(table.items).toMatchObject([
      { place: 'line 2', comment: 'x', revision: 2, scoreSeen: true, bulk: false, labels: { insult: 'unsure' } },
    ])
  })

  it('of Jigsaw is the share of annotators, under the names of either year', async () => {
    const { items, format } = await read(
      'id,comment_text,toxic,identity_hate,threat,male\n7,"=hello",0.6,0.2,,0.9\n8,b,-1,-1,-1,\n',
    )
    expect(format).toBe('jigsaw')
    expect(items.map(short)).toEqual([
      { comment: '7', text: '=hello', by: null, labels: { toxicity: 'yes', identity_attack: 'no' }, bulk: true },
      { place: 'line 3', why: 'no-labels', what: null },
    ])
  })

  it('of Label Studio has an annotator for each annotation, skips none of whom speak', async () => {
    const choices = (...list: string[]) => [{ type: 'choices', value: { choices: list } }]
    const tasks = [
      {
        data: { text: 'a', comment_id: 'c1' },
        annotations: [
          { completed_by: 4, result: choices('insult', 'threat') },
          { completed_by: { email: 'b@example.org' }, result: [] },
          { completed_by: 5, was_cancelled: true, result: [] },
        ],
      },
      {
        data: { text: 'b' },
        annotations: [{ result: [{ type: 'labels', value: { start: 0, end: 1, labels: ['insult'] } }] }],
      },
    ]
    const { items, format } = await read(JSON.stringify(tasks), { noWhereAbsent: ['insult'] })
    expect(format).toBe('label-studio')
    expect(items.map(short)).toEqual([
      { comment: 'c1', text: 'a', by: '4', labels: { insult: 'yes', threat: 'yes' }, bulk: false },
      { comment: 'c1', text: 'a', by: 'b@example.org', labels: { insult: 'no' }, bulk: false },
      { place: 'record 2', why: 'spans-only', what: null },
    ])
    const short_ = await read(
      JSON.stringify([
        { text: 'a', labels: 'insult', annotation_id: 1, annotator: 2 },
        { text: 'b', labels: { choices: ['threat', 'insult'] }, annotation_id: 2, annotator: 2 },
      ]),
    )
    expect(short_.items.map(short)).toMatchObject([
      { labels: { insult: 'yes' } },
      { labels: { threat: 'yes', insult: 'yes' } },
    ])
  })

  it('of doccano names what was chosen; other names are mapped, left out or refused', async () => {
    const lines = [
      '{"text":"a","label":["Beleidigung"]}',
      '{"text":"b","label":["Spam"]}',
      '{"text":"c","label":["Unheard"]}',
      '{"text":"d","label":[[0,1,"insult"]]}',
      '{"text":"e","label":[]}',
    ].join('\n')
    const { items } = await read(lines, { names: { Beleidigung: 'insult', Spam: null } })
    expect(items.map(short)).toEqual([
      { comment: null, text: 'a', by: null, labels: { insult: 'yes' }, bulk: true },
      { place: 'line 2', why: 'no-labels', what: null },
      { place: 'line 3', why: 'unknown-attribute', what: 'Unheard' },
      { place: 'line 4', why: 'spans-only', what: null },
      { place: 'line 5', why: 'no-labels', what: null },
    ])
  })

  it('of columns is read by the names that a person gave', async () => {
    const how = { columns: { text: 'Kommentar', annotator: 'Wer' }, names: { Beleidigung: 'insult' } }
    const { items, format } = await read('Kommentar;Wer;Beleidigung;off_topic\nhallo;Eva;ja;1\nda;Eva;yes;0\n', how)
    expect(format).toBe('columns')
    expect(items.map(short)).toEqual([
      { place: 'line 2', why: 'bad-value', what: 'Beleidigung: ja' },
      { comment: null, text: 'da', by: 'Eva', labels: { insult: 'yes', off_topic: 'no' }, bulk: false },
    ])
  })

  it('names rows that are no JSON, no object, or have too few cells, and goes on', async () => {
    expect(
      (await read('{"text":"a","label":["insult"]}\n{oops\n3\n{"text":"b","label":["threat"]}\n')).items.map(short),
    ).toMatchObject([
      { text: 'a' },
      { why: 'no-json', place: 'line 2' },
      { why: 'no-object', place: 'line 3' },
      { text: 'b' },
    ])
    expect((await read('id,comment_text,toxic\n1,a\n2,b,1\n')).items.map(short)).toMatchObject([
      { why: 'wrong-columns' },
      { comment: '2' },
    ])
  })

  it('is refused in a sentence when it is empty or no text', async () => {
    await expect(read('')).rejects.toThrow('The file is empty.')
    await expect(read('\u0000\u0001\u0002\u0000\u0003'.repeat(50))).rejects.toThrow(/not text/)
  })

  it('never breaks, whatever its records hold', async () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('yes', 'no', '0.7', -1))
    const record = fc.dictionary(
      fc.constantFrom(
        'text',
        'label',
        'labels',
        'id',
        'comment_text',
        'insult',
        'data',
        'annotations',
        '__proto__',
        'constructor',
        'annotator',
        'comment_id',
        'score_seen',
        'commentId',
      ),
      value,
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 5 }),
        fc.option(fc.constantFrom(...LABEL_FORMATS), { nil: undefined }),
        async (records, format) => {
          const { items } = await read(records.map((one) => JSON.stringify(one)).join('\n'), { format })
          for (const item of items)
            if (item.is === 'row')
              expect(Object.values(item.labels).every((said) => ['yes', 'no', 'unsure'].includes(said))).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})
