import { beforeAll, describe, expect, it } from 'vitest'
import { POST as move } from '#app/api/sites/[site]/article-moves/route.ts'
import { POST as store } from '#app/api/sites/[site]/pages/route.ts'
import { DELETE as remove, POST as rename } from '#app/api/sites/[site]/sections/[section]/route.ts'
import { POST as make } from '#app/api/sites/[site]/sections/route.ts'
import { articleById, countArticles, listArticles } from '#lib/articles/data.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { queueCounts, viewCount } from '#lib/queue/counts/data.ts'
import { queuePage } from '#lib/queue/data.ts'
import { viewQuery } from '#lib/queue/schema.ts'
import { listSections } from '#lib/sections/data.ts'
import { addSection, moveArticles, removeSection } from '#lib/sections/mutations.ts'
import { NO_SECTION } from '#lib/sections/schema.ts'
import { askRoute, enterAs, type Handler } from '#tests/support/ask-route.ts'
import { makeComments, makePerson, makeSite, NOW, pageOf } from '#tests/support/desk.ts'

const site = `sections-${newId().slice(-12)}`
let siteId = ''
let by = { siteId, userId: '', now: NOW }
const cookies = { lead: '', moderator: '', viewer: '' }

beforeAll(async () => {
  siteId = await makeSite(site)
  by = { siteId, userId: await makePerson('Lea'), now: NOW }
  for (const role of ['lead', 'moderator', 'viewer'] as const) cookies[role] = (await enterAs(role)).cookie
})

type Sent = { as?: keyof typeof cookies; body?: unknown; method?: string; id?: string }

async function ask(handler: Handler, { as = 'lead', body, method = 'POST', id = '' }: Sent) {
  const within: Handler = (request) => handler(request, { params: Promise.resolve({ site, section: id }) })
  const sent = { site, cookie: cookies[as], path: 'sections', method, type: 'application/json' }
  const response = await askRoute(within, { ...sent, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  return { status: response.status, answer: await response.json() }
}

async function sectionNamed(name: string): Promise<string> {
  const made = await addSection({ name }, by)
  if (!made.ok) throw new Error(made.reason)
  return made.id
}

async function articleOf(texts: readonly string[]): Promise<string> {
  const [first = ''] = await makeComments(siteId, texts)
  return (await db().comment.findUniqueOrThrow({ where: { id: first } })).articleId
}

const events = (name: string) => db().auditEvent.findMany({ where: { siteId, name }, orderBy: { id: 'asc' } })

describe('sections', () => {
  it('are made, renamed and removed by leads, each with its audit event', async () => {
    const { answer } = await ask(make, { body: { name: ' Sport ' } })
    expect(answer).toMatchObject({ ok: true })
    const { id } = answer
    expect(await listSections(siteId)).toEqual([{ id, name: 'Sport', articles: 0 }])
    expect((await ask(rename, { id, body: { name: 'Sports' } })).answer).toEqual({ ok: true, id })
    expect(await listSections(siteId)).toMatchObject([{ name: 'Sports' }])
    expect((await ask(remove, { id, method: 'DELETE' })).answer).toEqual({ ok: true, id })
    expect((await ask(remove, { id, method: 'DELETE' })).answer).toEqual({ ok: false, reason: 'not-here' })
    expect((await ask(rename, { id, body: { name: 'Sport' } })).answer).toEqual({ ok: false, reason: 'not-here' })
    const written = await events('section.changed')
    expect(written.map((one) => [one.subjectId, one.payload])).toEqual(
      ['made', 'renamed', 'removed'].map((change) => [id, { change }]),
    )
  })

  it('have names that differ by more than case and signs, on their own site', async () => {
    const id = await sectionNamed('Science & nature')
    expect(await addSection({ name: 'science – NATURE' }, by)).toEqual({ ok: false, reason: 'name-taken' })
    const other = await sectionNamed('Opinion')
    expect((await ask(rename, { id: other, body: { name: 'SCIENCE NATURE' } })).answer.reason).toBe('name-taken')
    expect((await ask(rename, { id, body: { name: 'Science and nature' } })).answer.ok).toBe(true)
    expect(await addSection({ name: 'Science & nature' }, by)).toMatchObject({ ok: true })
    expect(await addSection({ name: 'Opinion' }, { ...by, siteId: await makeSite() })).toMatchObject({ ok: true })
  })

  it('are changed by nobody below a lead', async () => {
    const id = await sectionNamed('Guarded')
    for (const as of ['moderator', 'viewer'] as const) {
      expect((await ask(make, { as, body: { name: 'Mine' } })).status).toBe(403)
      expect((await ask(rename, { as, id, body: { name: 'Mine' } })).status).toBe(403)
      expect((await ask(remove, { as, id, method: 'DELETE' })).status).toBe(403)
    }
    expect((await ask(make, { body: { name: '  ' } })).status).toBe(422)
  })

  it('of another site are not here', async () => {
    const elsewhere = await addSection({ name: 'Elsewhere' }, { ...by, siteId: await makeSite() })
    const id = elsewhere.ok ? elsewhere.id : ''
    expect((await ask(remove, { id, method: 'DELETE' })).answer).toEqual({ ok: false, reason: 'not-here' })
    const body = { articleIds: [newId()], sectionId: id }
    expect((await ask(move, { body })).answer).toEqual({ ok: false, reason: 'no-such-section' })
  })
})

describe('articles', () => {
  it('are moved many at once, and their waiting comments with them', async () => {
    const id = await sectionNamed('Weather')
    const articles = [await articleOf(['toxicity 0.9', 'mild']), await articleOf(['mild', 'mild too', 'fail'])]
    const stays = await articleOf(['mild as well'])
    const elsewhere = (await makeComments(await makeSite(), ['mild']))[0] ?? ''
    const foreign = (await db().comment.findUniqueOrThrow({ where: { id: elsewhere } })).articleId
    const where = { articleId: { in: [...articles, stays] } }
    const order = { orderBy: { commentId: 'asc' } } as const
    const before = await db().commentState.findMany({ where, ...order })
    const counts = await queueCounts(siteId, by.userId)

    const body = { articleIds: [...articles, foreign], sectionId: id }
    expect((await ask(move, { as: 'moderator', body })).answer).toEqual({ ok: true, moved: 2 })

    expect(await viewCount(siteId, viewQuery.parse({ section: id }))).toEqual({ count: 5, exact: true })
    expect(await viewCount(siteId, viewQuery.parse({ section: id, queue: 'flagged' }))).toEqual({
      count: 1,
      exact: true,
    })
    const { rows } = await queuePage(siteId, viewQuery.parse({ section: id }), { cursor: null, userId: by.userId })
    expect(new Set(rows.map((row) => row.article.section))).toEqual(new Set(['Weather']))
    // The policy is the site's: nothing waits elsewhere for having moved.
    expect(await db().commentState.findMany({ where, ...order })).toEqual(before)
    expect(await queueCounts(siteId, by.userId)).toEqual(counts)
    expect((await listSections(siteId)).find((section) => section.id === id)?.articles).toBe(2)
    expect(await db().article.findUnique({ where: { id: foreign } })).toMatchObject({ sectionId: null })

    const listed = await listArticles(siteId, { before: null, section: id })
    expect(listed.map((one) => [one.id, one.section])).toEqual(articles.toReversed().map((one) => [one, 'Weather']))
    const under = (await listArticles(siteId, { before: null, section: NO_SECTION })).map((one) => one.id)
    expect(under).toContain(stays)
    expect(under).not.toContain(articles[0])
    const written = (await events('articles.moved')).at(-1)
    expect(written).toMatchObject({ subjectId: id, payload: { sectionId: id } })
    expect((written?.payload as { articleIds: string[] } | undefined)?.articleIds.sort()).toEqual(articles.sort())
  })

  it('are moved all at once, but for those that came in after they were counted', async () => {
    const from = await sectionNamed('Crowded')
    const to = await sectionNamed('Roomy')
    const articles = [await articleOf(['mild']), await articleOf(['mild']), await articleOf(['mild'])]
    await moveArticles({ articleIds: articles, sectionId: from }, by)
    const { count, upTo } = await countArticles(siteId, from)
    expect({ count, upTo }).toEqual({ count: 3, upTo: articles.at(-1) })
    const late = await articleOf(['mild'])
    await moveArticles({ articleIds: [late], sectionId: from }, by)
    const elsewhere = await makeSite()
    await makeComments(elsewhere, ['mild'])

    const filter = { section: from, upTo }
    expect((await ask(move, { as: 'moderator', body: { filter, sectionId: to } })).answer).toEqual({
      ok: true,
      moved: 3,
    })
    expect((await listArticles(siteId, { before: null, section: from })).map(({ id }) => id)).toEqual([late])
    expect((await countArticles(siteId, to)).count).toBe(3)
    expect((await events('articles.moved')).at(-1)).toMatchObject({
      subjectId: to,
      payload: { filter, moved: 3, sectionId: to },
    })
    expect((await ask(move, { body: { filter, sectionId: to } })).answer).toEqual({ ok: true, moved: 0 })

    const all = await countArticles(siteId, null)
    const body = { filter: { section: null, upTo: all.upTo }, sectionId: to }
    expect((await ask(move, { body })).answer).toEqual({ ok: true, moved: all.count - 3 })
    expect((await countArticles(siteId, NO_SECTION)).count).toBe(0)
    expect((await countArticles(elsewhere, NO_SECTION)).count).toBe(1)
    expect((await ask(move, { as: 'viewer', body })).status).toBe(403)
  })

  it('are taken out of a section, which is removed only then', async () => {
    const id = await sectionNamed('Short-lived')
    const article = await articleOf(['mild'])
    await moveArticles({ articleIds: [article], sectionId: id }, by)
    expect(await articleById(siteId, article)).toMatchObject({ section: { id, name: 'Short-lived' } })
    expect(await removeSection(id, by)).toEqual({ ok: false, reason: 'has-articles' })
    expect(await moveArticles({ articleIds: [article], sectionId: null }, by)).toEqual({ ok: true, moved: 1 })
    const before = (await events('articles.moved')).length
    expect(await moveArticles({ articleIds: [article], sectionId: null }, by)).toEqual({ ok: true, moved: 0 })
    expect(await events('articles.moved')).toHaveLength(before)
    expect(await removeSection(id, by)).toMatchObject({ ok: true })
  })

  it('never stand under a section that is removed at the same moment', async () => {
    const article = await articleOf(['mild'])
    for (let round = 0; round < 8; round += 1) {
      const id = await sectionNamed(`Round ${round}`)
      const [moved, removed] = await Promise.all([
        moveArticles({ articleIds: [article], sectionId: id }, by),
        removeSection(id, by),
      ])
      expect(moved.ok).toBe(!removed.ok)
      expect((await articleById(siteId, article))?.section?.id === id).toBe(moved.ok)
    }
  })

  it('are moved by nobody who only reads', async () => {
    const body = { articleIds: [newId()], sectionId: null }
    expect((await ask(move, { as: 'viewer', body })).status).toBe(403)
    expect((await ask(move, { body: { articleIds: [], sectionId: null } })).status).toBe(422)
  })
})

describe('a page that is imported', () => {
  const send = async (text: string, section: string) => {
    const sent = { site, cookie: cookies.moderator, path: `pages?section=${section}`, body: text, type: 'text/plain' }
    return (await askRoute(store, sent)).json()
  }

  it('stands under the section that is chosen for it', async () => {
    const id = await sectionNamed('Local')
    const { articleId } = await send(
      pageOf(['You are right about that.', 'No, he is not.'], 'A page for a section'),
      id,
    )
    expect(await articleById(siteId, articleId)).toMatchObject({ section: { name: 'Local' } })
  })

  it('is not taken for a section that is not there', async () => {
    const pages = await db().page.count({ where: { siteId } })
    const text = pageOf(['You are right about that.'], 'A page for nowhere')
    expect(await send(text, newId())).toEqual({ ok: false, reason: 'no-such-section' })
    expect(await db().page.count({ where: { siteId } })).toBe(pages)
  })
})
