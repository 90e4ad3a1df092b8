import { ARCHIVE_PART, type RunLine } from '#lib/datasets/runs/schema.ts'
import { db, pool } from '#lib/db/client.ts'

const RUNS_SHOWN = 20

/** The newest runs of a dataset. */
export async function listRuns(datasetId: string): Promise<RunLine[]> {
  const found = await db().datasetRun.findMany({ where: { datasetId }, orderBy: { id: 'desc' }, take: RUNS_SHOWN })
  return found.map((run) => ({ ...run, bytes: run.bytes === null ? null : Number(run.bytes) }))
}

export type Download = { name: string; bytes: number; sha256: string }

/** A file that is ready to be taken; null where there is none, it has expired, or its snapshot was withdrawn. */
export async function findDownload(siteId: string, runId: string, now: Date): Promise<Download | null> {
  const open = { snapshot: { withdrawnAt: null }, expiresAt: { gt: now } }
  const run = await db().datasetRun.findFirst({ where: { id: runId, siteId, state: 'done', ...open } })
  if (!run?.fileName || !run.sha256 || run.bytes === null) return null
  return { name: run.fileName, bytes: Number(run.bytes), sha256: run.sha256 }
}

/** The bytes of a run's file, piece by piece: all of them, or those from `start` to `end`, both counted. */
export async function* archiveBytes(
  runId: string,
  { start, end } = { start: 0, end: Number.POSITIVE_INFINITY },
): AsyncGenerator<Buffer> {
  for (let number = Math.floor(start / ARCHIVE_PART); number * ARCHIVE_PART <= end; number += 1) {
    const sql = 'SELECT bytes FROM archive_parts WHERE run_id = $1 AND number = $2'
    const { rows } = await pool().query<{ bytes: Buffer }>(sql, [runId, number])
    if (!rows[0]) return
    const at = number * ARCHIVE_PART
    yield rows[0].bytes.subarray(Math.max(0, start - at), Math.min(ARCHIVE_PART, end - at + 1))
  }
}
