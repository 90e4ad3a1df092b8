import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { disconnect, setDatabase } from '#lib/db/client.ts'
import { migrate } from '#lib/db/migrate.ts'
import { type EmbeddedPostgres, openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { findHome } from '#lib/runtime/postgres-home.ts'
import { findPostmaster } from '#lib/runtime/postmaster.ts'
import { separatePage } from '#lib/separation/separate-page.ts'
import { createSite } from '#lib/sites/mutations.ts'
import { makePages } from '#tests/bench/made-pages.ts'
import {
  makeDataDir,
  removeDataDir,
  runCommand,
  type StartedProcess,
  waitForLine,
} from '#tests/support/desk-process.ts'

const PAGES = 250
const COMMENTS_PER_PAGE = 40
const KILLS = 20

let dataDir: string
let folder: string
let files: string[]
/** How many comments each page has, by its text. */
let expected: Map<string, number>

const command = (level: string, ...args: string[]): StartedProcess =>
  runCommand(args, { BELOWLINE_DATA_DIR: dataDir, LOG_LEVEL: level })
const bringIn = (): StartedProcess => command('error', 'import', '--site', 'default', ...files)
/** Says when it begins to work: its start takes seconds. */
const workOn = (): StartedProcess => command('info', 'worker')
const kill = async ({ child, ended }: StartedProcess): Promise<void> => {
  child.kill('SIGKILL')
  await ended
}

/** Opens the database as the next start would: what was killed is taken over or started again. */
async function withDatabase<T>(action: (client: pg.Client) => Promise<T>): Promise<T> {
  const postgres: EmbeddedPostgres = await openEmbeddedPostgres(dataDir)
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  try {
    return await action(client)
  } finally {
    await client.end()
    await postgres.leave()
  }
}

async function killPostgres(): Promise<void> {
  const running = await findPostmaster(join((await findHome(dataDir)) ?? '', 'cluster'))
  if (running) process.kill(running.pid, 'SIGKILL')
}

/**
 * Jobs that somebody works at or will, and those that broke: one that was killed eight times is given up, and what it
 * left without a score is asked for anew when a worker starts. On a machine that is slow to load the languages the kills fall into the same job.
 */
const scoring = `
  select (select count(*)::int from comments) as comments,
         (select count(*)::int from scores) as scores,
         (select count(distinct revision_id)::int from scores) as scored,
         (select count(*)::int from comment_states where scoring = 'waiting') as waiting,
         (select count(*)::int from graphile_worker.jobs
          where task_identifier = 'score-article' and (attempts < max_attempts or locked_at is not null or last_error is not null)) as jobs`
type Scoring = { comments: number; scores: number; scored: number; waiting: number; jobs: number }

/** Every page that is there, with its comments and how many of them have a text, a state and a score. */
const inventory = `
  select p.source, count(a.id)::int as articles, coalesce(sum(t.comments), 0)::int as comments,
         coalesce(sum(t.revisions), 0)::int as revisions, coalesce(sum(t.states), 0)::int as states
  from pages p left join articles a on a.page_id = p.id
  left join lateral (
    select count(*) as comments, count(r.id) as revisions, count(s.comment_id) as states
    from comments c left join revisions r on r.comment_id = c.id left join comment_states s on s.comment_id = c.id
    where c.article_id = a.id
  ) t on true
  group by p.id`

/** Looks for half a page; answers how many are there. */
const countWholePages = (client: pg.Client): Promise<number> =>
  client.query(inventory).then(({ rows }) => {
    for (const { source, ...row } of rows) {
      const comments = expected.get(source)
      expect(row).toEqual({ articles: 1, comments, revisions: comments, states: comments })
    }
    return rows.length
  })
const readScoring = (client: pg.Client): Promise<Scoring> => client.query(scoring).then(({ rows }) => rows[0])

beforeAll(async () => {
  dataDir = await makeDataDir()
  folder = await mkdtemp(join(tmpdir(), 'belowline-pages-'))
  const pages = makePages(PAGES, COMMENTS_PER_PAGE)
  expected = new Map(pages.map((text) => [text, separatePage({ kind: 'text', text }).comments.length]))
  files = pages.map((_, index) => join(folder, `${index}.txt`))
  await Promise.all(pages.map((text, index) => writeFile(files[index] ?? '', text)))
  const postgres = await openEmbeddedPostgres(dataDir)
  await migrate(postgres.url)
  setDatabase(postgres.url)
  await createSite({ key: 'default', name: 'Default' }, { actor: { kind: 'system' }, now: new Date() })
  await disconnect()
  await postgres.leave()
})

afterAll(async () => {
  await removeDataDir(dataDir)
  await rm(folder, { recursive: true, force: true })
})

it('every page is whole or absent, and every comment scored once, after 20 kills', { timeout: 900_000 }, async () => {
  const seen: { pages: number; waiting: number; scored: number }[] = []
  for (let round = 0; round < KILLS; round += 1) {
    const working = workOn()
    const importing = bringIn()
    // On most rounds in the middle of the work, however slow the machine; on every fifth at any moment of a start.
    if (round % 5 !== 4) await waitForLine(importing, /\n/)
    if (round % 5 < 2) await waitForLine(working, /"ready"/)
    await sleep(Math.random() * 1500)
    if (round % 4 === 0) await killPostgres()
    if (round % 4 !== 1) await kill(importing)
    if (round % 4 !== 2) await kill(working)
    await Promise.all([kill(importing), kill(working)])
    seen.push(
      await withDatabase(async (client) => {
        const pages = await countWholePages(client)
        const { waiting, scored, scores } = await readScoring(client)
        expect(scores).toBe(scored)
        return { pages, waiting, scored }
      }),
    )
  }
  // Unless the kills fell into the middle of the work, they prove nothing.
  expect(seen.filter(({ pages }) => pages > 0 && pages < PAGES).length, JSON.stringify(seen)).toBeGreaterThan(3)
  expect(seen.filter(({ waiting, scored }) => waiting > 0 && scored > 0).length, JSON.stringify(seen)).toBeGreaterThan(
    3,
  )
  console.log(`After each kill, pages and scored comments: ${seen.map((at) => `${at.pages}/${at.scored}`).join(' ')}`)

  const last = bringIn()
  expect(await last.ended, last.output()).toBe(0)
  const worker = workOn()
  await withDatabase(async (client) => {
    // A job is not done with its last score: it tells languages after it.
    const left = () => readScoring(client).then(({ waiting, jobs }) => ({ waiting, jobs }))
    await expect.poll(left, { timeout: 300_000, interval: 250 }).toEqual({ waiting: 0, jobs: 0 })
    expect(await countWholePages(client)).toBe(PAGES)
  })
  worker.child.kill('SIGTERM')
  expect(await worker.ended).toBe(0)
  const comments = [...expected.values()].reduce((sum, count) => sum + count, 0)
  const done = { comments, scores: comments, scored: comments, waiting: 0, jobs: 0 }
  expect(await withDatabase(readScoring)).toEqual(done)
})
