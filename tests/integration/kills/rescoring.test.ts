import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, expect, it } from 'vitest'
import { databaseUrl, db } from '#lib/db/client.ts'
import { countFailures } from '#lib/rescoring/data.ts'
import { askRescoring } from '#lib/rescoring/mutations.ts'
import { makeVersionCurrent } from '#lib/rescoring/uses/mutations.ts'
import { workOnRescoring } from '#lib/rescoring/work-on-rescoring.ts'
import { loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { readWeightsDir } from '#lib/scoring/weights-dir.ts'
import { currentUse } from '#lib/versions/data.ts'
import { keepVersion } from '#lib/versions/mutations.ts'
import { makeComments, makeSite, NOW, PSEUDONYM_KEY, SYSTEM } from '#tests/support/desk.ts'
import { runCommand, type StartedProcess } from '#tests/support/desk-process.ts'
import { writeOtherWeights } from '#tests/support/other-weights.ts'

const COMMENTS = 12_000
const KILLS = 3
const dir = mkdtempSync(join(tmpdir(), 'belowline-weights-'))

const started: StartedProcess[] = []
afterEach(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await Promise.all(started.map(({ ended }) => ended))
})
afterAll(() => rmSync(dir, { recursive: true }))

function startWorker(): StartedProcess {
  const secret = (name: string) => `a ${name} secret of this test`.padEnd(32, '.')
  const worker = runCommand(['worker'], {
    BELOWLINE_SESSION_SECRET: secret('session'),
    BELOWLINE_WEBHOOK_SECRET: secret('webhook'),
    BELOWLINE_PSEUDONYM_SECRET: PSEUDONYM_KEY,
    DATABASE_URL: databaseUrl(),
    LOG_LEVEL: 'info',
  })
  started.push(worker)
  return worker
}

/** Kills a worker as soon as `reached` says so: in the middle of what it does, or the test proves nothing. */
async function killWhen(reached: () => Promise<boolean>): Promise<void> {
  const worker = startWorker()
  while (!(await reached())) {
    if (worker.child.exitCode !== null) throw new Error(worker.output())
    await sleep(5)
  }
  worker.child.kill('SIGKILL')
  expect(await worker.ended).toBe('SIGKILL')
}

it('a site is scored anew by a worker that is killed again and again, and every comment has its one score', {
  timeout: 600_000,
}, async () => {
  const siteId = await makeSite()
  const own = await loadEmbeddedScorer()
  const texts = Array.from({ length: COMMENTS }, (_, at) => `The road number ${at} opens on Monday, you stupid idiot.`)
  await makeComments(siteId, texts, own)
  const files = await readWeightsDir(await writeOtherWeights(dir, { slope: 0.001, shift: -0.7 }))
  const { version } = await keepVersion(files, { actor: SYSTEM, now: NOW })
  const by = { siteId, actor: SYSTEM, now: NOW }
  const ask = async () => {
    const asked = await askRescoring(version.id, by)
    if (!asked.ok) throw new Error(asked.reason)
    return asked.id
  }
  const away: Scorer = {
    ...{ id: version.scorer, digest: version.digest, close: async () => {} },
    score: async (batch) => batch.map(() => ({ outcome: 'failed', reason: 'not-ready' })),
  }
  const runOf = (id: string) => db().rescoring.findUniqueOrThrow({ where: { id } })
  const scored = () => db().score.count({ where: { siteId, digest: version.digest, outcome: { not: 'failed' } } })
  const current = (digest: string) => db().commentState.count({ where: { siteId, score: { digest } } })

  // A run whose scorer was away: the next one, the killed one, tries everything again.
  const before = await ask()
  await workOnRescoring(before, { open: async () => away, now: () => new Date(), last: true })
  expect(await runOf(before)).toMatchObject({ failed: COMMENTS })

  const id = await ask()
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { done } = await runOf(id)
    await killWhen(async () => (await runOf(id)).done > done)
    const left = await runOf(id)
    expect(left).toMatchObject({ state: 'running', failed: 0 })
    expect(left.done).toBeLessThan(COMMENTS)
    expect(await scored()).toBe(left.done)
    expect(await current(own.digest)).toBe(COMMENTS)
  }
  const last = startWorker()
  await expect.poll(async () => (await runOf(id)).state, { timeout: 240_000, interval: 100 }).toBe('done')
  last.child.kill('SIGTERM')
  expect(await last.ended).toBe(0)
  expect(await runOf(id)).toMatchObject({ done: COMMENTS, failed: 0 })
  expect(await scored()).toBe(COMMENTS)
  expect(await countFailures(siteId)).toEqual([])
  expect(await current(own.digest)).toBe(COMMENTS)

  expect(await makeVersionCurrent({ versionId: version.id, basedOn: 1 }, by)).toMatchObject({ ok: true })
  await killWhen(async () => ((await currentUse(siteId))?.moved ?? 0) > 0)
  const moved = (await currentUse(siteId))?.moved ?? 0
  expect(moved).toBeLessThan(COMMENTS)
  expect(await current(version.digest)).toBe(moved)
  startWorker()
  await expect
    .poll(async () => (await currentUse(siteId))?.settledAt !== null, { timeout: 240_000, interval: 100 })
    .toBe(true)
  expect(await currentUse(siteId)).toMatchObject({ moved: COMMENTS })
  expect(await current(version.digest)).toBe(COMMENTS)
  expect(await scored()).toBe(COMMENTS)
  await own.close()
})
