import { exportLabels } from '#lib/datasets/mutations.ts'
import { db, pool } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decide } from '#lib/decisions/mutations.ts'
import { storePage } from '#lib/ingest/mutations.ts'
import { planPage } from '#lib/ingest/plan-page.ts'
import { scoreArticle } from '#lib/ingest/score-article.ts'
import { label } from '#lib/labels/mutations.ts'
import { queueCounts } from '#lib/queue/counts/data.ts'
import { type Cursor, readCursor } from '#lib/queue/cursor.ts'
import { queuePage } from '#lib/queue/data.ts'
import type { QueueRow } from '#lib/queue/schema.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import type { Separation } from '#lib/separation/schema.ts'
import { separatePage } from '#lib/separation/separate-page.ts'
import { type Percentiles, percentiles } from '#tests/bench/statistics.ts'
import { makePerson, makeSite, PSEUDONYM_KEY, SYSTEM } from '#tests/support/desk.ts'

/** The steps of the main job, in order. `route` is the routing and writing of scores, `queue` all pages of a queue. */
export const STEPS = ['separate', 'store', 'score', 'route', 'queue', 'decide', 'label', 'export'] as const
type Step = (typeof STEPS)[number]

/** One run: rows and milliseconds of each step, and what a person waits for. */
export type Run = {
  comments: number
  rows: Record<Step, number>
  ms: Record<Step, number>
  waits: Record<string, Percentiles>
}

const BULK = 500
const SINGLES = 300

async function timed<T>(work: () => Promise<T> | T): Promise<{ ms: number; result: T }> {
  const start = performance.now()
  const result = await work()
  return { ms: performance.now() - start, result }
}

export async function measureMainJob(texts: readonly string[], scorer: Scorer): Promise<Run> {
  const siteId = await makeSite('bench')
  const userId = await makePerson('Bench')
  const separated = await timed(() => texts.map((text) => separatePage({ kind: 'text', text })))
  const comments = separated.result.reduce((sum, page) => sum + page.comments.length, 0)
  const stored = await timed(() => storeAll(siteId, texts, separated.result))
  const scored = await scoreAll(stored.result, scorer)
  await pool().query('ANALYZE')
  const queue = await readQueue(siteId, userId)
  const decided = await decideAll(siteId, userId, queue.rows.slice(0, comments / 2))
  const labelled = await labelAll(siteId, userId, queue.rows)
  const exported = await timed(() => exportAll(siteId))
  const half = Math.floor(comments / 2)
  return {
    comments,
    rows: {
      separate: comments,
      store: comments,
      score: comments,
      route: comments,
      queue: comments,
      decide: half,
      label: comments,
      export: exported.result,
    },
    ms: {
      separate: separated.ms,
      store: stored.ms,
      ...scored,
      queue: queue.ms,
      decide: decided.ms,
      label: labelled.ms,
      export: exported.ms,
    },
    waits: { queuePage: queue.page, queueCounts: queue.counts, decideOne: decided.one, labelOne: labelled.one },
  }
}

async function storeAll(siteId: string, texts: readonly string[], separations: readonly Separation[]) {
  const articles: string[] = []
  for (const [index, separation] of separations.entries()) {
    const text = texts[index] ?? ''
    const source = { kind: 'text' as const, text }
    const plan = planPage(separation, { siteId, newId, pseudonymKey: PSEUDONYM_KEY })
    const page = { siteId, source, correction: null, origin: 'api' as const, actor: SYSTEM, now: new Date() }
    const outcome = await storePage({ page, source: text, separation, corrected: null, waiting: false, plan })
    if (!outcome.ok) throw new Error(outcome.reason)
    articles.push(outcome.articleId)
  }
  return articles
}

/** Scoring apart from the routing and writing around it. */
async function scoreAll(articles: readonly string[], scorer: Scorer): Promise<{ score: number; route: number }> {
  let inside = 0
  const watched: Scorer = {
    ...scorer,
    id: scorer.id,
    digest: scorer.digest,
    score: async (texts) => {
      const { ms, result } = await timed(() => scorer.score(texts))
      inside += ms
      return result
    },
    close: async () => {},
  }
  const { ms } = await timed(async () => {
    for (const articleId of articles) await scoreArticle(articleId, { scorer: watched, now: () => new Date() })
  })
  return { score: inside, route: ms - inside }
}

async function readQueue(siteId: string, userId: string) {
  const rows: QueueRow[] = []
  const pages: number[] = []
  let cursor: Cursor | null = null
  do {
    const view = { queue: 'pending', order: 'toxicity:high' } as const
    const { ms, result }: { ms: number; result: Awaited<ReturnType<typeof queuePage>> } = await timed(() =>
      queuePage(siteId, view, { cursor, userId }),
    )
    pages.push(ms)
    rows.push(...result.rows)
    cursor = result.next === null ? null : readCursor(result.next)
  } while (cursor)
  const counts: number[] = []
  for (let asked = 0; asked < 50; asked += 1) counts.push((await timed(() => queueCounts(siteId, userId))).ms)
  const ms = pages.reduce((sum, one) => sum + one, 0)
  return { rows, ms, page: percentiles(pages), counts: percentiles(counts) }
}

async function decideAll(siteId: string, userId: string, rows: readonly QueueRow[]) {
  const by = { userId, mayOverride: false, siteId, now: new Date() }
  const hide = async (some: readonly QueueRow[]) => {
    const items = some.map(({ commentId, version }) => ({ commentId, version }))
    const outcome = await decide({ batchId: newId(), items, kind: 'hide', reason: 'insult' }, by)
    if (!outcome.ok || outcome.applied.length !== some.length) throw new Error('a decision was refused')
  }
  const one: number[] = []
  for (const row of rows.slice(0, SINGLES)) one.push((await timed(() => hide([row]))).ms)
  const { ms } = await timed(async () => {
    for (let from = SINGLES; from < rows.length; from += BULK) await hide(rows.slice(from, from + BULK))
  })
  return { ms: ms * (rows.length / (rows.length - SINGLES)), one: percentiles(one) }
}

async function labelAll(siteId: string, userId: string, rows: readonly QueueRow[]) {
  const by = { userId, siteId, now: new Date() }
  const say = async (some: readonly QueueRow[]) => {
    const items = some.map(({ commentId, revisionId }) => ({ commentId, revisionId }))
    const labels = { toxicity: 'yes', insult: 'no' } as const
    const outcome = await label({ batchId: newId(), items, labels, scoreSeen: true }, by)
    if (!outcome.ok || outcome.applied !== some.length) throw new Error('a label was refused')
  }
  const one: number[] = []
  for (const row of rows.slice(0, SINGLES)) one.push((await timed(() => say([row]))).ms)
  const { ms } = await timed(async () => {
    for (let from = SINGLES; from < rows.length; from += BULK) await say(rows.slice(from, from + BULK))
  })
  return { ms: ms * (rows.length / (rows.length - SINGLES)), one: percentiles(one) }
}

async function exportAll(siteId: string): Promise<number> {
  const about = { siteId, format: 'jsonl' as const, pseudonymKey: PSEUDONYM_KEY, actor: SYSTEM, now: new Date() }
  let rows = 0
  const exported = exportLabels(about)
  if (!exported.ok) throw new Error(exported.reason)
  for await (const line of exported.texts) if (line !== '') rows += 1
  const labelled = await db().labelEvent.groupBy({ by: ['commentId'], where: { siteId } })
  if (rows !== labelled.length) throw new Error(`${rows} rows of ${labelled.length} were exported`)
  return rows
}
