import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { listenForever } from '#lib/db/listen.ts'
import { decide, undoDecisions } from '#lib/decisions/mutations.ts'
import { apiFace } from '#lib/http/api-face.ts'
import { CHANNEL } from '#lib/live/mutations.ts'
import { queueCounts, viewCount } from '#lib/queue/counts/data.ts'
import { queueRows } from '#lib/queue/data.ts'
import { viewQuery } from '#lib/queue/schema.ts'
import { makePerson } from '#tests/support/desk.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'

let served: Awaited<ReturnType<typeof serveFaces>>
let site: Awaited<ReturnType<typeof makeSiteKey>>
let userId: string
const heard: { kind: string; ids?: string[] }[] = []

beforeAll(async () => {
  served = await serveFaces([apiFace])
  site = await makeSiteKey()
  userId = await makePerson('Ana')
  listenForever(CHANNEL, { payload: (said) => heard.push(JSON.parse(said)), gap: () => {} })
})
afterAll(() => served.close())

async function call(method: string, path: string, body?: string | object, key = site.key) {
  const init = {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  }
  const response = await fetch(`${served.url}/api/v1/comments${path}`, init)
  const text = await response.text()
  return { status: response.status, type: response.headers.get('content-type'), json: text ? JSON.parse(text) : null }
}

const report = (id: string, body: string | object = {}) => call('POST', `/${encodeURIComponent(id)}/reports`, body)

/** A comment of the site, sent by the API. */
async function comment(id: string, text = 'A comment.'): Promise<string> {
  const { json } = await call('PUT', `/${encodeURIComponent(id)}`, { text, article: { id: 'a1' } })
  return json.commentId
}

const stateOf = (commentId: string) => db().commentState.findUniqueOrThrow({ where: { commentId } })

async function approve(commentId: string, weak = false): Promise<string> {
  const batchId = newId()
  const { version } = await stateOf(commentId)
  const by = { userId, mayOverride: false, siteId: site.siteId, now: new Date() }
  await decide({ batchId, items: [{ commentId, version }], kind: 'approve', reason: null }, by)
  if (weak) await db().batch.update({ where: { id: batchId }, data: { weak: true } })
  return batchId
}

describe('POST /api/v1/comments/{id}/reports', () => {
  it('keeps a report with its reason and words, and no name of who sent it', async () => {
    const commentId = await comment('r/1?')
    const sent = await report('r/1?', { reporter: 'reader 7', reason: 'spam', text: ' Buy this\0 ' })
    expect(sent).toMatchObject({ status: 200, json: { outcome: 'counted', reports: 1, status: 'pending' } })
    const [kept] = await db().report.findMany({ where: { commentId } })
    expect(kept).toMatchObject({
      reason: 'spam',
      text: 'Buy this\uFFFD',
      reporter: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(JSON.stringify(kept)).not.toContain('reader 7')
    const [event] = await db().auditEvent.findMany({ where: { name: 'comment.reported', subjectId: commentId } })
    expect(event).toMatchObject({ actorKind: 'key', actorId: site.id, payload: { reports: 1, waitsAgain: false } })
  })

  it('counts a reader once for each text, also when asked ten times at once', async () => {
    const commentId = await comment('r2')
    const sent = await Promise.all(Array.from({ length: 10 }, () => report('r2', { reporter: 'one' })))
    expect(sent.map(({ json }) => json.outcome).sort()).toEqual(['counted', ...Array(9).fill('unchanged')])
    expect((await report('r2', { reporter: 'two' })).json).toMatchObject({ outcome: 'counted', reports: 2 })
    expect((await stateOf(commentId)).reports).toBe(2)
    await comment('r2', 'Another text.')
    expect((await stateOf(commentId)).reports).toBe(0)
    expect((await report('r2', { reporter: 'one' })).json).toMatchObject({ outcome: 'counted', reports: 1 })
  })

  it('counts all readers without an id as one', async () => {
    await comment('r3')
    expect((await report('r3', { reason: 'hate' })).json).toMatchObject({ outcome: 'counted', reports: 1 })
    expect((await report('r3', { reason: 'spam' })).json).toMatchObject({ outcome: 'unchanged', reports: 1 })
  })

  it.each([
    ['no JSON', 'no json', 400],
    ['a reason that is none of ours', { reason: 'ugly' }, 422],
    ['too many words', { text: 'x'.repeat(1001) }, 422],
    ['a reader without a name', { reporter: '' }, 422],
  ])('refuses %s as a problem', async (_name, body, status) => {
    await comment('r4')
    const answer = await report('r4', body)
    expect([answer.status, answer.type, answer.json.status]).toEqual([status, 'application/problem+json', status])
  })

  it('knows comments of its own site alone, and wants the scope', async () => {
    await comment('r5')
    const other = await makeSiteKey()
    expect((await call('POST', '/r5/reports', {}, other.key)).status).toBe(404)
    const narrow = await makeSiteKey({ scopes: ['analyze'] })
    expect((await call('POST', '/r5/reports', {}, narrow.key)).status).toBe(403)
    expect((await report('nobody')).json).toMatchObject({ status: 404 })
    expect((await call('GET', '/r5/reports')).status).toBe(405)
  })

  it('stands in the document with the schemas that check it', async () => {
    const document = await (await fetch(`${served.url}/api/v1/openapi.json`)).json()
    const { post } = document.paths['/api/v1/comments/{id}/reports']
    expect(post.parameters).toMatchObject([{ name: 'id', in: 'path' }])
    expect(Object.keys(post.requestBody.content['application/json'].schema.properties)).toEqual([
      'reporter',
      'reason',
      'text',
    ])
    expect(Object.keys(post.responses)).toEqual(['200', '400', '401', '403', '404', '413', '422', '429'])
  })
})

describe('a reported comment', () => {
  it('that was approved with many others waits again at the first report, and the decision before is no longer undone', async () => {
    const commentId = await comment('w1')
    const batchId = await approve(commentId, true)
    const before = await stateOf(commentId)
    expect((await report('w1', { reporter: 'one' })).json).toEqual({
      outcome: 'counted',
      reports: 1,
      status: 'pending',
    })
    expect(await stateOf(commentId)).toMatchObject({
      status: 'pending',
      version: before.version + 1,
      decidedBy: null,
      decidedAt: null,
    })
    const undone = await undoDecisions(
      { batchId: newId(), undoneBatchId: batchId },
      { userId, mayOverride: false, siteId: site.siteId, now: new Date() },
    )
    expect(undone).toMatchObject({ ok: true, applied: [], refused: [{ commentId, why: 'changed-meanwhile' }] })
    expect(await db().decision.count({ where: { commentId } })).toBe(1)
  })

  it('that a person approved waits again when three readers reported it since', async () => {
    const commentId = await comment('w2')
    await report('w2', { reporter: 'before 1' })
    await report('w2', { reporter: 'before 2' })
    await approve(commentId)
    const statuses: string[] = []
    for (const reporter of ['one', 'two', 'three']) statuses.push((await report('w2', { reporter })).json.status)
    expect(statuses).toEqual(['approved', 'approved', 'pending'])
    expect((await stateOf(commentId)).reports).toBe(5)
    const events = await db().auditEvent.findMany({ where: { name: 'comment.reported', subjectId: commentId } })
    expect(events.filter(({ payload }) => (payload as { waitsAgain: boolean }).waitsAgain)).toHaveLength(1)
  })

  it('that was deleted at its source stays as it was decided', async () => {
    const commentId = await comment('w3')
    await approve(commentId, true)
    await call('DELETE', '/w3')
    expect((await report('w3')).json).toMatchObject({ outcome: 'counted', status: 'approved' })
    expect((await stateOf(commentId)).status).toBe('approved')
  })

  it('says in its row how many readers reported it, why, and their newest words', async () => {
    const commentId = await comment('w4')
    const said = ['spam', 'spam', 'hate', undefined].map((reason, index) => ({
      reporter: `${index}`,
      reason,
      text: `word ${index}`,
    }))
    for (const one of said) await report('w4', one)
    const [row] = await queueRows(site.siteId, [commentId], userId)
    expect(row?.reports).toEqual({
      count: 4,
      reasons: [
        { reason: 'spam', count: 2 },
        { reason: 'hate', count: 1 },
      ],
      words: ['word 3', 'word 2', 'word 1'],
    })
    const [other] = await queueRows(site.siteId, [await comment('w5')], userId)
    expect(other?.reports).toBeNull()
  })

  it('is told to every open browser, and counted', async () => {
    const commentId = await comment('w6')
    await approve(commentId, true)
    const before = await queueCounts(site.siteId, userId)
    const reported = await viewCount(site.siteId, viewQuery.parse({ reported: 'yes' }))
    await report('w6')
    expect(await queueCounts(site.siteId, userId)).toMatchObject({ pending: before.pending + 1 })
    const after = await viewCount(site.siteId, viewQuery.parse({ reported: 'yes' }))
    expect(after).toEqual({ count: reported.count + 1, exact: true })
    await expect
      .poll(() => heard.find(({ kind, ids }) => kind === 'reported' && ids?.includes(commentId)))
      .toBeDefined()
  })
})
