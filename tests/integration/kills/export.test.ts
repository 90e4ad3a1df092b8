import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { ARCHIVE_FORMATS } from '#lib/datasets/archive/schema.ts'
import { archiveBytes, listRuns } from '#lib/datasets/runs/data.ts'
import { askRun } from '#lib/datasets/runs/mutations.ts'
import { workOnRun } from '#lib/datasets/runs/open-run.ts'
import { databaseUrl } from '#lib/db/client.ts'
import { makeSite, NOW, PSEUDONYM_KEY, SYSTEM } from '#tests/support/desk.ts'
import { runCommand, type StartedProcess, waitForLine } from '#tests/support/desk-process.ts'
import { fillSnapshot } from '#tests/support/fill-snapshot.ts'

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

it('an archive whose worker is killed in the middle is finished by the next, the same bytes', {
  timeout: 300_000,
}, async () => {
  const siteId = await makeSite()
  const { datasetId, snapshotId } = await fillSnapshot(ROWS, { siteId, key: 'killed' })
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
