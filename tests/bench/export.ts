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
import { disconnect, setDatabase } from '#lib/db/client.ts'
import { migrate } from '#lib/db/migrate.ts'
import { openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'
import { removeDataDir, runCommand, type StartedProcess, waitForLine } from '#tests/support/desk-process.ts'
import { type Filled, fillSnapshot } from '#tests/support/fill-snapshot.ts'

const ROWS = 300_000
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
    const snapshot = await fillSnapshot(ROWS, { siteId: await makeSite('bench'), key: 'bench' })
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
