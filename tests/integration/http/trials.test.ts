import { beforeAll, describe, expect, it } from 'vitest'
import { POST as retry } from '#app/api/sites/[site]/retries/route.ts'
import { POST as tryText } from '#app/api/sites/[site]/trials/route.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { EMBEDDED_ID } from '#lib/scoring/embedded-scorer.ts'
import { LONGEST_TRIAL } from '#lib/scoring/trial-length.ts'
import { tryTextInWorker } from '#lib/versions/try-text-in-worker.ts'
import { askRoute, enterAs } from '#tests/support/ask-route.ts'
import { makeComments, makeSite } from '#tests/support/desk.ts'

const site = `trials-${newId().slice(-12)}`
let siteId = ''
const cookies = { lead: '', viewer: '', annotator: '', moderator: '' }

beforeAll(async () => {
  siteId = await makeSite(site)
  for (const role of ['lead', 'viewer', 'annotator', 'moderator'] as const) {
    cookies[role] = (await enterAs(role)).cookie
  }
})

async function send(path: 'trials' | 'retries', sent: unknown, cookie: string) {
  const body = JSON.stringify(sent)
  const handler = path === 'trials' ? tryText : retry
  const response = await askRoute(handler, { site, cookie, path, body, type: 'application/json' })
  return { status: response.status, answer: await response.json() }
}

async function rows(): Promise<number[]> {
  return Promise.all([db().comment.count(), db().revision.count(), db().score.count(), db().auditEvent.count()])
}

describe('trying a text', () => {
  it('answers scores, spans, confidence and why, and stores nothing', async () => {
    const before = await rows()
    const text = 'You are a stupid idiot, and your mother knows it.'
    const { status, answer } = await send('trials', { text }, cookies.viewer)
    expect(status).toBe(200)
    expect(answer).toMatchObject({ ok: true, scorer: EMBEDDED_ID, flagged: true, outcome: { outcome: 'scored' } })
    expect(answer.reasons[0]).toMatchObject({ kind: 'rule' })
    expect(answer.rules).toHaveLength(7)
    const marked = answer.outcome.spans.map(({ start, end }: { start: number; end: number }) => text.slice(start, end))
    expect(marked.join(' ')).toContain('idiot')
    expect(await rows()).toEqual(before)
  })

  it.each([
    ['nothing', '', 'empty'],
    ['only emoji', '🙂🙂', 'no-words'],
  ])('says of %s that it is not scored', async (_, text, why) => {
    const { answer } = await send('trials', { text }, cookies.viewer)
    expect(answer).toMatchObject({ outcome: { outcome: 'skipped' }, flagged: false })
    expect(answer.reasons).toEqual([{ kind: 'no-score', outcome: 'skipped', why }])
  })

  it.each([
    ['a text that is too long', { text: 'a'.repeat(LONGEST_TRIAL + 1) }],
    ['no text', {}],
    ['a number', { text: 7 }],
  ])('refuses %s', async (_, sent) => {
    expect((await send('trials', sent, cookies.viewer)).status).toBe(422)
  })

  it('scores the longest text', async () => {
    const { answer } = await send('trials', { text: 'word '.repeat(LONGEST_TRIAL / 5) }, cookies.viewer)
    expect(answer.outcome.outcome).toBe('scored')
  })

  it('is for those who may see how the desk does', async () => {
    expect((await send('trials', { text: 'a' }, cookies.annotator)).status).toBe(403)
  })

  it('says that it was too slow, or that others wait, in place of waiting on', async () => {
    const trials = await Promise.all(Array.from({ length: 6 }, () => tryTextInWorker('a word', null, 1)))
    const reasons = new Set(trials.map((trial) => (trial.ok ? 'answered' : trial.reason)))
    expect([...reasons].sort()).toEqual(['busy', 'too-slow'])
    expect(await tryTextInWorker('a word', null)).toMatchObject({ ok: true })
  })
})

describe('trying failed comments again', () => {
  it('has them wait for a score once more, and says how many', async () => {
    const ids = await makeComments(siteId, ['fail', 'fail again', 'fine'])
    expect(await send('retries', {}, cookies.lead)).toEqual({
      status: 200,
      answer: { comments: 2, articles: 1, kept: 0 },
    })
    const states = await db().commentState.findMany({
      where: { commentId: { in: ids } },
      orderBy: { commentId: 'asc' },
    })
    expect(states.map(({ scoring }) => scoring)).toEqual(['waiting', 'waiting', 'scored'])
    expect(await db().auditEvent.count({ where: { siteId, name: 'scoring.retried' } })).toBe(1)
  })

  it('is for leads and administrators', async () => {
    expect((await send('retries', {}, cookies.moderator)).status).toBe(403)
    expect((await send('retries', {}, cookies.viewer)).status).toBe(403)
  })
})
