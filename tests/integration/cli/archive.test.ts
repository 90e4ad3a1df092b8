import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { databaseUrl, db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { label } from '#lib/labels/mutations.ts'
import { makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'
import { runCli } from '#tests/support/run-cli.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'belowline-test-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

it('a dataset of any site is made, frozen, archived on record and verified on the command line', async () => {
  const siteId = await makeSite()
  const { key: site } = await db().site.findUniqueOrThrow({ where: { id: siteId } })
  const userId = await makePerson('Ana')
  const [commentId = ''] = await makeComments(siteId, ['one'])
  const { revisionId } = await db().commentState.findUniqueOrThrow({ where: { commentId } })
  const request = { batchId: newId(), items: [{ commentId, revisionId }], labels: { toxicity: 'no' as const } }
  await label({ ...request, scoreSeen: false }, { userId, siteId, now: NOW })
  const file = join(dir, 'news.zip')
  for (const [args, said] of [
    [['dataset', 'news', '--name', 'News', '--site', site], /Made the dataset news/],
    [['snapshot', 'news', '--publish', '--site', site], /news 1\.0\.0: 1 row;/],
    [['archive', 'news', '--out', file, '--site', site], /1 row in \d+ files/],
    [['verify', file], /all as they were written/],
  ] as const) {
    const { code, stdout, stderr } = await runCli(databaseUrl(), ['export', ...args])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(said)
  }
  const events = await db().auditEvent.findMany({ where: { siteId, name: 'archive.written' } })
  expect(events).toMatchObject([{ actorKind: 'system', payload: { rows: 1, redacted: true } }])
})
