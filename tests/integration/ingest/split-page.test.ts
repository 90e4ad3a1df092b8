import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { POST as review } from '#app/api/sites/[site]/pages/[page]/review/route.ts'
import { POST as settleRoute } from '#app/api/sites/[site]/pages/[page]/settle/route.ts'
import { databaseUrl, db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { ingestPage } from '#lib/ingest/ingest-page.ts'
import { reviewPage, settlePage } from '#lib/ingest/review/review-page.ts'
import type { CorrectionAsked, PageReview } from '#lib/ingest/review/schema.ts'
import type { PageSource } from '#lib/separation/schema.ts'
import { askRoute, enterAs, type Handler } from '#tests/support/ask-route.ts'
import { makePerson, makeSite, NOW, PSEUDONYM_KEY, SYSTEM } from '#tests/support/desk.ts'
import { runCli } from '#tests/support/run-cli.ts'

/** The end of the article, two comments with an author between, and buttons, all in one line. */
const LINE = 'The vote was held at noon. I never liked it. Bob said... Nor did I. Reply Share'
const TEXT = [
  'The council meets on Monday',
  ...Array.from({ length: 6 }, (_, i) => `The council will vote on the budget, officials said on day ${i}.`),
  LINE,
].join('\n\n')
const at = (words: string) => TEXT.indexOf(words)
const last = 7
const SPLITS = ['I never', 'Bob said', 'Nor did', 'Reply'].map(at)
const CORRECTION: CorrectionAsked = {
  splits: SPLITS,
  border: last + 1,
  marks: { [last + 1]: 'begins', [last + 2]: 'byline', [last + 3]: 'begins', [last + 4]: 'furniture' },
}

const site = `split-${newId().slice(-12)}`
let siteId: string
let personId: string
beforeAll(async () => {
  siteId = await makeSite(site)
  personId = await makePerson('Ana')
})

async function bring(source: PageSource): Promise<{ pageId: string; articleId: string }> {
  const outcome = await ingestPage(
    { siteId, source, correction: null, origin: 'web', actor: SYSTEM, now: NOW },
    { pseudonymKey: PSEUDONYM_KEY },
  )
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome
}

const textPage = (): PageSource => ({ kind: 'text', text: `${TEXT}\n\nCopyright 2026 ${newId()}` })

async function look(pageId: string, correction: CorrectionAsked | null = null): Promise<PageReview> {
  const outcome = await reviewPage({ siteId, pageId }, { correction })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.review
}

const settle = (pageId: string, correction: CorrectionAsked, separationId: string) => {
  const by = { actor: { kind: 'user' as const, id: personId }, now: NOW, pseudonymKey: PSEUDONYM_KEY }
  return settlePage({ siteId, pageId }, { correction, separationId }, by)
}

const commentsOf = (articleId: string) =>
  db().$queryRaw<{ text: string; author: string | null }[]>`
    SELECT r.text, a.name AS author
    FROM comments c JOIN comment_states s ON s.comment_id = c.id JOIN revisions r ON r.id = s.revision_id
    LEFT JOIN authors a ON a.id = c.author_id
    WHERE c.article_id = ${articleId}::uuid AND c.source_state = 'present' ORDER BY c.position`

describe('a page whose line was split', () => {
  let pageId: string
  let articleId: string
  let first: PageReview
  beforeEach(async () => {
    const brought = await bring(textPage())
    pageId = brought.pageId
    articleId = brought.articleId
    first = await look(pageId)
  })

  it('is shown with its parts as blocks', async () => {
    const shown = await look(pageId, CORRECTION)
    const { blocks, comments } = shown.preview
    expect(blocks.shown.slice(last, last + 5).map(({ text, start }) => [text, start])).toEqual([
      ['The vote was held at noon.', at('The vote')],
      ['I never liked it.', at('I never')],
      ['Bob said...', at('Bob')],
      ['Nor did I.', at('Nor')],
      ['Reply Share', at('Reply')],
    ])
    expect(comments.shown.map(({ author, text }) => [author, text])).toEqual([
      [null, 'I never liked it.'],
      ['Bob', 'Nor did I.'],
    ])
    expect(shown.preview.border).toBe(last + 1)
  })

  it('is kept with the version that erred, and is what the next one sees', async () => {
    expect(await settle(pageId, CORRECTION, first.separationId)).toMatchObject({ ok: true, comments: 2 })
    expect(await commentsOf(articleId)).toEqual([
      { text: 'I never liked it.', author: null },
      { text: 'Nor did I.', author: 'Bob' },
    ])
    const kept = await db().separation.findMany({ where: { pageId }, orderBy: { id: 'asc' } })
    expect(kept).toMatchObject([
      { id: first.separationId, correctsId: null },
      { correctsId: first.separationId, correctedBy: personId },
    ])
    const next = await look(pageId)
    expect(next).toMatchObject({ startedAnew: false, kind: 'text', correction: { splits: SPLITS } })
    expect(next.preview.blocks.shown).toEqual((await look(pageId, CORRECTION)).preview.blocks.shown)
  })

  it('is whole again when that is taken back', async () => {
    const before = await commentsOf(articleId)
    await settle(pageId, CORRECTION, first.separationId)
    const second = await look(pageId)
    await settle(pageId, { splits: [], marks: {} }, second.separationId)
    expect(await commentsOf(articleId)).toEqual(before)
    const third = await look(pageId)
    expect([third.correction, third.preview]).toEqual([first.correction, first.preview])
  })
})

describe('a place that splits nothing', () => {
  let cookie: string
  beforeAll(async () => {
    cookie = (await enterAs('moderator')).cookie
  })

  async function post(route: Handler, pageId: string, body: object) {
    const handler: Handler = (request) => route(request, { params: Promise.resolve({ site, page: pageId }) })
    const sent = { site, cookie, path: `pages/${pageId}`, body: JSON.stringify(body), type: 'application/json' }
    const response = await askRoute(handler, sent)
    return { status: response.status, answer: await response.json() }
  }

  it('is refused in a sentence, whoever asks, and nothing changes', async () => {
    const { pageId } = await bring(textPage())
    const correction = { splits: [at('I never'), at('I never')], marks: {} }
    const detail = `Place ${at('I never')} would split block 8 a second time at the same place.`
    const { answer } = await post(review, pageId, { correction })
    expect(answer).toEqual({ ok: false, reason: 'bad-split', detail })
    const { separationId } = await look(pageId)
    const settled = await post(settleRoute, pageId, { correction, separationId })
    expect(settled.answer).toEqual({ ok: false, reason: 'bad-split', detail })
    expect(await db().separation.count({ where: { pageId } })).toBe(1)
  })

  it('is any place of an HTML page', async () => {
    const html = `<article><p>The council met on Monday. I liked it.</p></article><p>${newId()}</p>`
    const { pageId } = await bring({ kind: 'html', html })
    const { answer } = await post(review, pageId, { correction: { splits: [30] } })
    expect(answer).toMatchObject({ ok: false, reason: 'bad-split', detail: expect.stringContaining('HTML page') })
    expect(await look(pageId)).toMatchObject({ kind: 'html', correction: { splits: [] } })
  })

  it('is none where a client says nothing of splits, as before there were any', async () => {
    const { pageId } = await bring(textPage())
    const { answer } = await post(review, pageId, { correction: { marks: { [last]: 'furniture' } } })
    expect(answer.review.correction).toEqual({ splits: [], marks: { [last]: 'furniture' } })
  })

  it('is one of too many', async () => {
    const { pageId } = await bring(textPage())
    const splits = Array.from({ length: 5001 }, (_, i) => i)
    const { status, answer } = await post(review, pageId, { correction: { splits } })
    expect(status).toBe(422)
    expect(JSON.stringify(answer)).toContain('A page can be split at 5000 places at most.')
  })
})

describe('what people split, as training data', { timeout: 120_000 }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'belowline-split-'))
  afterAll(() => rmSync(dir, { recursive: true }))

  it('is written with the parts of the line, and measures what is found against them', async () => {
    const own = `split-${newId().slice(-12)}`
    siteId = await makeSite(own)
    const { pageId } = await bring({ kind: 'text', text: TEXT })
    await settle(pageId, CORRECTION, (await look(pageId)).separationId)
    const file = join(dir, 'corrections.jsonl')
    const written = await runCli(databaseUrl(), ['separation', 'corrections', '--site', own, '--out', file])
    expect([written.code, written.stderr]).toEqual([0, ''])
    const [row] = (await readFile(file, 'utf8')).trim().split('\n').map((line) => JSON.parse(line)) // biome-ignore format: one thought
    const end = (words: string) => at(words) + words.length
    expect(row).toMatchObject({
      text: TEXT,
      hasComments: true,
      parts: [
        [at('The vote'), end('at noon.'), 'A'],
        [at('I never'), end('liked it.'), 'C'],
        [at('Bob'), end('Bob said...'), 'M'],
        [at('Nor did'), end('Nor did I.'), 'C'],
        [at('Reply'), TEXT.length, 'B'],
      ],
      comments: [
        { lines: [15, 15], span: [at('I never'), end('liked it.')] },
        { lines: [15, 15], span: [at('Nor did'), end('Nor did I.')] },
      ],
    })
    const measured = await runCli(databaseUrl(), ['separation', 'evaluate', file, '--oracle'])
    expect([measured.code, measured.stderr]).toEqual([0, ''])
    const value = (name: string) => Number(new RegExp(`^${name} +([\\d.]+)$`, 'm').exec(measured.stdout)?.[1])
    // The border is given where people put it; the rest of the line is one comment to the separator, and furniture part of it.
    expect([value('borderExact'), value('recall'), value('spanF1')]).toEqual([1, 1, 0])
    expect(value('startF1')).toBeCloseTo(2 / 3, 3)
    expect(value('lineF1')).toBeCloseTo(0.8, 3)
  })

  it('is refused where the parts are in no order', async () => {
    const file = join(dir, 'wrong.jsonl')
    const gold = { id: '1', kind: 'corrected', text: 'One two', labels: 'A', hasComments: false, comments: [] }
    await writeFile(file, JSON.stringify({ ...gold, parts: [[4, 7, 'C'], [0, 3, 'A']] })) // biome-ignore format: one thought
    const measured = await runCli(databaseUrl(), ['separation', 'evaluate', file])
    expect(measured.code).not.toBe(0)
    expect(measured.stderr).toContain('Parts must be given in the order of the text')
  })
})
