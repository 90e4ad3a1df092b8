import { mkdtemp } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { disconnect, setDatabase } from '#lib/db/client.ts'
import { migrate } from '#lib/db/migrate.ts'
import { openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { openScorer } from '#lib/scoring/open-scorer.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { makePages } from '#tests/bench/made-pages.ts'
import { measureMainJob, type Run, STEPS } from '#tests/bench/main-job-steps.ts'
import { median } from '#tests/bench/statistics.ts'
import { removeDataDir } from '#tests/support/desk-process.ts'

const COMMENTS = 10_000
const PER_PAGE = 100
const RUNS = 3

/**
 * The main job over 10,000 comments, three times, each on a new database of an embedded PostgreSQL of its own with its
 * usual, durable settings: rows per second of every step, and percentiles of what a person waits for, in milliseconds.
 */
export default async function mainJob(): Promise<object> {
  const dir = await mkdtemp(join(tmpdir(), 'belowline-bench-'))
  const cluster = await openEmbeddedPostgres(dir)
  const scorer = await openScorer('embedded')
  try {
    const runs: Run[] = []
    for (let run = 0; run < RUNS; run += 1) runs.push(await inNewDatabase(cluster.url, `bench_${run}`, scorer))
    return {
      name: 'main-job',
      comments: runs[0]?.comments,
      runs: RUNS,
      ...summarise(runs),
      beside: surroundings(scorer),
    }
  } finally {
    await scorer.close()
    await cluster.leave()
    await removeDataDir(dir)
  }
}

async function inNewDatabase(url: string, name: string, scorer: Scorer): Promise<Run> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const own = new URL(url)
  own.pathname = `/${name}`
  await migrate(own.href)
  setDatabase(own.href)
  try {
    return await measureMainJob(makePages(COMMENTS / PER_PAGE, PER_PAGE), scorer)
  } finally {
    await disconnect()
  }
}

function summarise(runs: readonly Run[]): object {
  const medianOf = (read: (run: Run) => number) => Number(median(runs.map(read)).toPrecision(3))
  const rowsPerSecond = STEPS.map((step) => [step, medianOf((run) => (run.rows[step] / run.ms[step]) * 1000)])
  const waits = Object.keys(runs[0]?.waits ?? {}).map((wait) => {
    const percentiles = (['p50', 'p95', 'p99'] as const).map((p) => [
      p,
      medianOf((run) => run.waits[wait]?.[p] ?? Number.NaN),
    ])
    return [wait, Object.fromEntries(percentiles)]
  })
  return { rowsPerSecond: Object.fromEntries(rowsPerSecond), milliseconds: Object.fromEntries(waits) }
}

function surroundings(scorer: Scorer): object {
  return {
    node: process.version,
    processor: cpus()[0]?.model,
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    load: loadavg().map((value) => Number(value.toFixed(1))),
    scorer: scorer.id,
  }
}
