import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { prepareBulk, startBulk, undoBulk } from '#lib/bulks/mutations.ts'
import type { BulkPerson } from '#lib/bulks/schema.ts'
import { workBulk } from '#lib/bulks/work/mutations.ts'
import { db, disconnect, pool, setDatabase } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { migrate } from '#lib/db/migrate.ts'
import { decide } from '#lib/decisions/mutations.ts'
import { queueCounts, viewCount } from '#lib/queue/counts/data.ts'
import { compactCounts } from '#lib/queue/counts/mutations.ts'
import { queuePage } from '#lib/queue/data.ts'
import { AXES } from '#lib/queue/dots/axes.ts'
import { queueDots } from '#lib/queue/dots/data.ts'
import { forPerson, viewQuery } from '#lib/queue/schema.ts'
import { openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { siteSections } from '#lib/sections/data.ts'
import { benchSite } from '#tests/bench/queue-data.ts'
import { deepCursor, type NamedView, viewsOf } from '#tests/bench/queue-views.ts'
import { percentiles } from '#tests/bench/statistics.ts'
import { makePerson } from '#tests/support/desk.ts'

/** The database stays here from run to run. */
const DIR = join(tmpdir(), 'belowline-bench-queue')
const MODERATORS = 20
const TOGETHER_SECONDS = 60
const ROUNDS = 3

type Times = Map<string, number[]>

/**
 * The queue over a million comments, of which 200,000 wait, on an embedded PostgreSQL with its usual, durable settings.
 * Every number is of what a route calls, the database included, in milliseconds but for `bulk10kSeconds`.
 */
export default async function queue(): Promise<object> {
  const cluster = await openEmbeddedPostgres(DIR)
  try {
    setDatabase(await ownDatabase(cluster.url))
    const siteId = await benchSite()
    return await measure(siteId)
  } finally {
    await disconnect()
    await cluster.leave()
  }
}

async function ownDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query("SELECT FROM pg_database WHERE datname = 'bench_queue'")
  if (rows.length === 0) await client.query('CREATE DATABASE bench_queue')
  await client.end()
  const own = new URL(url)
  own.pathname = '/bench_queue'
  await migrate(own.href)
  return own.href
}

async function measure(siteId: string): Promise<object> {
  const people = await Promise.all(Array.from({ length: MODERATORS }, (_, index) => makePerson(`Moderator ${index}`)))
  // The first of all people, to whom the comments were given.
  const { id: userId } = await db().user.findFirstOrThrow({ orderBy: { id: 'asc' }, select: { id: true } })
  await backAsItWas(siteId)
  const views = await viewsOf(siteId)
  const pages = await measurePages(siteId, userId, views)
  const dots: Times = new Map()
  const counts: Times = new Map()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const by of AXES) await timed(dots, by, () => queueDots(siteId, viewQuery.parse({}), by))
    await timed(counts, 'all queues', () => queueCounts(siteId, userId))
    for (const { name, view } of views) await timed(counts, name, () => viewCount(siteId, forPerson(view, userId)))
  }
  const decisions = await measureDecisions(siteId, userId)
  const bulk10kSeconds = await measureBulk({ siteId, userId, mayOverride: false, now: new Date() })
  const together = await measureTogether(siteId, people)
  say({ first: pages.first, deep: pages.deep, dots, counts, decisions, together: together.times })
  return {
    pageP95Ms: p95(pages.first),
    deepPageP95Ms: p95(pages.deep),
    dotChartP95Ms: p95(dots),
    countsP95Ms: p95(counts),
    decisionP95Ms: p95(decisions),
    bulk10kSeconds,
    doubleDecisions: together.doubles,
    errors: together.errors,
  }
}

/** What an earlier run decided waits again; its decisions stay, as they do. */
async function backAsItWas(siteId: string): Promise<void> {
  await pool().query(
    `UPDATE comment_states SET status = 'pending', decided_by = NULL, decided_at = NULL
     WHERE site_id = $1 AND decided_by IS NOT NULL`,
    [siteId],
  )
  await compactCounts()
  await pool().query('VACUUM ANALYZE comment_states')
}

async function timed<T>(times: Times, name: string, run: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const answer = await run()
  times.set(name, [...(times.get(name) ?? []), performance.now() - start])
  return answer
}

async function measurePages(siteId: string, userId: string, views: readonly NamedView[]) {
  const first: Times = new Map()
  const deep: Times = new Map()
  for (const { name, view } of views) {
    const cursor = await deepCursor(siteId, forPerson(view, userId))
    for (let round = 0; round < ROUNDS; round += 1) {
      await timed(first, name, () => queuePage(siteId, view, { cursor: null, userId }))
      await timed(deep, name, () => queuePage(siteId, view, { cursor, userId }))
    }
  }
  return { first, deep }
}

async function measureDecisions(siteId: string, userId: string): Promise<Times> {
  const times: Times = new Map()
  const view = viewQuery.parse({ order: 'oldest' })
  for (let page = 0; page < 4; page += 1) {
    const { rows } = await queuePage(siteId, view, { cursor: null, userId })
    for (const { commentId, version } of rows) {
      const request = { batchId: newId(), items: [{ commentId, version }], kind: 'approve' as const, reason: null }
      const by = { userId, mayOverride: false, siteId, now: new Date() }
      await timed(times, 'one by one', () => decide(request, by))
    }
  }
  return times
}

/** From freezing 10,000 comments until each of them is decided. It is undone after. */
async function measureBulk(by: BulkPerson): Promise<number> {
  const sections = await siteSections(by.siteId)
  const view = viewQuery.parse({ section: sections.at(-1)?.id })
  const start = performance.now()
  const prepared = await prepareBulk({ batchId: newId(), view, without: [] }, by)
  if (!prepared.ok) throw new Error(prepared.reason)
  const { batchId, total } = prepared.bulk
  await startBulk(batchId, { kind: 'approve' }, by)
  await workBulk(batchId, () => new Date())
  const seconds = (performance.now() - start) / 1000
  console.error(`a bulk of ${total}: ${seconds.toFixed(2)} s`)
  const undo = await undoBulk({ batchId: newId(), undoneBatchId: batchId }, by)
  if (undo.ok) await workBulk(undo.bulk.batchId, () => new Date())
  return Number(seconds.toFixed(2))
}

/** Twenty moderators on the same view at the same moment: each decides what stands on top, as fast as it is answered. */
async function measureTogether(siteId: string, people: readonly string[]) {
  const times: Times = new Map()
  const until = performance.now() + TOGETHER_SECONDS * 1000
  const view = viewQuery.parse({ order: 'toxicity:high' })
  const applied = new Map<string, number>()
  let errors = 0
  const work = async (userId: string) => {
    while (performance.now() < until) {
      try {
        const { rows } = await queuePage(siteId, view, { cursor: null, userId })
        for (const { commentId, version } of rows.slice(0, 5)) {
          const request = { batchId: newId(), items: [{ commentId, version }], kind: 'approve' as const, reason: null }
          const by = { userId, mayOverride: false, siteId, now: new Date() }
          const outcome = await timed(times, 'twenty at once', () => decide(request, by))
          if (outcome.ok && outcome.applied.length > 0) {
            const seen = `${commentId} ${version}`
            applied.set(seen, (applied.get(seen) ?? 0) + 1)
          }
        }
      } catch (error) {
        errors += 1
        console.error(error)
      }
    }
  }
  await Promise.all(people.map(work))
  console.error(`${applied.size} decisions by ${people.length} at once`)
  return { times, errors, doubles: [...applied.values()].filter((count) => count > 1).length }
}

function p95(times: Times): number {
  return Number(percentiles([...times.values()].flat()).p95.toFixed(1))
}

/** What the last line sums up, each by its name, on the side. */
function say(all: Record<string, Times>): void {
  for (const [what, times] of Object.entries(all)) {
    for (const [name, values] of times) {
      const { p50, p95: high } = percentiles(values)
      console.error(`${what}\t${name}\t${values.length} times\tp50 ${p50.toFixed(1)} ms\tp95 ${high.toFixed(1)} ms`)
    }
  }
}
