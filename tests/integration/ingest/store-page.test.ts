import { beforeEach, describe, expect, it } from 'vitest'
import { thread } from '#lib/comments/data.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { ingestPage } from '#lib/ingest/ingest-page.ts'
import { type SeparatedPage, storePage } from '#lib/ingest/mutations.ts'
import { type PagePlan, planPage } from '#lib/ingest/plan-page.ts'
import { separatePage } from '#lib/separation/separate-page.ts'
import { countRows } from '#tests/support/count-rows.ts'
import { makeSite, NOW, PSEUDONYM_KEY, pageOf, SYSTEM } from '#tests/support/desk.ts'

let siteId: string
beforeEach(async () => {
  siteId = await makeSite()
})

/** A page of three comments, ready to be stored; `change` may spoil its plan. */
function planned(change: (plan: PagePlan) => PagePlan = (plan) => plan): SeparatedPage {
  const source = { kind: 'text' as const, text: pageOf(['one', 'two', 'three']) }
  const separation = separatePage(source)
  const plan = planPage(separation, { siteId, newId, pseudonymKey: PSEUDONYM_KEY })
  const page = { siteId, source, correction: null, origin: 'web' as const, actor: SYSTEM, now: NOW }
  return { page, source: source.text, separation, corrected: null, waiting: false, plan: change(plan) }
}

const onThird = (changes: Partial<PagePlan['comments'][number]>) => (plan: PagePlan) => ({
  ...plan,
  comments: plan.comments.map((comment, index) => (index === 2 ? { ...comment, ...changes } : comment)),
})

describe('storing a page', () => {
  it.each([
    ['a parent that is nowhere', onThird({ parentId: '01890000-0000-7000-8000-00000000dead' })],
    ['a text that no database holds', onThird({ text: 'a\0b' })],
    ['a time that is none', onThird({ postedAt: 'the day before yesterday' })],
    ['an id that is none', onThird({ id: 'three' })],
    ['one id for two comments', (plan: PagePlan) => onThird({ id: plan.comments[0]?.id ?? '' })(plan)],
    ['one id for two texts', (plan: PagePlan) => onThird({ revisionId: plan.comments[0]?.revisionId ?? '' })(plan)],
  ])('leaves nothing behind when it fails in the middle, by %s', async (_, spoil) => {
    const before = await countRows(siteId)
    await expect(storePage(planned(spoil))).rejects.toThrow()
    expect(await countRows(siteId)).toEqual(before)
  })

  it('can be done again after it failed', async () => {
    await expect(storePage(planned(onThird({ text: 'a\0b' })))).rejects.toThrow()
    expect(await storePage(planned())).toMatchObject({ ok: true, comments: 3 })
  })

  it('fails with its audit event: neither page nor job stands without it', async () => {
    const separated = planned()
    const actor = { kind: 'key' as const, id: 'no id at all' }
    const before = await countRows(siteId)
    await expect(storePage({ ...separated, page: { ...separated.page, actor } })).rejects.toThrow()
    expect(await countRows(siteId)).toEqual(before)
  })

  it('keeps the address and the votes of each, and shows them in the thread', async () => {
    const permalink = 'https://x.example/a#comment-3'
    const outcome = await storePage(planned(onThird({ permalink, votes: -2 })))
    if (!outcome.ok) throw new Error(outcome.reason)
    const shown = await thread(siteId, outcome.articleId, 'start')
    expect(shown.map((one) => [one.permalink, one.votes])).toEqual([
      [null, null],
      [null, null],
      [permalink, -2],
    ])
  })

  it('keeps replies under their parents, at their depth, and their times', async () => {
    const nested = (plan: PagePlan): PagePlan => {
      const [first, second, third] = plan.comments
      if (!first || !second || !third) throw new Error('three comments were planned')
      const reply = { ...second, parentId: first.id, depth: 1, postedAt: '2016-09-30T10:00:00.000Z' }
      return { ...plan, comments: [first, reply, { ...third, parentId: second.id, depth: 2, postedAtText: 'soon' }] }
    }
    const outcome = await storePage(planned(nested))
    if (!outcome.ok) throw new Error(outcome.reason)
    const rows = await db().comment.findMany({
      where: { articleId: outcome.articleId },
      orderBy: { position: 'asc' },
    })
    expect(rows.map((row) => [row.depth, rows.findIndex((other) => other.id === row.parentId)])).toEqual([
      [0, -1],
      [1, 0],
      [2, 1],
    ])
    expect(rows.map((row) => row.postedAt?.toISOString())).toEqual([undefined, '2016-09-30T10:00:00.000Z', undefined])
    expect(rows[2]?.postedAtText).toBe('soon')
  })
})

describe('a document with a nested list of comments', () => {
  const item = (id: number, author: string, text: string, children = '') => `
    <li class="comment" id="comment-${id}"><div class="comment-author"><cite class="fn">${author}</cite></div>
      <div class="comment-content"><p>${text}</p></div>${children && `<ol class="children">${children}</ol>`}</li>`
  const words = 'The council will meet on Monday to vote on the new budget, officials said in a statement. '.repeat(6)
  const thread = item(1, 'Ana', 'First one here', item(2, 'Ben', 'An answer to it', item(3, 'Ana', 'And one more')))
  const html = `<!doctype html><title>Council</title><article><h1>Council</h1><p>${words}</p><p>${words}</p></article>
    <ol class="commentlist">${thread}${item(4, 'Cy', 'Another thread')}</ol>`

  it('is stored with replies under what they answer', async () => {
    const source = { kind: 'html' as const, html, url: 'https://example.org/council' }
    const page = { siteId, source, correction: null, origin: 'web' as const, actor: SYSTEM, now: NOW }
    const outcome = await ingestPage(page, { pseudonymKey: PSEUDONYM_KEY })
    if (!outcome.ok) throw new Error(outcome.reason)
    const rows = await db().comment.findMany({
      where: { articleId: outcome.articleId },
      orderBy: { position: 'asc' },
      include: { author: true, revisions: true },
    })
    const place = (id: string | null) => rows.findIndex((row) => row.id === id)
    expect(rows.map((row) => [row.author?.name, row.revisions[0]?.text, place(row.parentId), row.depth])).toEqual([
      ['Ana', 'First one here', -1, 0],
      ['Ben', 'An answer to it', 0, 1],
      ['Ana', 'And one more', 1, 2],
      ['Cy', 'Another thread', -1, 0],
    ])
    expect(await db().article.findUnique({ where: { id: outcome.articleId } })).toMatchObject({ url: source.url })
  })
})
