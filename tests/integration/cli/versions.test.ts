import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseUrl, db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { askRescoring } from '#lib/rescoring/mutations.ts'
import { settleUse } from '#lib/rescoring/uses/settle-use.ts'
import { workOnRescoring } from '#lib/rescoring/work-on-rescoring.ts'
import { loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { currentUse } from '#lib/versions/data.ts'
import { keepVersion } from '#lib/versions/mutations.ts'
import { openVersions } from '#lib/versions/open-version.ts'
import { makeComments, makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'
import { writeOtherWeights } from '#tests/support/other-weights.ts'
import { runCli } from '#tests/support/run-cli.ts'

const key = `versions-${newId().slice(-12)}`
const dir = mkdtempSync(join(tmpdir(), 'belowline-weights-'))
const own = await loadEmbeddedScorer()
const versions = openVersions(own)
const now = () => NOW

let siteId: string
let commentId: string | undefined
beforeAll(async () => {
  siteId = await makeSite(key)
  commentId = (await makeComments(siteId, ['You are a stupid idiot.', 'The road opens on Monday.'], own))[0]
  await writeOtherWeights(dir, { slope: 0.001, shift: -0.7 })
})
afterAll(async () => {
  await versions.close()
  await own.close()
  rmSync(dir, { recursive: true })
})

const scorer = (...args: string[]) => runCli(databaseUrl(), ['scorer', ...args, '--site', key])
const toxicity = async () =>
  (await db().commentState.findUniqueOrThrow({ where: { commentId: commentId ?? '' } })).toxicity

/** What the worker of a running desk would do. */
async function settle(): Promise<void> {
  const use = await currentUse(siteId)
  await settleUse({ siteId, useId: use?.id ?? '' }, { open: versions.open, now })
}

it('weights are brought in, looked at, made current and taken back from the command line', {
  timeout: 300_000,
}, async () => {
  const before = await toxicity()
  const asked = await scorer('rescore', '--weights', dir)
  expect(asked).toMatchObject({ code: 0, stderr: '' })
  const digest = /--version ([0-9a-f]{12})/.exec(asked.stdout)?.[1] ?? ''
  expect((await scorer('use', '--version', digest)).stderr).toContain('has not scored the comments of this site yet')
  const run = await db().rescoring.findFirstOrThrow({ where: { siteId } })
  await workOnRescoring(run.id, { open: versions.open, now, last: false })
  const listed = (await scorer('versions')).stdout.split('\n')
  expect(listed.find((line) => line.includes(digest))).toContain('not used')
  expect(listed.find((line) => line.includes(digest))).toContain('scoring done, 2 of 2, 0 failed')
  expect(listed.find((line) => line.includes(own.digest.slice(0, 12)))).toContain('current')
  const { stdout } = await scorer('preview', '--version', digest)
  expect(stdout).toMatch(/^2 waiting comments compared, 0 not scored yet, 0 failed\.\nFlagged: 1 → 0\n/)
  expect(stdout).toMatch(
    /toxicity at 0\.70: 0 over, 1 under\n {4}under [01]\.\d\d → 0\.3\d {2}You are a stupid idiot\./,
  )
  expect(await scorer('use', '--version', digest)).toMatchObject({ code: 0, stderr: '' })
  await settle()
  expect(await toxicity()).toBeCloseTo(0.33, 1)
  expect(await scorer('rollback')).toMatchObject({ code: 0, stderr: '' })
  await settle()
  expect(await toxicity()).toBe(before)
})

it('what a version failed at is said before it is used, and tried again', { timeout: 300_000 }, async () => {
  const files = { scorer: own.id, digest: 'a'.repeat(64), manifest: null, bytes: null }
  const { version } = await keepVersion(files, { actor: SYSTEM, now: NOW })
  const away: Scorer = {
    ...{ id: own.id, digest: version.digest, close: async () => {} },
    score: async (texts) => texts.map(() => ({ outcome: 'failed', reason: 'not-ready' })),
  }
  const asked = await askRescoring(version.id, { siteId, actor: SYSTEM, now: NOW })
  if (!asked.ok) throw new Error(asked.reason)
  await workOnRescoring(asked.id, { open: async () => away, now, last: false })
  expect((await scorer('versions')).stdout).toContain('scoring done, 2 of 2, 2 failed\tno score for 2 that failed')
  const refused = await scorer('use', '--version', 'aaaaaaaa')
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toContain('It could not score 2 comments of this site')
  expect((await scorer('use', '--version', 'aaaaaaaa', '--failed', 'two')).stderr).toContain('--failed takes a number')
  expect(await scorer('use', '--version', 'aaaaaaaa', '--failed', '2')).toMatchObject({ code: 0, stderr: '' })
  const use = await currentUse(siteId)
  await settleUse({ siteId, useId: use?.id ?? '' }, { open: async () => away, now })
  const { stdout } = await runCli(databaseUrl(), ['score', '--retry-failed', '--site', key])
  expect(stdout.split('\n')).toEqual([
    '0 comments of 0 articles are scored again by the worker of a running desk.',
    'So are 2 that keep the score of another version, since the one in use failed at them.',
    '',
  ])
})

it.each([
  ['a directory without weights', ['rescore', '--weights', tmpdir()], 'cannot be read'],
  ['neither weights nor a version', ['rescore'], 'Say either --weights'],
  ['a version that is none', ['use', '--version', 'zz'], 'No version begins with "zz"'],
])('%s is said in one sentence', { timeout: 60_000 }, async (_, args, sentence) => {
  const { code, stderr, stdout } = await scorer(...args)
  expect(code).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain(sentence)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})
