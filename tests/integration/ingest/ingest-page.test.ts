import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { ingestPage } from '#lib/ingest/ingest-page.ts'
import { readPage } from '#lib/ingest/read-page.ts'
import { MAX_PAGE_LENGTH, type PageToIngest } from '#lib/ingest/schema.ts'
import { readTime } from '#lib/separation/read-time.ts'
import { countRows } from '#tests/support/count-rows.ts'
import { importText, makePerson, makeSite, NOW, PSEUDONYM_KEY, pageOf, SYSTEM } from '#tests/support/desk.ts'

let siteId: string
beforeEach(async () => {
  siteId = await makeSite()
})

const ingest = (source: PageToIngest['source'], changes: Partial<PageToIngest> = {}) =>
  ingestPage(
    { siteId, source, correction: null, origin: 'web', actor: SYSTEM, now: NOW, ...changes },
    { pseudonymKey: PSEUDONYM_KEY },
  )

const commentsOf = (articleId: string) =>
  db().comment.findMany({
    where: { articleId },
    orderBy: { position: 'asc' },
    include: { revisions: true, author: true },
  })

describe('a page that comes in', () => {
  it('keeps the warning of how its bytes were read', async () => {
    const latin = Uint8Array.from([...new TextEncoder().encode('The council meets. Ren'), 0xe9, 0x65])
    const outcome = await ingest({ kind: 'text', text: '' }, readPage(latin, {}))
    if (!outcome.ok) throw new Error(outcome.reason)
    const { warnings } = await db().separation.findFirstOrThrow({ where: { pageId: outcome.pageId } })
    expect(warnings).toContain('encoding-guessed')
  })

  it('is stored whole, with its audit event and its job', async () => {
    const outcome = await importText(siteId, pageOf(['one', 'two', 'three']))
    expect(outcome).toMatchObject({ ok: true, comments: 3, title: 'The council meets on Monday' })
    if (!outcome.ok) throw new Error(outcome.reason)
    const counts = await countRows(siteId)
    expect(counts).toMatchObject({
      pages: 1,
      separations: 1,
      articles: 1,
      authors: 3,
      comments: 3,
      revisions: 3,
      comment_states: 3,
    })
    const events = await db().auditEvent.findMany({ where: { subjectId: outcome.pageId } })
    expect(events).toMatchObject([
      { name: 'page.imported', siteId, payload: { articleId: outcome.articleId, comments: 3 } },
    ])
    const jobs = await db()
      .$queryRaw`SELECT task_identifier FROM graphile_worker.jobs WHERE key = ${`score-article:${outcome.articleId}`}`
    expect(jobs).toEqual([{ task_identifier: 'score-article' }])
  })

  it('leaves its comments waiting for a score, pending and in order', async () => {
    const outcome = await importText(siteId, pageOf(['one', 'two']))
    if (!outcome.ok) throw new Error(outcome.reason)
    const comments = await commentsOf(outcome.articleId)
    expect(comments.map((comment) => comment.revisions[0]?.text)).toEqual(['one', 'two'])
    expect([...comments].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(comments)
    const states = await db().commentState.findMany({ where: { siteId } })
    for (const state of states) {
      expect(state).toMatchObject({ status: 'pending', scoring: 'waiting', version: 1, toxicity: null, flagged: false })
    }
  })

  it('twice adds nothing and names the article that is there', async () => {
    const first = await importText(siteId, pageOf(['one', 'two']))
    const before = await countRows(siteId)
    const second = await importText(siteId, pageOf(['one', 'two']))
    expect(second).toEqual({ ok: false, reason: 'already-here', articleId: first.ok ? first.articleId : '' })
    expect(await countRows(siteId)).toEqual(before)
  })

  it('five times at the same moment is there once', async () => {
    const text = pageOf(['one', 'two', 'three'])
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => importText(siteId, text)))
    const [added, ...more] = outcomes.filter((outcome) => outcome.ok)
    expect(more).toEqual([])
    const articleId = added?.ok ? added.articleId : ''
    for (const outcome of outcomes)
      if (!outcome.ok) expect(outcome).toEqual({ ok: false, reason: 'already-here', articleId })
    expect(await countRows(siteId)).toMatchObject({ pages: 1, articles: 1, comments: 3, comment_states: 3 })
  })

  it('may stand on another site too', async () => {
    await importText(siteId, pageOf(['one']))
    expect(await importText(await makeSite(), pageOf(['one']))).toMatchObject({ ok: true })
  })

  it('keeps two honest "+1" by two people, and by one, apart', async () => {
    const outcome = await importText(siteId, pageOf(Array(3).fill('+1, so true')))
    if (!outcome.ok) throw new Error(outcome.reason)
    const comments = await commentsOf(outcome.articleId)
    expect(comments.map((comment) => [comment.author?.name, comment.revisions[0]?.text])).toEqual([
      ['Reader0', '+1, so true'],
      ['Reader1', '+1, so true'],
      ['Reader2', '+1, so true'],
    ])
  })

  it('shares its authors with other pages of the site, and with no other site', async () => {
    await importText(siteId, pageOf(['one', 'two'], 'First'))
    await importText(siteId, pageOf(['three', 'four', 'five'], 'Second'))
    const other = await makeSite()
    await importText(other, pageOf(['six'], 'Third'))
    expect(await countRows(siteId)).toMatchObject({ authors: 3, comments: 5 })
    const keys = await db().author.findMany({ where: { name: 'Reader0', siteId: { in: [siteId, other] } } })
    expect(new Set(keys.map((author) => author.key)).size).toBe(2)
  })

  it('at the same moment as others with the same authors makes each author once', async () => {
    const pages = Array.from({ length: 6 }, (_, index) => pageOf(['one', 'two', 'three'], `Page ${index}`))
    const outcomes = await Promise.all(pages.map((page) => importText(siteId, page)))
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    expect(await countRows(siteId)).toMatchObject({ authors: 3, comments: 18 })
  })
})

describe('a corrected page', () => {
  it('keeps both separations, and who corrected', async () => {
    const userId = await makePerson('Ana')
    const actor = { kind: 'user' as const, id: userId }
    const text = pageOf(['one', 'two'])
    const outcome = await ingest({ kind: 'text', text }, { correction: { firstCommentBlock: null }, actor })
    expect(outcome).toMatchObject({ ok: true, comments: 0 })
    const [own, correction, ...more] = await db().separation.findMany({ where: { siteId }, orderBy: { id: 'asc' } })
    expect(more).toEqual([])
    expect(own).toMatchObject({ correctsId: null, correctedBy: null })
    expect(correction).toMatchObject({ correctsId: own?.id, correctedBy: userId })
    const pageId = outcome.ok ? outcome.pageId : ''
    expect(await db().auditEvent.findMany({ where: { subjectId: pageId } })).toMatchObject([
      { actorKind: 'user', actorId: userId, payload: { comments: 0, correctedSeparationId: correction?.id } },
    ])
  })

  it('has its border where it was put', async () => {
    const text = 'A title\n\nAn article of words.\n\nFirst remark here.\n\nSecond remark here.'
    const outcome = await ingest({ kind: 'text', text }, { correction: { firstCommentBlock: 2 } })
    if (!outcome.ok) throw new Error(outcome.reason)
    expect(outcome.comments).toBeGreaterThan(0)
    const article = await db().article.findUniqueOrThrow({ where: { id: outcome.articleId } })
    expect(article.text).toContain('An article of words.')
    expect(article.text).not.toContain('remark')
  })

  it('cannot start at a block that is not there', async () => {
    const source = { kind: 'text' as const, text: pageOf(['one']) }
    const outcome = await ingest(source, { correction: { firstCommentBlock: 10_000 } })
    expect(outcome).toEqual({ ok: false, reason: 'no-such-block' })
    expect(await countRows(siteId)).toMatchObject({ pages: 0 })
  })
})

describe('a time that the separator read', () => {
  it('is one that the database takes', async () => {
    const part = (min: number, max: number) => fc.integer({ min, max }).map((number) => String(number).padStart(2, '0'))
    const zone = fc.tuple(fc.constantFrom('+', '-', ' -'), part(0, 30), part(0, 70)).map((parts) => parts.join(''))
    const printed = fc
      .tuple(fc.constantFrom('0000', '1999', '2024', '9999'), part(0, 13), part(27, 32), fc.constantFrom('T', ' '))
      .chain(([year, month, day, join]) =>
        fc
          .tuple(part(0, 25), part(0, 61), part(0, 61), fc.oneof(fc.constantFrom('', 'Z', '.1234567890123Z'), zone))
          .map(([hour, minute, second, end]) => `${year}-${month}-${day}${join}${hour}:${minute}:${second}${end}`),
      )
    const times = fc.sample(printed, 5000).flatMap((text) => readTime(text) ?? [])
    expect(times.length).toBeGreaterThan(500)
    const [taken] = await db().$queryRaw<[{ count: number }]>`
      SELECT count(t::timestamptz)::int AS count FROM unnest(${times}::text[]) t`
    expect(taken.count).toBe(times.length)
  })
})

describe('a page of strange texts', () => {
  it('has NUL and lone surrogates replaced, in place', async () => {
    const outcome = await importText(siteId, pageOf(['bad \0 and \ud83d and \ude00 here', 'fine 😀'], 'A \0 title'))
    if (!outcome.ok) throw new Error(outcome.reason)
    const texts = (await commentsOf(outcome.articleId)).map((comment) => comment.revisions[0]?.text)
    expect(texts).toEqual(['bad \ufffd and \ufffd and \ufffd here', 'fine 😀'])
    const page = await db().page.findFirstOrThrow({ where: { siteId } })
    expect(page.source).toHaveLength(pageOf(['bad \0 and \ud83d and \ude00 here', 'fine 😀'], 'A \0 title').length)
  })

  it('takes a document with the same in its words and its address', async () => {
    const html = '<title>A\0</title><p>Words \0 &#0; &#xD800; \ud800.</p>'
    expect(await ingest({ kind: 'html', html, url: 'https://example.org/\0?q=\ud800' })).toMatchObject({ ok: true })
  })

  it.each([
    ['SQL', "Robert'); DROP TABLE comments; --"],
    ['JSON', '{"a": [1, "\\u0000"]}'],
    ['a jsonb escape', '\\u0000 \\ud800'],
    ['a template', '$1 {2} %s {{x}}'],
    ['right to left', '\u202eevil\u202c مرحبا'],
    ['many joined signs', '👩‍👩‍👧‍👦'.repeat(200)],
    ['one long word', 'a'.repeat(100_000)],
  ])('keeps %s as it is', async (_, text) => {
    const outcome = await importText(siteId, pageOf([text, 'the next']))
    if (!outcome.ok) throw new Error(outcome.reason)
    expect((await commentsOf(outcome.articleId)).map((one) => one.revisions[0]?.text)).toEqual([text, 'the next'])
  })

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t \r\n '],
  ])('refuses %s', async (_, text) => {
    expect(await importText(siteId, text)).toEqual({ ok: false, reason: 'empty' })
  })

  it.each(['2024-02-31T10:00:00Z', '0000-01-01T00:00:00', '2024-03-05T10:00:00+23:00'])(
    'stores a comment whose time says that it was written at %s, which never was',
    async (never) => {
      const comment = (number: number, time: string) =>
        `<li id="comment-${number}" class="comment"><div class="comment-author vcard"><cite class="fn">Ann ${number}</cite></div><div class="comment-meta"><a href="#comment-${number}"><time datetime="${time}">once</time></a></div><p>I did like what it says.</p></li>`
      const list = comment(1, never) + comment(2, '2024-03-05T10:00:00Z')
      const html = `<h1>The council meets</h1><p>${'It will decide on the line. '.repeat(9)}</p><ol class="commentlist">${list}</ol>`
      const outcome = await ingest({ kind: 'html', html })
      if (!outcome.ok) throw new Error(outcome.reason)
      expect((await commentsOf(outcome.articleId)).map(({ postedAt }) => postedAt)).toEqual([
        null,
        new Date('2024-03-05T10:00:00Z'),
      ])
    },
  )

  it('refuses one code unit over 10 MB, and takes 10 MB', async () => {
    const start = pageOf(['one', 'two'])
    const longest = start.padEnd(MAX_PAGE_LENGTH, ' word')
    expect(await importText(siteId, `${longest}x`)).toEqual({ ok: false, reason: 'too-large' })
    expect(await countRows(siteId)).toMatchObject({ pages: 0, events: expect.any(Number) })
    expect(await importText(siteId, longest)).toMatchObject({ ok: true })
  }, 110_000)

  it('of ten thousand comments is stored', async () => {
    const title = `Many ${newId()}`
    const outcome = await importText(
      siteId,
      pageOf(
        Array.from({ length: 10_000 }, (_, i) => `remark ${i}`),
        title,
      ),
    )
    expect(outcome).toMatchObject({ ok: true, comments: 10_000 })
  }, 110_000)
})
