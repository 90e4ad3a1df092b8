import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { ARCHIVE_FORMATS } from '#lib/datasets/archive/schema.ts'
import { archiveBytes, listRuns } from '#lib/datasets/runs/data.ts'
import { askRun } from '#lib/datasets/runs/mutations.ts'
import { workOnRun } from '#lib/datasets/runs/open-run.ts'
import { createDataset } from '#lib/datasets/snapshots/mutations.ts'
import { selection } from '#lib/datasets/snapshots/schema.ts'
import { summariseRows } from '#lib/datasets/snapshots/summarise-rows.ts'
import { databaseUrl, db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { makeSite, NOW, PSEUDONYM_KEY, SYSTEM } from '#tests/support/desk.ts'
import { runCommand, type StartedProcess, waitForLine } from '#tests/support/desk-process.ts'

const ROWS = 10_000

const started: StartedProcess[] = []
afterEach(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await Promise.all(started.map(({ ended }) => ended))
})

function startWorker(): StartedProcess {
  const secret = (name: string) => `a ${name} secret of this test`.padEnd(32, '.')
  const secrets = { BELOWLINE_SESSION_SECRET: secret('session'), BELOWLINE_WEBHOOK_SECRET: secret('webhook') }
  const worker = runCommand(['worker'], {
    ...secrets,
    BELOWLINE_PSEUDONYM_SECRET: PSEUDONYM_KEY,
    DATABASE_URL: databaseUrl(),
    LOG_LEVEL: 'info',
  })
  started.push(worker)
  return worker
}

/** A published snapshot of comments with an answer each. */
async function fillSnapshot(siteId: string): Promise<{ datasetId: string; snapshotId: string }> {
  const set = await createDataset(
    { key: 'killed', name: 'Killed', description: '', selection: selection.parse({}) },
    { siteId, actor: SYSTEM, now: NOW },
  )
  if (!set.ok) throw new Error(set.reason)
  const [articleId, snapshotId] = [newId(), newId()]
  await db().article.create({ data: { id: articleId, siteId, createdAt: NOW } })
  const told = { number: 1, version: '1.0.0', selection: selection.parse({}), rowCount: ROWS, duplicates: 0 }
  const figures = { summary: summariseRows().summary(), difference: {}, createdAt: NOW, publishedAt: NOW }
  await db().snapshot.create({ data: { id: snapshotId, siteId, datasetId: set.id, ...told, ...figures } })
  await db().$executeRawUnsafe(FILL, siteId, articleId, snapshotId, newId())
  return { datasetId: set.id, snapshotId }
}

const FILL = `
  WITH made AS MATERIALIZED (SELECT n, uuidv7((n || ' ms')::interval) AS id, uuidv7() AS revision
    FROM generate_series(1, ${ROWS}) n),
  comments AS (INSERT INTO comments (id, site_id, article_id, source, position, depth, received_at)
    SELECT id, $1::uuid, $2::uuid, 'page', n, 0, now() FROM made),
  texts AS (INSERT INTO revisions (id, site_id, comment_id, number, text, received_at)
    SELECT revision, $1::uuid, id, 1, 'Remark ' || n || ': ' || repeat(md5(n::text) || ' ', 7), now() FROM made)
  INSERT INTO snapshot_rows (snapshot_id, comment_id, revision_id, split, group_key, duplicate_group, answers, said, about)
  SELECT $3::uuid, id, revision, (CASE WHEN n % 5 = 0 THEN 'test' ELSE 'train' END)::split, md5(n::text)::uuid,
    encode(sha256(n::text::bytea), 'hex'), '{"toxicity": {"positive": 1, "answered": 1}}',
    jsonb_build_array(jsonb_build_object('by', $4::text, 'attribute', 'toxicity', 'value', 'yes', 'seen', false,
      'batchId', null, 'guideline', 1, 'at', '2026-11-22T12:00:00.000Z')),
    '{"author": null, "parentId": null, "postedAt": null, "decision": null, "scorer": null, "scores": null}'
  FROM made`

it('an archive whose worker is killed in the middle is finished by the next, the same bytes', {
  timeout: 300_000,
}, async () => {
  const siteId = await makeSite()
  const { datasetId, snapshotId } = await fillSnapshot(siteId)
  const asked = { kind: 'archive' as const, snapshotId, formats: [...ARCHIVE_FORMATS], redact: true }
  const ask = async () => {
    const run = await askRun(datasetId, asked, { siteId, actor: SYSTEM, now: NOW })
    if (!run.ok) throw new Error(run.reason)
    return run.id
  }
  const lineOf = async (id: string) => (await listRuns(datasetId)).find((one) => one.id === id)
  await workOnRun(await ask(), { pseudonymKey: PSEUDONYM_KEY, last: true, now: () => NOW })
  const [whole] = await listRuns(datasetId)
  expect(whole).toMatchObject({ state: 'done', done: ROWS, sha256: expect.any(String) })

  const killed = await ask()
  const first = startWorker()
  for (;;) {
    const line = await lineOf(killed)
    if (line?.state !== 'queued' && (line?.done ?? 0) > 0) break
    if (first.child.exitCode !== null) throw new Error(first.output())
    await sleep(5)
  }
  first.child.kill('SIGKILL')
  expect(await first.ended).toBe('SIGKILL')
  const left = await lineOf(killed)
  // Unless the kill fell into the middle of the work, it proves nothing.
  expect(left).toMatchObject({ state: 'running', fileName: null })
  expect(left?.done).toBeLessThan(ROWS)

  const second = startWorker()
  await waitForLine(second, /"ready"/)
  await expect.poll(async () => (await lineOf(killed))?.state, { timeout: 120_000, interval: 100 }).toBe('done')
  expect(await lineOf(killed)).toMatchObject({ done: ROWS, sha256: whole?.sha256 })
  const bytes = Buffer.concat(await Array.fromAsync(archiveBytes(killed)))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(whole?.sha256)
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
})
