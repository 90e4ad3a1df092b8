import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { findImport } from '#lib/imports/data.ts'
import { workOnImport } from '#lib/imports/open-import.ts'
import type { ImportSettings, Mapping } from '#lib/imports/schema.ts'
import { countRows } from '#tests/support/count-rows.ts'
import { makeSite } from '#tests/support/desk.ts'
import { fixture, HOW, importFile, remarksOf, start } from '#tests/support/import-file.ts'

let siteId: string
beforeEach(async () => {
  siteId = await makeSite()
})

const bring = (content: Buffer | string, settings: Partial<ImportSettings>, trial = false) =>
  importFile({ siteId, content, settings, trial })

type Stood = { answers: string | null; depth: number; author: string | null; article: string | null; text: string | null | undefined; at: string | null; said: string | null } // biome-ignore format: one thought

/** Every comment of the site by its id there: whom it answers, how deep, and its text. */
async function threads(): Promise<Record<string, Stood>> {
  const rows = await db().comment.findMany({
    where: { siteId },
    include: { parent: true, author: true, article: true, revisions: { orderBy: { number: 'desc' } } },
    orderBy: [{ articleId: 'asc' }, { position: 'asc' }],
  })
  return Object.fromEntries(
    rows.map((row) => [
      row.externalId,
      {
        answers: row.parent?.externalId ?? null,
        depth: row.depth,
        author: row.author?.name ?? null,
        article: row.article.title,
        text: row.revisions[0]?.text,
        at: row.postedAt?.toISOString() ?? null,
        said: row.sourceStatus,
      },
    ]),
  )
}

describe('a WordPress export', () => {
  it('comes in with its threads, past what was left out, and says of every row what became of it', async () => {
    const line = await bring(fixture('wordpress.xml'), { format: 'wordpress' })
    expect(line).toMatchObject({ state: 'done', kept: false, failure: null })
    expect(line.tallies).toEqual({
      created: 4,
      revised: 0,
      unchanged: 0,
      gone: 0,
      articles: 2,
      withoutParent: 1,
      leftOut: { pingback: 1, spam: 1, 'other-kind': 1, deleted: 1 },
      rejected: { 'no-id': 1, 'no-text': 1 },
    })
    const article = 'The ferry & the fog'
    expect(await threads()).toEqual({
      '7': {
        answers: null,
        depth: 0,
        author: "Björn O'Hara",
        article,
        text: 'I waited two hours.\nNobody said a word.\n\nNot even the captain & crew. Here',
        at: '2014-03-02T10:15:00.000Z',
        said: 'published',
      },
      '12': { answers: '7', depth: 1, author: 'Ines', article, text: 'Under the spam.', at: '2014-03-02T12:00:00.000Z', said: 'published' }, // biome-ignore format: one thought
      '9': { answers: '12', depth: 2, author: null, article, text: 'An answer to one that comes later.', at: null, said: 'waiting' }, // biome-ignore format: one thought
      '22': { answers: null, depth: 0, author: 'Lost & found', article: 'Shop', text: 'My parent is nowhere, and … stays.', at: null, said: 'published' }, // biome-ignore format: one thought
    })
    expect(await remarksOf(line.id)).toEqual([
      expect.objectContaining({ place: 'comment 6', id: null, taken: false, reason: 'It has no id.' }),
      expect.objectContaining({ place: 'comment 7', id: '13', taken: false, reason: 'It has no text.' }),
      expect.objectContaining({ place: 'comment 10', id: '22', taken: true, reason: expect.stringContaining('top of the thread') }), // biome-ignore format: one thought
    ])
  })

  it('puts each answer under what it answers, whatever the order of the file', async () => {
    const comment = (id: number, parent: number) =>
      `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_content>${id}</wp:comment_content><wp:comment_parent>${parent}</wp:comment_parent></wp:comment>`
    const pairs = [[1, 0], [2, 0], [3, 1], [4, 3], [5, 2], [6, 1], [7, 9], [8, 0], [9, 0]] as const // biome-ignore format: one thought
    const inside = pairs.map(([id, parent]) => comment(id, parent)).join('')
    const file = `<rss xmlns:wp="http://wordpress.org/export/1.2/"><item><wp:post_id>1</wp:post_id>${inside}</item></rss>`
    const inOrder = async () => (await db().comment.findMany({ where: { siteId }, orderBy: { position: 'asc' } })).map(({ externalId }) => Number(externalId)) // biome-ignore format: one thought
    await bring(file, { format: 'wordpress' })
    expect(await inOrder()).toEqual([1, 3, 4, 6, 2, 5, 8, 9, 7])
    await bring(file.replace('</item>', `${comment(10, 2)}</item>`), { format: 'wordpress' })
    expect(await inOrder()).toEqual([1, 3, 4, 6, 2, 5, 10, 8, 9, 7])
  })

  it('decides nothing: what the source had approved waits like all, and is asked to be scored', async () => {
    await bring(fixture('wordpress.xml'), { format: 'wordpress' })
    expect(await db().commentState.groupBy({ by: ['status', 'scoring'], where: { siteId }, _count: true })).toEqual([
      { status: 'pending', scoring: 'waiting', _count: 4 },
    ])
    expect(await db().decision.count({ where: { siteId } })).toBe(0)
    const articles = await db().article.findMany({ where: { siteId }, select: { id: true } })
    const keys = articles.map(({ id }) => `score-article:${id}`)
    const jobs = await db().$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE key = ANY(${keys})`
    expect(jobs).toHaveLength(2)
  })

  it('takes what the source had removed when that is asked for, and keeps what was said of it', async () => {
    const line = await bring(fixture('wordpress.xml'), { format: 'wordpress', removed: true })
    expect(line.tallies).toMatchObject({ created: 6, leftOut: { pingback: 1, 'other-kind': 1 } })
    const rows = await db().comment.findMany({ where: { siteId, externalId: { in: ['11', '21'] } }, orderBy: { externalId: 'asc' } }) // biome-ignore format: one thought
    expect(rows.map(({ sourceStatus, sourceState }) => [sourceStatus, sourceState])).toEqual([
      ['spam', 'present'],
      ['deleted', 'deleted'],
    ])
  })

  it('changes nothing when it comes again, and adds a revision where a text has changed', async () => {
    await bring(fixture('wordpress.xml'), { format: 'wordpress' })
    const before = await countRows(siteId)
    const again = await bring(fixture('wordpress.xml'), { format: 'wordpress' })
    expect(again.tallies).toMatchObject({ created: 0, revised: 0, unchanged: 4 })
    // Made, started, ended: nothing else is on record, and no other row is there.
    expect(await countRows(siteId)).toEqual({
      ...before,
      events: (before['events'] ?? 0) + 3,
      jobs: expect.any(Number),
    })
    const changed = fixture('wordpress.xml').toString().replace('Under the spam.', 'Under the spam, and changed.')
    expect((await bring(changed, { format: 'wordpress' })).tallies).toMatchObject({ revised: 1, unchanged: 3 })
  })

  it('takes what was deleted at the source since out of the queue, and back when it is there again', async () => {
    await bring(fixture('wordpress.xml'), { format: 'wordpress' })
    const status = async () => (await db().commentState.findFirst({ where: { siteId, comment: { externalId: '22' } } }))?.status // biome-ignore format: one thought
    const deleted = fixture('wordpress.xml')
      .toString()
      .replace(/(<wp:comment_id>22<[\s\S]*?approved>)1/, '$1trash')
    expect((await bring(deleted, { format: 'wordpress' }, true)).tallies).toMatchObject({ gone: 1 })
    expect(await status()).toBe('pending')
    expect((await bring(deleted, { format: 'wordpress' })).tallies).toMatchObject({ gone: 1, unchanged: 3 })
    expect(await status()).toBe('gone')
    expect((await bring(deleted, { format: 'wordpress' })).tallies).toMatchObject({ gone: 0 })
    await bring(fixture('wordpress.xml'), { format: 'wordpress' })
    expect(await status()).toBe('pending')
  })

  it('tells sources apart by name, and refuses ids that stand under another article', async () => {
    await bring(fixture('wordpress.xml'), { format: 'wordpress' })
    const other = await bring(fixture('wordpress.xml'), { format: 'wordpress', source: 'other-blog' })
    expect(other.tallies).toMatchObject({ created: 4 })
    const moved = fixture('wordpress.xml').toString().replaceAll('<wp:post_id>4', '<wp:post_id>9')
    const line = await bring(moved, { format: 'wordpress' })
    expect(line.tallies).toMatchObject({ created: 0, rejected: { 'id-elsewhere': 4, 'no-id': 1, 'no-text': 1 } })
  })
})

describe('a trial', () => {
  it.each([
    ['wordpress.xml', 'wordpress'],
    ['disqus.xml', 'disqus'],
    ['blogger.xml', 'blogger'],
    ['coral.ndjson', 'coral'],
    ['discourse-export.json', 'discourse'],
  ] as const)('of %s counts what would come in, and nothing comes', async (name, format) => {
    const before = await countRows(siteId)
    const trial = await bring(fixture(name), { format }, true)
    expect(trial).toMatchObject({ state: 'ready', trial: true, kept: true })
    expect(await countRows(siteId)).toEqual({
      ...before,
      events: (before['events'] ?? 0) + 3,
      jobs: expect.any(Number),
    })
    const remarks = await remarksOf(trial.id)
    await start(trial.id, siteId, { format })
    await workOnImport(trial.id, HOW)
    const line = await findImport(siteId, trial.id)
    expect(line).toMatchObject({ state: 'done', tallies: trial.tallies })
    expect(await remarksOf(trial.id)).toEqual(remarks)
    const again = await bring(fixture(name), { format }, true)
    expect(again.tallies).toMatchObject({ created: 0, unchanged: trial.tallies.created })
  })
})

describe('other systems', () => {
  it('Disqus: threads and posts that name each other, articles that are named late', async () => {
    await bring(fixture('disqus.xml'), { format: 'disqus' })
    const found = await threads()
    expect(Object.entries(found).map(([id, { answers, depth }]) => [id, answers, depth])).toEqual([
      ['9001', null, 0],
      ['9002', '9001', 1],
      ['9004', '9001', 1],
    ])
    expect(found['9002']).toMatchObject({ article: 'The ferry & the fog', text: 'An answer, before its parent.\n\nSecond paragraph\nand a line.' }) // biome-ignore format: one thought
  })

  it('Coral: names of stories and people that come after their comments or in a file beside them', async () => {
    const { tallies, id } = await bring(fixture('coral.ndjson'), { format: 'coral' })
    expect(tallies).toMatchObject({ created: 3, leftOut: { deleted: 1, rejected: 1 }, rejected: { 'no-json': 1, 'no-object': 1, 'unknown-shape': 1 } }) // biome-ignore format: one thought
    expect((await threads())['c-2']).toMatchObject({ answers: 'c-1', article: 'The ferry', at: '2023-01-02T10:00:00.000Z' }) // biome-ignore format: one thought
    expect((await remarksOf(id)).map(({ place }) => place)).toEqual(['line 8', 'line 9', 'line 10'])
  })

  it('tables: by their mapping, with broken rows named and the rest taken', async () => {
    const mapping: Mapping = {
      columns: { id: 'id', text: 'comment_text', article: 'article_id', parent: 'parent_id', time: 'created_date', status: 'rating' }, // biome-ignore format: one thought
      html: false,
    }
    const line = await bring(fixture('civil.csv'), { format: 'csv', mapping })
    expect(line.tallies).toMatchObject({ created: 2, leftOut: { rejected: 1 }, rejected: { 'wrong-columns': 1 } })
    expect((await threads())['59859']).toMatchObject({ answers: '59848', depth: 1, at: '2015-09-29T10:50:42.000Z' })
  })

  it('two honest comments of the same words by two people stay two without an id, and the same row is one', async () => {
    const rows = ['who,what,when', 'Ann,+1,2020-01-01 10:00', 'Bo,+1,2020-01-01 10:00', 'Ann,+1,2020-01-01 10:00'].join(
      '\r\n',
    )
    const mapping: Mapping = { columns: { text: 'what', author: 'who', time: 'when' }, html: false }
    const line = await bring(rows, { format: 'csv', mapping })
    expect(line.tallies).toMatchObject({ created: 2, rejected: { 'repeated-id': 1 } })
    expect((await bring(rows, { format: 'csv', mapping })).tallies).toMatchObject({ created: 0, unchanged: 2 })
  })

  it('a new address and new votes of a comment that is here, and nothing else of it changes', async () => {
    const columns = ['id', 'text', 'permalink', 'votes'] as const
    const mapping: Mapping = { columns: { id: 'id', text: 'text', permalink: 'permalink', votes: 'votes' }, html: false } // biome-ignore format: one thought
    const table = (...rows: string[]) => [columns.join(','), ...rows].join('\n')
    const come = (...rows: string[]) => bring(table(...rows), { format: 'csv', mapping })
    const said = async () =>
      (await db().comment.findMany({ where: { siteId }, orderBy: { externalId: 'asc' } })).map(({ permalink, votes }) => [permalink, votes]) // biome-ignore format: one thought
    await come('1,One,https://x.example/a#1,3', '2,Two,,', '3,Three,https://x.example/a#3,0')
    const states = await db().commentState.findMany({ where: { siteId }, orderBy: { commentId: 'asc' } })
    const before = await countRows(siteId)
    const again = ['1,One,https://x.example/b#1,-2', '2,Two,https://x.example/a#2,1', '3,Three,,5'] as const
    for (let time = 0; time < 2; time += 1) {
      expect((await come(...again)).tallies).toMatchObject({ created: 0, revised: 0, unchanged: 3 })
      expect(await said()).toEqual([
        ['https://x.example/b#1', -2],
        ['https://x.example/a#2', 1],
        ['https://x.example/a#3', 5],
      ])
      const events = await db().auditEvent.findMany({ where: { siteId, name: 'comments.said-beside' } }) // biome-ignore format: one thought
      expect(events.map(({ payload }) => payload)).toEqual([{ comments: 3 }])
      expect(await countRows(siteId)).toMatchObject({ revisions: before['revisions'], comments: before['comments'] })
    }
    expect(await db().commentState.findMany({ where: { siteId }, orderBy: { commentId: 'asc' } })).toEqual(states)
  })

  it('texts that a database cannot hold as they are', async () => {
    const rows = `${JSON.stringify({ id: 'n\0ul', text: 'a\0b\ud800' })}\n${JSON.stringify({ id: 'two', text: 'c', parent: 'n\0ul' })}` // biome-ignore format: one thought
    const mapping: Mapping = { columns: { id: 'id', text: 'text', parent: 'parent' }, html: false }
    expect((await bring(rows, { format: 'jsonl', mapping })).tallies).toMatchObject({ created: 2, rejected: {} })
    expect(await threads()).toMatchObject({ two: { answers: 'n�ul', depth: 1 }, 'n�ul': { text: 'a�b�' } })
    expect((await bring(gzipSync(rows), { format: 'jsonl', mapping })).tallies).toMatchObject({ unchanged: 2 })
  })

  it('threads that go in circles, and answers to themselves', async () => {
    const parents = { a: 'b', b: 'c', c: 'a', d: 'c', e: 'e' }
    const rows = Object.entries(parents).map(([id, parent]) => JSON.stringify({ id, parent, text: id }))
    const mapping: Mapping = { columns: { id: 'id', text: 'text', parent: 'parent' }, html: false }
    const line = await bring(rows.join('\n'), { format: 'jsonl', mapping })
    expect(line).toMatchObject({ state: 'done', tallies: { created: 5 } })
    const found = await threads()
    expect(Object.keys(found).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(found['d']).toMatchObject({ answers: 'c' })
  })
})
