import { beforeAll, describe, expect, it } from 'vitest'
import { articleById, listArticles } from '#lib/articles/data.ts'
import { thread } from '#lib/comments/data.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decide } from '#lib/decisions/mutations.ts'
import { label } from '#lib/labels/mutations.ts'
import { queuePage, queueRows } from '#lib/queue/data.ts'
import { fakeScorer, makeArticle, makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'

let siteId: string
let ana: string
let ben: string
beforeAll(async () => {
  siteId = await makeSite()
  ana = await makePerson('Ana')
  ben = await makePerson('Ben')
})

const rowOf = async (commentId: string, userId = ana) => (await queueRows(siteId, [commentId], userId))[0]
const hide = (commentId: string) =>
  decide(
    { batchId: newId(), items: [{ commentId, version: 1 }], kind: 'hide', reason: 'insult' },
    { userId: ana, mayOverride: false, siteId, now: NOW },
  )

describe('a row of the queue', () => {
  it('has everything that a decision needs', async () => {
    const [id = ''] = await makeComments(siteId, ['toxicity 0.9 here'])
    const row = await rowOf(id)
    expect(row).toMatchObject({
      commentId: id,
      version: 1,
      text: 'toxicity 0.9 here',
      status: 'pending',
      scoring: 'scored',
      scores: { toxicity: 0.9, insult: 0, threat: 0 },
      confidence: 1,
      spans: [],
      worstWindow: null,
      reasons: [{ kind: 'rule', attribute: 'toxicity', score: 0.9, threshold: 0.7 }],
      article: { section: null },
      author: { name: 'Reader0' },
      parent: null,
      postedAt: null,
      receivedAt: NOW.toISOString(),
      decided: null,
      labels: {},
    })
    expect(row?.article.title).toMatch(/^Page /)
  })

  it('has the worst window of a text that was read through several, as the scorer told it', async () => {
    const worstWindow = { start: 4, end: 9 }
    const score = async (texts: readonly string[]) =>
      (await fakeScorer.score(texts)).map((one) => (one.outcome === 'scored' ? { ...one, worstWindow } : one))
    const [id = '', failed = ''] = await makeComments(siteId, ['one two three', 'fail'], { ...fakeScorer, score })
    expect(await rowOf(id)).toMatchObject({ worstWindow })
    expect(await rowOf(failed)).toMatchObject({ scoring: 'failed', worstWindow: null })
  })

  it('says why there is no score instead of showing one', async () => {
    const [id = ''] = await makeComments(siteId, ['fail this'])
    expect(await rowOf(id)).toMatchObject({
      scoring: 'failed',
      scores: null,
      confidence: null,
      reasons: [{ kind: 'no-score', outcome: 'failed', why: 'timed-out' }],
    })
  })

  it('counts what was approved and hidden of its author on this site', async () => {
    const site = await makeSite()
    const [first = '', second = ''] = await makeComments(site, ['one', 'two'])
    const [more = ''] = await makeComments(site, ['three'])
    const decider = { userId: ana, mayOverride: false, siteId: site, now: NOW }
    const items = (id: string) => [{ commentId: id, version: 1 }]
    await decide({ batchId: newId(), items: items(first), kind: 'hide', reason: 'spam' }, decider)
    await decide({ batchId: newId(), items: items(second), kind: 'approve', reason: null }, decider)
    const rows = await queueRows(site, [first, second, more], ana)
    expect(rows.map((row) => [row.author?.name, row.author?.approved, row.author?.hidden])).toEqual([
      ['Reader0', 0, 1],
      ['Reader1', 1, 0],
      ['Reader0', 0, 1],
    ])
  })

  it('shows what it answers, and who wrote that', async () => {
    const [parent = '', reply = ''] = await makeComments(siteId, ['the question', 'the answer'])
    await db().comment.update({ where: { id: reply }, data: { parentId: parent, depth: 1 } })
    expect(await rowOf(reply)).toMatchObject({ parent: { author: 'Reader0', text: 'the question' } })
    await db().commentState.update({ where: { commentId: parent }, data: { toxicity: 0.25, threat: 0.75 } })
    expect(await rowOf(reply)).toMatchObject({ parent: { harshest: 0.75 } })
  })

  it('says who decided, and when, as ISO 8601', async () => {
    const [id = ''] = await makeComments(siteId, ['one'])
    await hide(id)
    const row = await rowOf(id)
    expect(row).toMatchObject({ status: 'hidden', version: 2, decided: { by: 'Ana' } })
    expect(new Date(row?.decided?.at ?? '')).toEqual(NOW)
  })

  it('has times as texts, as it crosses the wire', async () => {
    const [id = ''] = await makeComments(siteId, ['one'])
    await db().comment.update({ where: { id }, data: { postedAt: NOW, postedAtText: 'noon' } })
    const row = await rowOf(id)
    expect(row).toMatchObject({ postedAt: NOW.toISOString(), postedAtText: 'noon' })
    expect(JSON.parse(JSON.stringify(row))).toEqual(row)
  })

  it("shows one's own labels alone, of the text that stands", async () => {
    const [id = ''] = await makeComments(siteId, ['one'])
    const { revisionId } = await db().commentState.findUniqueOrThrow({ where: { commentId: id } })
    const say = (userId: string, labels: Parameters<typeof label>[0]['labels']) =>
      label(
        { batchId: newId(), items: [{ commentId: id, revisionId }], labels, scoreSeen: true },
        { userId, siteId, now: NOW },
      )
    await say(ana, { toxicity: 'yes', insult: 'no' })
    await say(ben, { toxicity: 'no', threat: 'unsure' })
    await say(ana, { insult: 'cleared' })
    expect((await rowOf(id, ana))?.labels).toEqual({ toxicity: 'yes' })
    expect((await rowOf(id, ben))?.labels).toEqual({ toxicity: 'no', threat: 'unsure' })
  })

  it('of an erased comment has no text and no name, and still stands', async () => {
    const [id = ''] = await makeComments(siteId, ['one'])
    await db().revision.updateMany({ where: { commentId: id }, data: { text: null } })
    expect(await rowOf(id)).toMatchObject({ text: '', status: 'pending' })
  })

  it('is answered in the order asked for, whatever its status, and never of another site', async () => {
    const [first = '', second = '', third = ''] = await makeComments(siteId, ['one', 'two', 'three'])
    const [foreign = ''] = await makeComments(await makeSite(), ['foreign'])
    await hide(second)
    const rows = await queueRows(siteId, [third, foreign, first, newId(), second], ana)
    expect(rows.map((row) => row.commentId)).toEqual([third, first, second])
    expect(await queueRows(siteId, [], ana)).toEqual([])
  })

  it('is the same on a page of the queue', async () => {
    const site = await makeSite()
    await makeComments(site, ['toxicity 0.9', 'toxicity 0.8'])
    const page = await queuePage(site, { queue: 'pending', order: 'toxicity:high' }, { cursor: null, userId: ana })
    expect(page.rows.map((row) => row.text)).toEqual(['toxicity 0.9', 'toxicity 0.8'])
    expect(
      await queueRows(
        site,
        page.rows.map((row) => row.commentId),
        ana,
      ),
    ).toEqual(page.rows)
  })
})

describe('articles and threads', () => {
  it('are listed newest first, page by page, with counts', async () => {
    const site = await makeSite()
    const [id = ''] = await makeComments(site, ['one', 'two'])
    const newest = await makeArticle(site, ['three'])
    await decide(
      { batchId: newId(), items: [{ commentId: id, version: 1 }], kind: 'hide', reason: 'spam' },
      { userId: ana, mayOverride: false, siteId: site, now: NOW },
    )
    const articles = await listArticles(site, { before: null, section: null })
    expect(articles.map((row) => [row.comments, row.pending, row.hidden])).toEqual([
      [1, 1, 0],
      [2, 1, 1],
    ])
    expect(articles[0]).toMatchObject({ id: newest, hasCommentsConfidence: 1 })
    expect(await listArticles(site, { before: newest, section: null })).toEqual(articles.slice(1))
    expect(await articleById(site, newest)).toMatchObject({ id: newest, text: 'An article.' })
    expect(await articleById(siteId, newest)).toBeNull()
  })

  it('come in order, a page at a time', async () => {
    const site = await makeSite()
    const texts = Array.from({ length: 130 }, (_, index) => `remark ${index}`)
    const articleId = await makeArticle(site, texts)
    const first = await thread(site, articleId, 'start')
    const second = await thread(site, articleId, { after: first.at(-1)?.position ?? 0 })
    expect([...first, ...second].map((comment) => comment.text)).toEqual(texts)
    expect(first).toHaveLength(100)
    const around = await thread(site, articleId, { around: second[5]?.commentId ?? '' })
    expect(around.map((comment) => comment.position)).toContain(second[5]?.position)
    expect(await thread(siteId, articleId, 'start')).toEqual([])
  })
})
