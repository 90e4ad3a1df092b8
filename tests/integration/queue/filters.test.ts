import { beforeAll, describe, expect, it } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { viewCount } from '#lib/queue/counts/data.ts'
import { readCursor } from '#lib/queue/cursor.ts'
import { queuePage, viewNames, waitingLanguages } from '#lib/queue/data.ts'
import { savedViews } from '#lib/queue/saved/data.ts'
import { removeView, saveView } from '#lib/queue/saved/mutations.ts'
import { forPerson, type View, viewQuery } from '#lib/queue/schema.ts'
import { siteSections } from '#lib/sections/data.ts'
import { makeComments, makePerson, makeSite } from '#tests/support/desk.ts'
import { fillQueue } from '#tests/support/fill-queue.ts'

let siteId: string
let userId: string
let sectionId: string
let states: Awaited<ReturnType<typeof readStates>>

const readStates = () =>
  db().commentState.findMany({
    where: { siteId },
    include: { revision: true, article: true },
    orderBy: { commentId: 'asc' },
  })
type State = (typeof states)[number]

beforeAll(async () => {
  siteId = await makeSite()
  userId = await makePerson('Ana')
  await fillQueue(await makeSite(), 40)
  await fillQueue(siteId, 300, 10)
  await makeComments(siteId, ['The herons came back insult 0.9', 'No bird at all threat 0.8', 'A heron alone', 'fail'])
  sectionId = newId()
  await db().section.create({ data: { id: sectionId, siteId, key: 'nature', name: 'Nature' } })
  const [newest] = await db().article.findMany({ where: { siteId }, orderBy: { id: 'desc' }, take: 1 })
  await db().article.update({ where: { id: newest?.id ?? '' }, data: { sectionId } })
  await pool().query(
    `UPDATE comment_states s SET received_at = now() - c.position * interval '1 hour' FROM comments c
     WHERE c.id = s.comment_id AND c.site_id = $1 AND c.position > 280`,
    [siteId],
  )
  await pool().query(
    `UPDATE comment_states s SET language = (ARRAY['en', 'de', 'und'])[1 + c.position % 3],
       assignee_id = CASE WHEN c.position % 5 = 0 THEN $2::uuid END, reports = greatest(0, c.position % 9 - 6)
     FROM comments c WHERE c.id = s.comment_id AND c.site_id = $1 AND c.position > 0`,
    [siteId, userId],
  )
  // An id tells when it was made: it goes with the time of arrival.
  states = await readStates()
})

async function idsOf(view: Partial<Record<keyof View, string>>): Promise<string[]> {
  const whole = viewQuery.parse({ order: 'oldest', ...view })
  const ids: string[] = []
  let cursor = null
  do {
    const page = await queuePage(siteId, whole, { cursor, userId })
    ids.push(...page.rows.map((row) => row.commentId))
    cursor = page.next ? readCursor(page.next) : null
  } while (cursor)
  expect(await viewCount(siteId, forPerson(whole, userId))).toEqual({ count: ids.length, exact: true })
  return ids
}

const reasons = (state: State) => state.reasons as { kind: string; attribute?: string }[]
const scored = (state: State, from: number, to: number) =>
  state.toxicity !== null && state.toxicity >= from && state.toxicity < to

const FILTERS: [string, Partial<Record<keyof View, string>>, (state: State) => boolean][] = [
  ['a band', { band: 'toxicity:0.3-0.7' }, (state) => scored(state, 0.3, 0.7)],
  ['a band that ends at 1', { band: 'insult:0.8-1' }, (state) => state.insult !== null && state.insult >= 0.8],
  ['a rule', { rule: 'insult' }, (state) => reasons(state).some(({ attribute }) => attribute === 'insult')],
  ['a language', { language: 'de' }, (state) => state.language === 'de'],
  ['a language that is not clear', { language: 'und' }, (state) => state.language === 'und'],
  ['what was given to nobody', { assignee: 'nobody' }, (state) => state.assigneeId === null],
  ['what readers reported', { reported: 'yes' }, (state) => state.reports > 0],
  ['failed scoring', { scoring: 'failed' }, (state) => state.scoring === 'failed'],
  ['a word in any of its forms', { text: 'heron' }, (state) => /heron/i.test(state.revision.text ?? '')],
  ['two words', { text: 'heron back' }, (state) => /herons came back/.test(state.revision.text ?? '')],
  ['one word without another', { text: 'heron -alone' }, (state) => /herons/.test(state.revision.text ?? '')],
  ['a phrase', { text: '"came back"' }, (state) => /came back/.test(state.revision.text ?? '')],
  ['quotes that do not close', { text: '"heron' }, (state) => /heron/i.test(state.revision.text ?? '')],
  [
    'both of two filters',
    { text: 'heron', band: 'insult:0.5-1' },
    (state) => (state.insult ?? 0) > 0.5 && /heron/.test(state.revision.text ?? ''),
  ],
  [
    'a moment',
    { after: new Date(Date.now() - 86_400_000).toISOString() },
    (state) => state.receivedAt.getTime() > Date.now() - 86_400_000,
  ],
]

describe('a view holds what its filters say', () => {
  it.each(FILTERS)('%s', async (_, view, expected) => {
    const ids = states.filter(expected).map((state) => state.commentId)
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.length).toBeLessThan(states.length)
    expect(await idsOf(view)).toEqual(ids)
  })

  it('section, article and author', async () => {
    const inSection = states.filter((state) => state.article.sectionId === sectionId)
    expect(inSection).toHaveLength(4)
    const ids = inSection.map((state) => state.commentId)
    expect(await idsOf({ section: sectionId })).toEqual(ids)
    expect(await idsOf({ article: inSection[0]?.articleId ?? '' })).toEqual(ids)
    expect(await idsOf({ author: inSection[1]?.authorId ?? '' })).toEqual([ids[1]])
  })

  it('whose it is, in any status, and what of it waits as their own queue', async () => {
    const given = states.filter((state) => state.assigneeId === userId).map((state) => state.commentId)
    expect(given.length).toBeGreaterThan(20)
    expect(await idsOf({ assignee: userId })).toEqual(given)
    expect(await idsOf({ queue: 'mine' })).toEqual(given)
    expect(await idsOf({ assignee: await makePerson('Ben') })).toEqual([])
  })

  it('when it was decided', async () => {
    const [first, second] = states.map((state) => state.commentId)
    const at = (commentId = '', decidedAt: string | null) =>
      db().commentState.update({ where: { commentId }, data: { decidedAt } })
    await at(first, '2026-11-20T10:00:00Z')
    await at(second, '2026-11-20T11:00:00Z')
    const hour = { decidedAfter: '2026-11-20T10:00:00Z', decidedBefore: '2026-11-20T11:00:00Z' }
    expect(await idsOf({ queue: 'all', ...hour })).toEqual([first])
    await at(first, null)
    await at(second, null)
  })

  it('the languages that it can be narrowed to are those of what waits', async () => {
    expect(await waitingLanguages(siteId)).toEqual(['de', 'en', 'und'])
    expect(await waitingLanguages(await makeSite())).toEqual([])
  })

  it('every status, in the queue of all', async () => {
    const [first] = states
    await db().commentState.update({ where: { commentId: first?.commentId ?? '' }, data: { status: 'hidden' } })
    expect(await idsOf({ queue: 'all' })).toEqual(states.map((state) => state.commentId))
    await db().commentState.update({ where: { commentId: first?.commentId ?? '' }, data: { status: 'pending' } })
  })

  it('only the current text is searched', async () => {
    const [comment = ''] = await makeComments(siteId, ['a zebra'])
    const revisionId = newId()
    const revision = { id: revisionId, siteId, commentId: comment, number: 2, text: 'a horse', receivedAt: new Date() }
    await db().revision.create({ data: revision })
    await db().commentState.update({ where: { commentId: comment }, data: { revisionId } })
    expect(await idsOf({ text: 'zebra' })).toEqual([])
    expect(await idsOf({ text: 'horse' })).toEqual([comment])
  })

  it.each(["'", '\\', '!!!', '& | !', ':*', '🦩', 'the'])('a search for %s answers something', async (text) => {
    expect(Array.isArray(await idsOf({ text }))).toBe(true)
  })

  it('names what it narrows by, of this site alone', async () => {
    expect(await viewNames(siteId, viewQuery.parse({ section: sectionId }))).toMatchObject({
      section: 'Nature',
      author: null,
    })
    expect(await viewNames(await makeSite(), viewQuery.parse({ section: sectionId }))).toMatchObject({ section: null })
    expect(await siteSections(siteId)).toEqual([{ id: sectionId, name: 'Nature' }])
  })
})

describe('a saved view', () => {
  it('is kept under one name, and taken away by its keeper or a lead', async () => {
    const by = { siteId, userId, now: new Date() }
    const view = viewQuery.parse({ queue: 'flagged', text: 'heron & co', band: 'insult:0.5-1' })
    const kept = await saveView({ name: 'Herons', view }, by)
    if (!kept.ok) throw new Error(kept.reason)
    expect(await saveView({ name: 'Herons', view }, by)).toEqual({ ok: false, reason: 'name-taken' })
    const [saved] = await savedViews(siteId)
    expect(viewQuery.parse(Object.fromEntries(new URLSearchParams(saved?.query)))).toEqual(view)
    const ben = { ...by, userId: await makePerson('Ben') }
    expect(await removeView(kept.id, { ...ben, mayRemoveAll: false })).toEqual({ ok: false, reason: 'not-yours' })
    expect(await removeView(kept.id, { ...ben, siteId: await makeSite(), mayRemoveAll: true })).toMatchObject({
      ok: false,
    })
    expect(await removeView(kept.id, { ...ben, mayRemoveAll: true })).toEqual({ ok: true })
    expect(await savedViews(siteId)).toEqual([])
  })
})

describe('among many comments', () => {
  it('a search for a common word looks through a part of them at a time, and misses none', async () => {
    const site = await makeSite()
    await fillQueue(site, 12_000)
    await pool().query(
      `UPDATE revisions r SET text = 'alike' || CASE WHEN c.position <= 6000 THEN ' early' ELSE '' END
         || CASE WHEN c.position % 4000 = 7 THEN ' seldom' ELSE '' END
       FROM comments c WHERE c.id = r.comment_id AND c.site_id = $1`,
      [site],
    )
    await pool().query('ANALYZE revisions')
    const view = viewQuery.parse({ order: 'oldest', text: 'alike -early' })
    const none = await queuePage(site, view, { cursor: null, userId })
    expect(none.rows).toEqual([])
    expect(await viewCount(site, view)).toEqual({ count: 0, exact: false })
    const found: string[] = []
    let next = none.next
    while (next) {
      const page = await queuePage(site, view, { cursor: readCursor(next), userId })
      found.push(...page.rows.map((row) => row.commentId))
      next = page.next
    }
    expect(new Set(found).size).toBe(6000)
    expect(found).toEqual([...found].sort())
    const { rows } = await queuePage(site, { ...view, text: 'seldom' }, { cursor: null, userId })
    expect(rows).toHaveLength(3)
    expect(await viewCount(site, { ...view, text: 'seldom' })).toEqual({ count: 3, exact: true })
    expect(await viewCount(site, { ...view, text: 'alike' })).toEqual({ count: 5000, exact: false })
  })

  it('a search for a rare word comes from the index of texts', async () => {
    await fillQueue(siteId, 20_000)
    await pool().query('VACUUM ANALYZE')
    const { rows } = await pool().query(
      `EXPLAIN SELECT s.comment_id FROM comment_states s WHERE s.site_id = $1 AND s.status = 'pending' AND EXISTS (
        SELECT FROM revisions f WHERE f.id = s.revision_id
          AND f.search @@ websearch_to_tsquery('english'::regconfig, 'heron'))
       ORDER BY s.comment_id DESC LIMIT 51`,
      [siteId],
    )
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('revisions_search_idx')
  })
})
