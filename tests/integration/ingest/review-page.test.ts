import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decide } from '#lib/decisions/mutations.ts'
import { ingestPage } from '#lib/ingest/ingest-page.ts'
import { countWaitingPages, waitingPages } from '#lib/ingest/review/data.ts'
import { reviewPage, settlePage } from '#lib/ingest/review/review-page.ts'
import type { PageReview } from '#lib/ingest/review/schema.ts'
import type { IngestOutcome, PageOrigin } from '#lib/ingest/schema.ts'
import { queueCounts } from '#lib/queue/counts/data.ts'
import { importText, makePerson, makeSite, NOW, PSEUDONYM_KEY, pageOf, SYSTEM } from '#tests/support/desk.ts'
import { unsurePage } from '#tests/support/unsure-page.ts'

let siteId: string
let personId: string
beforeEach(async () => {
  siteId = await makeSite()
  personId = await makePerson('Ana')
})

const bring = (text: string, origin: PageOrigin) =>
  ingestPage(
    { siteId, source: { kind: 'text', text }, correction: null, origin, actor: SYSTEM, now: NOW },
    { pseudonymKey: PSEUDONYM_KEY },
  )

const by = () => ({ actor: { kind: 'user' as const, id: personId }, now: NOW, pseudonymKey: PSEUDONYM_KEY })

async function look(pageId: string, correction: PageReview['correction'] | null = null): Promise<PageReview> {
  const outcome = await reviewPage({ siteId, pageId }, { correction })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.review
}

const brought = async (text: string, origin: PageOrigin = 'web') => ok(await bring(text, origin))

function ok(outcome: IngestOutcome) {
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome
}

const commentsOf = async (articleId: string) =>
  db().$queryRaw<{ id: string; text: string; state: string; status: string; revision: number }[]>`
    SELECT c.id, r.text, c.source_state::text AS state, s.status::text AS status, r.number AS revision
    FROM comments c JOIN comment_states s ON s.comment_id = c.id JOIN revisions r ON r.id = s.revision_id
    WHERE c.article_id = ${articleId}::uuid ORDER BY c.position, c.id`

const blockOf = (review: PageReview, text: string) =>
  review.preview.blocks.from + review.preview.blocks.shown.findIndex((block) => block.text === text)

describe('a page whose separation is unsure', () => {
  it('waits with its comments out of every queue, when nobody has looked at it', async () => {
    for (const origin of ['cli', 'api'] as const) {
      const page = await brought(unsurePage(origin), origin)
      expect(page).toMatchObject({ waiting: true, comments: 0 })
    }
    expect((await queueCounts(siteId, newId())).pending).toBe(0)
    expect(await countWaitingPages(siteId)).toBe(2)
    const [first, second] = await waitingPages(siteId, null)
    expect((await waitingPages(siteId, first?.id ?? null)).map(({ id }) => id)).toEqual([second?.id])
  })

  it('does not wait where a person saw it first', async () => {
    const page = await brought(unsurePage(), 'web')
    expect(page.waiting).toBe(false)
    expect((await queueCounts(siteId, newId())).pending).toBe(page.comments)
  })

  it('lets its comments in when somebody says that it is right, and once only', async () => {
    const page = await brought(unsurePage(), 'cli')
    const { correction, separationId, preview } = await look(page.pageId)
    const settled = await settlePage({ siteId, pageId: page.pageId }, { correction, separationId }, by())
    expect(settled).toEqual({
      ok: true,
      added: preview.counts.comments,
      revised: 0,
      removed: 0,
      comments: preview.counts.comments,
    })
    expect(await countWaitingPages(siteId)).toBe(0)
    expect((await queueCounts(siteId, newId())).pending).toBe(preview.counts.comments)
    const again = await settlePage({ siteId, pageId: page.pageId }, { correction, separationId }, by())
    expect(again).toMatchObject({ ok: true, added: 0, revised: 0, removed: 0 })
    expect(await db().separation.count({ where: { pageId: page.pageId } })).toBe(1)
    const events = await db().auditEvent.findMany({ where: { subjectId: page.pageId, name: 'page.settled' } })
    expect(events).toHaveLength(2)
    const [job] = await db().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE key = ${`score-article:${page.articleId}`}`
    expect(job?.n).toBe(1)
  })

  it('may turn out to have no comments', async () => {
    const page = await brought(unsurePage(), 'cli')
    const { separationId } = await look(page.pageId)
    const correction = { border: null, splits: [], marks: {} }
    expect(await settlePage({ siteId, pageId: page.pageId }, { correction, separationId }, by())).toMatchObject({
      ok: true,
      comments: 0,
    })
    expect((await look(page.pageId)).preview.counts.comments).toBe(0)
  })
})

describe('a correction of a page that is here', () => {
  const page = pageOf(['one', 'two', 'three'])

  it('says of a page whose letters were guessed that they were, before it is corrected and after', async () => {
    const source = { kind: 'text' as const, text: unsurePage('guessed') }
    const page = { siteId, source, warnings: ['encoding-guessed'] as const, correction: null, origin: 'web' as const }
    const { pageId } = ok(await ingestPage({ ...page, actor: SYSTEM, now: NOW }, { pseudonymKey: PSEUDONYM_KEY }))
    const { separationId, preview } = await look(pageId)
    expect(preview).toMatchObject({ warnings: expect.arrayContaining(['encoding-guessed']), sure: false })
    const correction = { splits: [], border: null, marks: {} }
    await settlePage({ siteId, pageId }, { correction, separationId }, by())
    const corrected = await look(pageId)
    expect(corrected.separationId).not.toBe(separationId)
    expect(corrected.preview.warnings.filter((warning) => warning === 'encoding-guessed')).toHaveLength(1)
  })

  it('is kept beside what it corrects, with who made it, and is what the next one sees', async () => {
    const { pageId } = await brought(page)
    const first = await look(pageId)
    const correction = { splits: [], marks: { [blockOf(first, 'two')]: 'continues' as const } }
    expect((await look(pageId, correction)).preview.counts.comments).toBe(2)
    await settlePage({ siteId, pageId }, { correction, separationId: first.separationId }, by())
    const kept = await db().separation.findMany({ where: { pageId }, orderBy: { id: 'asc' } })
    expect(kept).toMatchObject([
      { id: first.separationId, correctsId: null },
      { correctsId: first.separationId, correctedBy: personId },
    ])
    const next = await look(pageId)
    expect(next.preview.counts.comments).toBe(2)
    expect(next.separationId).toBe(kept[1]?.id)
    expect(next.startedAnew).toBe(false)
  })

  it('leaves what was decided with the comments that remain, has changed ones wait again, and takes out the others', async () => {
    const { pageId, articleId } = await brought(page)
    const before = await commentsOf(articleId)
    const items = before.map(({ id }) => ({ commentId: id, version: 1 }))
    await decide(
      { batchId: newId(), items, kind: 'approve', reason: null },
      { userId: personId, mayOverride: false, siteId, now: NOW },
    )
    const { separationId, ...review } = await look(pageId)
    const marks = { [blockOf({ separationId, ...review }, 'two')]: 'continues' as const }
    const settled = await settlePage({ siteId, pageId }, { correction: { splits: [], marks }, separationId }, by())
    expect(settled).toMatchObject({ ok: true, added: 0, revised: 1, removed: 1, comments: 2 })
    const after = new Map((await commentsOf(articleId)).map((comment) => [comment.id, comment]))
    const [one, two, three] = before.map(({ id }) => after.get(id))
    expect(one).toMatchObject({ status: 'pending', revision: 2, state: 'present' })
    expect(one?.text).toContain('two')
    expect(two).toMatchObject({ status: 'approved', revision: 1, state: 'deleted' })
    expect(three).toMatchObject({ status: 'approved', revision: 1, state: 'present' })
  })

  it('can be taken back, and all is as it was', async () => {
    const { pageId, articleId } = await brought(page)
    const before = await commentsOf(articleId)
    const first = await look(pageId)
    const marks = { [blockOf(first, 'two')]: 'furniture' as const }
    await settlePage({ siteId, pageId }, { correction: { splits: [], marks }, separationId: first.separationId }, by())
    const second = await look(pageId)
    await settlePage(
      { siteId, pageId },
      { correction: { splits: [], marks: {} }, separationId: second.separationId },
      by(),
    )
    const after = await commentsOf(articleId)
    expect(after.map(({ text, state }) => [text, state])).toEqual(before.map(({ text, state }) => [text, state]))
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })

  describe('where authors stand below what they wrote', () => {
    const says = ['I never liked it.', 'You may be right, but what now?', 'No, and you know it.', 'Thanks for nothing!']
    const lines = [
      'The council meets on Monday',
      ...[1, 2, 3, 4].map((n) => `The council will vote on the budget for the bridge, officials said on day ${n}.`),
      ...says.flatMap((text, n) => [text, `Posted by: Reader${n} | May ${n + 3}, 2012 at 4:0${n} pm`]),
    ]
    const at = (text: string) => lines.indexOf(text)

    it.each<[string, PageReview['correction'], PageReview['correction']]>([
      ['a border that was moved up', { border: 3, splits: [], marks: {} }, { border: 3, splits: [], marks: {} }],
      ['one that was moved down', { border: 7, splits: [], marks: {} }, { border: 7, splits: [], marks: {} }],
      ['that there are none', { border: null, splits: [], marks: {} }, { border: null, splits: [], marks: {} }],
      [
        'a border and a mark',
        { border: 3, splits: [], marks: { [at(says[3] ?? '')]: 'furniture' } },
        { border: 3, splits: [], marks: { [at(says[3] ?? '')]: 'furniture', [lines.length - 1]: 'furniture' } },
      ],
      [
        'marks alone',
        { splits: [], marks: { [at(says[0] ?? '')]: 'furniture' } },
        { splits: [], marks: { [at(says[0] ?? '')]: 'furniture', [at(says[0] ?? '') + 1]: 'furniture' } },
      ],
    ])('is read back as it was said: %s', async (_, asked, expected) => {
      const { pageId, articleId } = await brought(lines.join('\n\n'))
      const { separationId } = await look(pageId)
      const shown = await look(pageId, asked)
      await settlePage({ siteId, pageId }, { correction: asked, separationId }, by())
      const again = await look(pageId)
      expect(again.correction).toEqual(expected)
      expect(again.preview.comments).toEqual(shown.preview.comments)
      const before = await commentsOf(articleId)
      await settlePage({ siteId, pageId }, { correction: again.correction, separationId: again.separationId }, by())
      expect(await commentsOf(articleId)).toEqual(before)
    })
  })

  it('is refused when somebody else corrected meanwhile, and of two at once one is kept', async () => {
    const { pageId } = await brought(page)
    const { separationId, ...review } = await look(pageId)
    const at = (text: string) => blockOf({ separationId, ...review }, text)
    const asked = ['two', 'three'].map((text) => ({
      correction: { splits: [], marks: { [at(text)]: 'furniture' as const } },
      separationId,
    }))
    const outcomes = await Promise.all(asked.map((one) => settlePage({ siteId, pageId }, one, by())))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: 'changed-meanwhile' }])
    expect(await db().separation.count({ where: { pageId } })).toBe(2)
  })

  it('is refused for a block that is not there, a page of another site, and a page that was erased', async () => {
    const { pageId } = await brought(page)
    const { separationId } = await look(pageId)
    const beyond = { correction: { splits: [], marks: { 99999: 'furniture' as const } }, separationId }
    expect(await settlePage({ siteId, pageId }, beyond, by())).toEqual({ ok: false, reason: 'no-such-block' })
    const elsewhere = await makeSite()
    expect(await reviewPage({ siteId: elsewhere, pageId }, { correction: null })).toEqual({
      ok: false,
      reason: 'not-here',
    })
    await db().page.update({ where: { id: pageId }, data: { source: null } })
    expect(await reviewPage({ siteId, pageId }, { correction: null })).toEqual({ ok: false, reason: 'erased' })
  })
})

it('a page in the web is settled as before', async () => {
  const outcome = await importText(siteId, pageOf(['one']))
  expect(outcome).toMatchObject({ ok: true, comments: 1, waiting: false })
})
