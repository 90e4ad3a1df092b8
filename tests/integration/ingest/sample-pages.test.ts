import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { siteByKey } from '#lib/sites/data.ts'
import { FIRST_SITE, loadSamplePages } from '#seeds/load-sample-pages.ts'
import { NOW, PSEUDONYM_KEY } from '#tests/support/desk.ts'

const load = () => loadSamplePages({ now: NOW, pseudonymKey: PSEUDONYM_KEY })

/** Everything that loading could add to, by table. */
const countAll = async () => ({
  sites: await db().site.count(),
  policies: await db().policy.count(),
  pages: await db().page.count(),
  separations: await db().separation.count(),
  articles: await db().article.count(),
  authors: await db().author.count(),
  comments: await db().comment.count(),
  revisions: await db().revision.count(),
  states: await db().commentState.count(),
  events: await db().auditEvent.count(),
})

beforeAll(load)

describe('the sample pages', () => {
  it('are five articles of the first site, with their titles', async () => {
    const site = await siteByKey(FIRST_SITE.key)
    const articles = await db().article.findMany({ where: { siteId: site?.id ?? '' }, orderBy: { id: 'asc' } })
    expect(articles).toHaveLength(5)
    for (const article of articles) expect(article.title).toMatch(/Aleppo|Syria/)
    expect(articles[0]?.title).toBe("John Kerry Wants Aleppo's Liberation Halted")
  })

  it('hold as many comments as stand in them', async () => {
    const articles = await db().article.findMany({
      orderBy: { id: 'asc' },
      include: { _count: { select: { comments: true } } },
    })
    const counts = articles.map((article) => article._count.comments)
    expect([counts[0], counts[1], counts[2], counts[4]]).toEqual([0, 1, 0, 0])
    expect(counts[3]).toBeGreaterThanOrEqual(49)
    expect(counts[3]).toBeLessThanOrEqual(65)
  })

  it('keep the one comment of the second page whole, with its author', async () => {
    const author = await db().author.findFirstOrThrow({
      where: { name: 'Aizino Smith' },
      include: { comments: { include: { revisions: true } } },
    })
    const [comment, ...others] = author.comments
    expect(others).toEqual([])
    expect(comment?.revisions[0]?.text).toMatch(/^Kerry has no brains;[\s\S]*for the least results$/)
  })

  it('keep every page verbatim, so that the span of a comment is its text', async () => {
    const pages = await db().page.findMany({
      include: { article: { include: { comments: { include: { revisions: true } } } } },
    })
    for (const page of pages)
      for (const comment of page.article?.comments ?? []) {
        const [revision] = comment.revisions
        const body = page.source?.slice(revision?.spanStart ?? 0, revision?.spanEnd ?? 0) ?? ''
        const words = (text: string) => text.split(/\s+/).filter(Boolean)
        expect(words(body)).toEqual(words(revision?.text ?? ''))
      }
  })

  it('add nothing when they are loaded again', async () => {
    const before = await countAll()
    await load()
    await load()
    expect(await countAll()).toEqual(before)
  })

  it('add nothing when two load them at the same moment', async () => {
    const before = await countAll()
    await Promise.all([load(), load(), load()])
    expect(await countAll()).toEqual(before)
  })

  it('are brought back when some are missing, as after a kill in the middle', async () => {
    const before = await countAll()
    await db()
      .$executeRaw`DELETE FROM separations WHERE page_id IN (SELECT page_id FROM articles ORDER BY id DESC LIMIT 1)`
    await db()
      .$executeRaw`WITH gone AS (DELETE FROM articles WHERE id = (SELECT max(id::text)::uuid FROM articles) RETURNING page_id)
      SELECT 1 FROM gone`
    await db().$executeRaw`DELETE FROM pages p WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.page_id = p.id)`
    expect(await db().page.count()).toBe(4)
    await load()
    expect({ ...(await countAll()), events: 0 }).toEqual({ ...before, events: 0 })
  })
})
