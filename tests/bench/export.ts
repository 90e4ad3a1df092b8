import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { ARCHIVE_FORMATS } from '#lib/datasets/archive/schema.ts'
import { digestOf } from '#lib/datasets/archive/zip-file.ts'
import { listRuns } from '#lib/datasets/runs/data.ts'
import { askRun } from '#lib/datasets/runs/mutations.ts'
import { summariseRows } from '#lib/datasets/snapshots/summarise-rows.ts'
import { db, disconnect, setDatabase } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { migrate } from '#lib/db/migrate.ts'
import { openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { siteByKey } from '#lib/sites/data.ts'
import { createSite } from '#lib/sites/mutations.ts'
import { removeDataDir, runCommand, type StartedProcess, waitForLine } from '#tests/support/desk-process.ts'

const ROWS = 300_000
const NOW = new Date('2026-11-22T12:00:00.000Z')
const SYSTEM = { kind: 'system' as const }
const SECRETS = Object.fromEntries(
  ['SESSION', 'PSEUDONYM', 'WEBHOOK'].map((name) => [
    `BELOWLINE_${name}_SECRET`,
    `a ${name} secret of this benchmark`.padEnd(32, '.'),
  ]),
)

type Measured = { seconds: number; peakMb: number; sha256: string }

/**
 * A snapshot of 300,000 comments with two answers each as an archive of all formats, as it is made in the product: by the
 * worker as a run, and by the command line, in two time zones. Of seconds, and of the most memory that the process had in
 * MB, the larger; and whether the bytes are the same.
 */
export default async function exportBench(): Promise<object> {
  const dir = await mkdtemp(join(tmpdir(), 'belowline-bench-'))
  const cluster = await openEmbeddedPostgres(join(dir, 'data'))
  try {
    const url = await openNewDatabase(cluster.url)
    const snapshot = await fillSnapshot()
    const start = (zone: string, ...args: string[]) =>
      runCommand(args, { ...SECRETS, DATABASE_URL: url, NODE_ENV: 'production', LOG_LEVEL: 'info', TZ: zone })
    const worker = await byWorker(start('Pacific/Kiritimati', 'worker'), snapshot)
    const target = join(dir, 'archive.zip')
    const command = await byCommand(
      start('America/Los_Angeles', 'export', 'archive', 'bench', '--site', 'bench', '--out', target),
      target,
    )
    const seconds = Math.max(worker.seconds, command.seconds)
    const peakMb = Math.max(worker.peakMb, command.peakMb)
    const each = {
      workerSeconds: worker.seconds,
      workerPeakMb: worker.peakMb,
      commandSeconds: command.seconds,
      commandPeakMb: command.peakMb,
    }
    return { name: 'export', ...each, rows: ROWS, seconds, peakMb, identicalTwice: worker.sha256 === command.sha256 }
  } finally {
    await disconnect()
    await cluster.leave()
    await removeDataDir(join(dir, 'data'))
    await rm(dir, { recursive: true, force: true })
  }
}

/** From the asking until the file stands in the database. */
async function byWorker(worker: StartedProcess, { siteId, datasetId, snapshotId }: Filled): Promise<Measured> {
  try {
    await waitForLine(worker, /"ready"/)
    const begun = performance.now()
    const asked = { kind: 'archive' as const, snapshotId, formats: [...ARCHIVE_FORMATS], redact: true }
    const run = await askRun(datasetId, asked, { siteId, actor: SYSTEM, now: NOW })
    if (!run.ok) throw new Error(run.reason)
    for (;;) {
      await sleep(100)
      const [line] = await listRuns(datasetId)
      if (line?.state === 'done') return { seconds: since(begun), peakMb: peakOf(worker), sha256: line.sha256 ?? '' }
      if (line?.state === 'failed') throw new Error(line.failure ?? worker.output())
    }
  } finally {
    worker.child.kill('SIGTERM')
    await worker.ended
  }
}

/** From the start of the process to its end. */
async function byCommand(command: StartedProcess, target: string): Promise<Measured> {
  const begun = performance.now()
  let peakMb = 0
  const round = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(command))
  }, 20)
  const code = await command.ended.finally(() => clearInterval(round))
  if (code !== 0) throw new Error(command.output())
  const seconds = since(begun)
  return { seconds, peakMb, sha256: await digestOf(target) }
}

const since = (begun: number): number => Math.round((performance.now() - begun) / 100) / 10

/** The most memory that a process has had until now, in MB, as Linux counts it; 0 where it has ended. */
function peakOf({ child }: StartedProcess): number {
  if (child.exitCode !== null) return 0
  const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
  return found ? Math.round(Number(found[1]) / 1024) : 0
}

async function openNewDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create database bench_export')
  await client.end()
  const own = new URL(url)
  own.pathname = '/bench_export'
  await migrate(own.href)
  setDatabase(own.href)
  return own.href
}

type Filled = { siteId: string; datasetId: string; snapshotId: string }

/** Made in the database, so that the memory measured is that of the export. Texts are some 250 characters long. */
async function fillSnapshot(): Promise<Filled> {
  await createSite({ key: 'bench', name: 'Bench' }, { actor: { kind: 'system' }, now: NOW })
  const site = await siteByKey('bench')
  if (!site) throw new Error('the site was not made')
  const [articleId, datasetId, snapshotId] = [newId(), newId(), newId()]
  await db().article.create({ data: { id: articleId, siteId: site.id, createdAt: NOW } })
  const shares = { trainShare: 0.8, validationShare: 0.1, salt: 'salt', createdAt: NOW }
  const dataset = { id: datasetId, siteId: site.id, key: 'bench', name: 'Bench', description: '', selection: {} }
  await db().dataset.create({ data: { ...dataset, ...shares } })
  const told = {
    number: 1,
    version: '1.0.0',
    selection: { bulk: false, blindOnly: false },
    rowCount: ROWS,
    duplicates: 0,
  }
  const figures = { summary: summariseRows().summary(), difference: {}, createdAt: NOW, publishedAt: NOW }
  await db().snapshot.create({ data: { id: snapshotId, siteId: site.id, datasetId, ...told, ...figures } })
  await db().$transaction((tx) => tx.$executeRawUnsafe(FILL, site.id, articleId, snapshotId, newId(), newId()), {
    timeout: 600_000,
  })
  return { siteId: site.id, datasetId, snapshotId }
}

const FILL = `
  WITH made AS MATERIALIZED (SELECT n, uuidv7((n || ' ms')::interval) AS id, uuidv7() AS revision
    FROM generate_series(1, ${ROWS}) n),
  comments AS (INSERT INTO comments (id, site_id, article_id, source, position, depth, received_at)
    SELECT id, $1::uuid, $2::uuid, 'page', n, 0, now() FROM made),
  texts AS (INSERT INTO revisions (id, site_id, comment_id, number, text, received_at)
    SELECT revision, $1::uuid, id, 1, 'Remark ' || n || ' of a reader: ' || repeat(md5(n::text) || ' ', 7), now() FROM made)
  INSERT INTO snapshot_rows (snapshot_id, comment_id, revision_id, split, group_key, duplicate_group, answers, said, about)
  SELECT $3::uuid, id, revision, (CASE WHEN n % 10 = 0 THEN 'test' WHEN n % 10 = 1 THEN 'validation' ELSE 'train' END)::split,
    md5((n % 5000)::text)::uuid, encode(sha256(n::text::bytea), 'hex'),
    jsonb_build_object('toxicity', jsonb_build_object('positive', n % 3, 'answered', 2)),
    (SELECT jsonb_agg(jsonb_build_object('by', u, 'attribute', 'toxicity', 'value', 'yes', 'seen', false, 'batchId', null,
      'guideline', 1, 'at', '2026-11-22T12:00:00.000Z')) FROM unnest(ARRAY[$4, $5]) u),
    jsonb_build_object('author', md5((n % 999)::text), 'parentId', null, 'postedAt', '2026-11-22T12:00:00.000Z', 'decision',
      'approved', 'scorer', 'embedded@1', 'scores', jsonb_build_object('toxicity', 0.1 + (n % 80) * 0.01, 'insult', 0.25))
  FROM made`
