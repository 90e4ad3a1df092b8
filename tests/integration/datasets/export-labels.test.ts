import { beforeEach, describe, expect, it } from 'vitest'
import { countLabelled, labelledComments } from '#lib/datasets/data.ts'
import { exportLabels } from '#lib/datasets/mutations.ts'
import type { ExportFormat, LabelledComment } from '#lib/datasets/schema.ts'
import { db, pool } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { label } from '#lib/labels/mutations.ts'
import type { LabelRequest } from '#lib/labels/schema.ts'
import { makeComments, makePerson, makeSite, NOW, PSEUDONYM_KEY, SYSTEM } from '#tests/support/desk.ts'
import { readCsv } from '#tests/support/read-csv.ts'

let siteId: string
let ana: string
let ben: string
beforeEach(async () => {
  siteId = await makeSite()
  ana = await makePerson('Ana')
  ben = await makePerson('Ben')
})

async function say(userId: string, commentIds: string[], labels: LabelRequest['labels'], scoreSeen = true) {
  const states = await db().commentState.findMany({ where: { commentId: { in: commentIds } } })
  const items = states.map(({ commentId, revisionId }) => ({ commentId, revisionId }))
  for (let from = 0; from < items.length; from += 1000) {
    const request = { batchId: newId(), items: items.slice(from, from + 1000), labels, scoreSeen }
    await label(request, { userId, siteId, now: NOW })
  }
}

async function exported(key = PSEUDONYM_KEY): Promise<LabelledComment[]> {
  return Array.fromAsync(labelledComments(siteId, key))
}

async function bytes(format: ExportFormat): Promise<string> {
  const about = { siteId, format, pseudonymKey: PSEUDONYM_KEY, actor: SYSTEM, now: NOW }
  const outcome = exportLabels(about)
  if (!outcome.ok) throw new Error(outcome.reason)
  return (await Array.fromAsync(outcome.texts)).join('')
}

describe('exported labels', () => {
  it('hold comment, article, text and what was said, one row for each annotator', async () => {
    const [id = ''] = await makeComments(siteId, ['a remark'])
    await say(ana, [id], { toxicity: 'yes', insult: 'unsure' }, false)
    await say(ben, [id], { toxicity: 'no' })
    const rows = await exported()
    expect(rows).toHaveLength(2)
    expect(rows).toContainEqual({
      commentId: id,
      revision: 1,
      articleId: expect.any(String),
      articleTitle: expect.stringMatching(/^Page /),
      author: expect.stringMatching(/^[0-9a-f]{16}$/),
      postedAt: null,
      postedAtText: null,
      text: 'a remark',
      annotator: expect.stringMatching(/^[0-9a-f]{16}$/),
      labelledAt: NOW.toISOString(),
      guideline: 1,
      scoreSeen: false,
      bulk: false,
      labels: { toxicity: 'yes', insult: 'unsure' },
      spans: [],
      skipReason: null,
      skippedAt: null,
    })
  })

  it('name people by pseudonyms that are stable under one key, and others under another', async () => {
    const [first = '', second = ''] = await makeComments(siteId, ['one', 'two'])
    await say(ana, [first, second], { toxicity: 'yes' })
    await say(ben, [first], { toxicity: 'no' })
    const annotators = (rows: LabelledComment[]) => rows.map((row) => row.annotator)
    const [rows, again, other] = [await exported(), await exported(), await exported('another key of the same length')]
    expect(again).toEqual(rows)
    expect(new Set(annotators(rows)).size).toBe(2)
    expect(annotators(other)).not.toEqual(annotators(rows))
    const text = JSON.stringify(rows)
    for (const secret of ['Ana', 'Ben', ana, ben, 'Reader0']) expect(text).not.toContain(secret)
  })

  it('hold the newest of what an annotator said, and nothing that was cleared', async () => {
    const [first = '', second = ''] = await makeComments(siteId, ['one', 'two'])
    await say(ana, [first], { toxicity: 'yes', insult: 'yes' }, false)
    await say(ana, [first], { toxicity: 'no' }, false)
    await say(ana, [first], { insult: 'cleared' }, true)
    await say(ana, [second], { toxicity: 'yes' })
    await say(ana, [second], { toxicity: 'cleared' })
    expect(await exported()).toMatchObject([{ commentId: first, labels: { toxicity: 'no' }, scoreSeen: false }])
    expect((await exported())[0]?.labels).toEqual({ toxicity: 'no' })
  })

  it('keep what was said of one text apart from what was said of the next', async () => {
    const [id = ''] = await makeComments(siteId, ['the first text'])
    await say(ana, [id], { toxicity: 'yes' })
    const revisionId = newId()
    const revision = { id: revisionId, siteId, commentId: id, number: 2, text: 'the second text', receivedAt: NOW }
    await db().revision.create({ data: revision })
    await db().commentState.update({ where: { commentId: id }, data: { revisionId } })
    await say(ana, [id], { insult: 'no' })
    expect(await exported()).toMatchObject([
      { revision: 1, text: 'the first text', labels: { toxicity: 'yes' } },
      { revision: 2, text: 'the second text', labels: { insult: 'no' } },
    ])
    expect((await exported()).map((row) => Object.keys(row.labels))).toEqual([['toxicity'], ['insult']])
    expect(await countLabelled(siteId)).toEqual({ rows: 2, comments: 1, annotators: 1 })
  })

  it('leave out what was erased, unlabelled, or is of another site', async () => {
    const [first = '', second = ''] = await makeComments(siteId, ['one', 'two', 'three'])
    await say(ana, [first, second], { toxicity: 'yes' })
    await db().revision.updateMany({ where: { commentId: first }, data: { text: null } })
    expect((await exported()).map((row) => row.commentId)).toEqual([second])
    siteId = await makeSite()
    expect(await exported()).toEqual([])
  })

  it('come in the order of comments and annotators, none lost and none twice, over many pages', async () => {
    const ids = await makeComments(
      siteId,
      Array.from({ length: 1300 }, (_, index) => `remark ${index}`),
    )
    await say(ana, ids, { toxicity: 'yes' })
    await say(
      ben,
      ids.filter((_, index) => index % 3 === 0),
      { toxicity: 'no' },
    )
    await say(ana, ids.slice(400, 1000), { toxicity: 'cleared' })
    const rows = await exported()
    const expected = ids.flatMap((id, index) => {
      const both = [...(index >= 400 && index < 1000 ? [] : ['yes']), ...(index % 3 === 0 ? ['no'] : [])]
      return both.map(() => id)
    })
    expect(rows.map((row) => row.commentId)).toEqual(expected)
    expect(new Set(rows.map((row) => `${row.commentId} ${row.annotator}`)).size).toBe(rows.length)
  }, 120_000)

  it('are as they were at one moment while labels are added', async () => {
    const ids = await makeComments(
      siteId,
      Array.from({ length: 1200 }, (_, index) => `remark ${index}`),
    )
    await say(ana, ids.slice(0, 1100), { toxicity: 'yes' })
    const reading = labelledComments(siteId, PSEUDONYM_KEY)
    const rows = [(await reading.next()).value]
    await say(ana, ids, { toxicity: 'no' })
    await say(ben, ids, { insult: 'no' })
    for await (const row of reading) rows.push(row)
    expect(rows).toHaveLength(1100)
    for (const row of rows) expect(row?.labels).toEqual({ toxicity: 'yes' })
    expect(await exported()).toHaveLength(2400)
  }, 120_000)

  it('give their connection back when the reader stops in the middle', async () => {
    const ids = await makeComments(siteId, ['one', 'two', 'three'])
    await say(ana, ids, { toxicity: 'yes' })
    for (let round = 0; round < 25; round += 1) {
      for await (const row of labelledComments(siteId, PSEUDONYM_KEY)) {
        expect(row.commentId).toBe(ids[0])
        break
      }
    }
    expect(pool().idleCount).toBe(pool().totalCount)
  })
})

describe('a reader of exported labels that takes nothing', () => {
  it('has its connection taken away, and is told when it goes on', async () => {
    const ids = await makeComments(siteId, Array.from({ length: 600 }, (_, index) => `remark ${index}`)) // biome-ignore format: one thought
    await say(ana, ids, { toxicity: 'yes' })
    const ended = Promise.withResolvers<void>()
    const rows = labelledComments(siteId, PSEUDONYM_KEY, { patience: 50, ended: ended.resolve })
    await rows.next()
    const { totalCount, idleCount } = pool()
    await ended.promise
    expect(pool().totalCount - pool().idleCount).toBe(totalCount - idleCount - 1)
    await expect(Array.fromAsync(rows)).rejects.toThrow()
  })
})

describe('an export', () => {
  const open = () => exportLabels({ siteId, format: 'csv', pseudonymKey: PSEUDONYM_KEY, actor: SYSTEM, now: NOW })

  it('is one of two at the same time, and the next may come when one has ended', async () => {
    const [first, second, third] = [open(), open(), open()]
    if (!first.ok || !second.ok) throw new Error('there was no place')
    expect(third).toEqual({ ok: false, reason: 'too-many' })
    await Array.fromAsync(first.texts)
    const fourth = open()
    expect(fourth.ok).toBe(true)
    for (const one of [second, fourth]) if (one.ok) await Array.fromAsync(one.texts)
  })

  it('is on record before its first byte', async () => {
    const outcome = open()
    if (!outcome.ok) throw new Error(outcome.reason)
    const reading = outcome.texts
    await reading.next()
    const events = await db().auditEvent.findMany({ where: { siteId, name: 'labels.exported' } })
    expect(events).toMatchObject([{ payload: { format: 'csv' }, subjectId: siteId }])
    await reading.return(undefined)
  })

  it('holds the same rows in every form, the same bytes each time', async () => {
    const texts = ['=1+1', 'a "quoted", line\nand another', 'fine']
    const ids = await makeComments(siteId, texts)
    await say(ana, ids, { toxicity: 'yes' })
    const [head, ...csv] = readCsv(await bytes('csv'))
    const text = head?.indexOf('text') ?? -1
    expect(csv.map((row) => row[text])).toEqual(texts)
    const sheet = readCsv((await bytes('spreadsheet')).slice(1)).slice(1)
    expect(sheet.map((row) => row[text])).toEqual(["'=1+1", ...texts.slice(1)])
    const lines = (await bytes('jsonl')).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).text)).toEqual(texts)
    for (const format of ['csv', 'spreadsheet', 'jsonl'] as const) expect(await bytes(format)).toBe(await bytes(format))
  })
})
