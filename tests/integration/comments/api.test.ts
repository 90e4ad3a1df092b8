import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { makeSiteKey } from '#tests/support/face-server.ts'
import { outcomes, withApi } from '#tests/support/with-api.ts'

const { call, send, siteId, keyId } = withApi()
const article = { id: 'a1', title: 'The new road', url: 'https://news.example/road' }

describe('POST /api/v1/comments', () => {
  it('takes one comment, has it scored, and tells how it stands', async () => {
    const sent = await send({
      id: 'c1',
      text: 'First.',
      article,
      author: { id: 'u1', name: 'Ann' },
      postedAt: '2026-11-22T10:00:00Z',
    })
    expect(sent).toMatchObject({ status: 200, json: { results: [{ id: 'c1', outcome: 'created' }] } })
    expect(await call('GET', '/api/v1/comments/c1')).toMatchObject({
      status: 200,
      json: {
        id: 'c1',
        status: 'pending',
        scoring: 'waiting',
        scores: null,
        version: 1,
        revision: 1,
        sourceState: 'present',
      },
    })
    const jobs = await db().$queryRaw<
      { key: string }[]
    >`SELECT key FROM graphile_worker.jobs WHERE key LIKE 'score-article:%'`
    expect(jobs).toHaveLength(1)
    const [event] = await db().auditEvent.findMany({ where: { siteId: siteId(), name: 'comments.received' } })
    expect(event).toMatchObject({ actorKind: 'key', actorId: keyId(), payload: { created: 1, revised: 0 } })
  })

  it('changes nothing when the same comes again, and makes a revision of a new text, which waits again', async () => {
    const first = await send({ id: 'c2', text: 'One text.', article })
    const { commentId } = first.json.results[0]
    expect(outcomes((await send({ id: 'c2', text: 'One text.', article })).json)).toEqual(['unchanged'])
    await db().commentState.update({ where: { commentId }, data: { status: 'approved', decidedAt: new Date() } })
    expect(outcomes((await send({ id: 'c2', text: 'Another.', article })).json)).toEqual(['revised'])
    const { json } = await call('GET', '/api/v1/comments/c2')
    expect(json).toMatchObject({ status: 'pending', revision: 2, version: 2, scoring: 'waiting', decidedAt: null })
    expect(await db().revision.count({ where: { commentId } })).toBe(2)
  })

  it('threads replies, also to comments of the same request, and refuses a reply to nobody', async () => {
    const { json } = await send([
      { id: 't1', text: 'Top.', article },
      { id: 't2', text: 'Reply.', article, parent: 't1' },
      { id: 't3', text: 'Reply to the reply.', article, parent: 't2' },
      { id: 't4', text: 'Lost.', article, parent: 'nobody' },
      { id: 't5', text: 'Elsewhere.', article: { id: 'a2' }, parent: 't1' },
      { id: 't1', text: 'Twice.', article },
      { id: '', text: 'No id.', article },
      'no comment',
    ])
    expect(outcomes(json).slice(0, 6)).toEqual([
      'created',
      'created',
      'created',
      'unknown-parent',
      'parent-elsewhere',
      'repeated-in-request',
    ])
    expect(outcomes(json).slice(6)).toEqual([expect.stringMatching(/^id:/), expect.any(String)])
    const rows = await db().comment.findMany({
      where: { externalId: { in: ['t1', 't2', 't3'] } },
      orderBy: { position: 'asc' },
    })
    expect(rows.map(({ externalId, depth }) => [externalId, depth])).toEqual([
      ['t1', 0],
      ['t2', 1],
      ['t3', 2],
    ])
    expect(new Set(rows.map(({ position }) => position)).size).toBe(3)
  })

  it('has the article stand under the section that is named, which is made once, and leaves it where a person put it', async () => {
    const placed = (id: string, section: string) => send({ id: `of ${id}`, text: 'Placed.', article: { id, section } })
    await Promise.all(['p1', 'p2', 'p3'].map((id) => placed(id, id === 'p2' ? 'world  news' : 'World News')))
    const sections = await db().section.findMany({ where: { siteId: siteId() }, include: { articles: true } })
    expect(sections.map(({ key, articles }) => [key, articles.length])).toEqual([['world-news', 3]])
    expect(await db().auditEvent.count({ where: { name: 'section.changed', siteId: siteId() } })).toBe(1)
    await placed('p1', 'Sport')
    const p1 = await db().article.findFirstOrThrow({ where: { externalId: 'p1' }, include: { section: true } })
    expect(p1.section?.key).toBe('world-news')
    expect((await placed('p4', '—')).status).toBe(422)
  })

  it('makes one comment of the same sent ten times at once', async () => {
    const sent = await Promise.all(Array.from({ length: 10 }, () => send({ id: 'race', text: 'Once.', article })))
    expect(sent.map(({ json }) => outcomes(json)[0]).sort()).toEqual(['created', ...Array(9).fill('unchanged')])
    expect(await db().comment.count({ where: { externalId: 'race' } })).toBe(1)
  })

  it('takes lines, and texts that a database cannot hold as they are', async () => {
    const lines = ['n\0one', 'n2'].map((id) => JSON.stringify({ id, text: 'a\0b\ud800', article })).join('\n')
    const { json } = await call('POST', '/api/v1/comments', `${lines}\n\n`, { 'content-type': 'application/x-ndjson' })
    expect(outcomes(json)).toEqual(['created', 'created'])
    expect(outcomes((await send({ id: 'n2', text: 'a\0b\ud800', article })).json)).toEqual(['unchanged'])
  })

  it('gives a line that is no JSON a receipt of its own, and takes the others', async () => {
    const lines = `{"id":"l1","text":"One.","article":{"id":"a1"}}\n{"id":"l2\n{"id":"l3","text":""}\n5\n`
    const { json } = await call('POST', '/api/v1/comments', lines, { 'content-type': 'application/x-ndjson' })
    expect(outcomes(json)).toEqual([
      'created',
      'not JSON',
      expect.stringMatching(/^text: /),
      expect.stringMatching(/^Invalid input/),
    ])
    const none = await call('POST', '/api/v1/comments', 'no\njson', { 'content-type': 'application/x-ndjson' })
    expect(none.status).toBe(400)
  })

  it('keeps the sites apart', async () => {
    const other = await makeSiteKey()
    const authorization = `Bearer ${other.key}`
    expect((await call('GET', '/api/v1/comments/c1', undefined, { authorization })).status).toBe(404)
    const again = await call('POST', '/api/v1/comments', { id: 'c1', text: 'First.', article }, { authorization })
    expect(outcomes(again.json)).toEqual(['created'])
  })

  it.each([
    ['no JSON', 'no json', 400],
    ['an empty list', '[]', 422],
    ['too many', JSON.stringify(Array(1001).fill({ id: 'x', text: 'x', article: { id: 'a' } })), 422],
    ['a list of none', '{"comments":[]}', 422],
    ['no text', '{"id":"x","article":{"id":"a"}}', 422],
  ])('refuses %s as a problem', async (_name, body, status) => {
    const answer = await call('POST', '/api/v1/comments', body)
    expect([answer.status, answer.type, answer.json.status]).toEqual([status, 'application/problem+json', status])
  })

  it.each([['[]'], ['{"comments":[]}'], [JSON.stringify(Array(1001).fill({}))]])(
    'says of %.20s how many it takes',
    async (body) => {
      expect((await call('POST', '/api/v1/comments', body)).json.detail).toBe(
        'Send at least one comment and at most 1000.',
      )
    },
  )
})

describe('PUT and DELETE', () => {
  it('put under an id of any form, note that it is gone, and that it is back', async () => {
    const path = `/api/v1/comments/${encodeURIComponent('a/b?c #1')}`
    expect((await call('PUT', path, { text: 'Here.', article })).json).toMatchObject({
      id: 'a/b?c #1',
      outcome: 'created',
    })
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('GET', path)).json.sourceState).toBe('deleted')
    expect((await call('PUT', path, { text: 'Here.', article })).json.outcome).toBe('unchanged')
    expect((await call('GET', path)).json.sourceState).toBe('present')
    const events = await db().auditEvent.count({ where: { name: 'comment.deleted-at-source' } })
    expect(events).toBe(1)
    expect((await call('DELETE', '/api/v1/comments/nobody')).status).toBe(404)
  })
})

describe('POST /api/v1/pages', () => {
  const page =
    'A title\n\nThe article is here and says something of the town.\n\nComments\n\nAnn wrote:\nI like it.\n\nBob wrote:\nI do not.\n'

  it('takes a page in once', async () => {
    const first = await call('POST', '/api/v1/pages?section=Town', page, { 'content-type': 'text/plain' })
    expect(first).toMatchObject({ status: 200, json: { ok: true, pageId: expect.any(String) } })
    const again = await call('POST', '/api/v1/pages', page, { 'content-type': 'text/plain' })
    expect(again.json).toMatchObject({ reason: 'already-here', articleId: first.json.articleId })
    const stored = await db().article.findUnique({ where: { id: first.json.articleId }, include: { section: true } })
    expect(stored?.section?.name).toBe('Town')
    expect((await call('POST', '/api/v1/pages?section=-', page, { 'content-type': 'text/plain' })).status).toBe(422)
    expect((await call('POST', '/api/v1/pages', '  ', { 'content-type': 'text/plain' })).status).toBe(422)
    expect((await call('POST', '/api/v1/pages?url=road', page, { 'content-type': 'text/plain' })).json.errors).toEqual([
      { field: 'query.url', message: expect.any(String) },
    ])
  })

  it('is not taken from what says that it is no page', async () => {
    const json = await call('POST', '/api/v1/pages', { html: page }, { 'content-type': 'application/json' })
    expect([json.status, json.type]).toEqual([415, 'application/problem+json'])
  })
})

describe('the API', () => {
  it.each([
    ['GET', '/api/v1/comments', 405],
    ['POST', '/api/v1/nothing', 404],
  ])('answers %s %s with %i', async (method, path, status) => {
    expect((await call(method, path)).json.status).toBe(status)
  })

  it('wants a key with the scope', async () => {
    expect((await call('GET', '/api/v1/comments/c1', undefined, { authorization: '' })).status).toBe(401)
    const narrow = await makeSiteKey({ scopes: ['analyze'] })
    expect(
      (await call('GET', '/api/v1/comments/c1', undefined, { authorization: `Bearer ${narrow.key}` })).status,
    ).toBe(403)
  })

  it('describes itself by the schemas that check it', async () => {
    const { json } = await call('GET', '/api/v1/openapi.json', undefined, { authorization: '' })
    expect(json.openapi).toBe('3.1.0')
    expect(Object.keys(json.paths)).toEqual([
      '/api/v1/scores',
      '/api/v1/comments',
      '/api/v1/comments/{id}',
      '/api/v1/comments/{id}/reports',
      '/api/v1/pages',
      '/api/v1/coral/{site}',
    ])
    expect(await call('POST', '/api/v1/openapi.json', {})).toMatchObject({ status: 405 })
    const { content } = json.paths['/api/v1/comments'].post.requestBody
    const [one, several, within] = content['application/json'].schema.anyOf
    expect(one.required).toEqual(['id', 'text', 'article'])
    expect([several.items, within.properties.comments.items]).toEqual([one, one])
    expect(content['application/x-ndjson'].schema).toEqual(one)
    const page = json.paths['/api/v1/pages'].post
    expect(page.parameters.map((each: { name: string }) => each.name)).toEqual(['url', 'section'])
    expect(Object.keys(json.webhooks)).toEqual(['comment.decided'])
    const [scored] = json.paths['/api/v1/scores'].post.responses[200].content['application/x-ndjson'].schema.anyOf
    expect(scored.required).toEqual(['id', 'scorer', 'outcome', 'scores', 'confidence', 'spans'])
    expect(Object.keys(scored.properties.scores.properties)).toHaveLength(7)
    expect(scored.properties.worstWindow).toMatchObject({ type: 'object', required: ['start', 'end'] })
  })
})
