import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { DELETE as cancel, GET as download } from '#app/api/sites/[site]/archives/[run]/route.ts'
import { POST as askArchive } from '#app/api/sites/[site]/archives/route.ts'
import { POST as askSnapshot, GET as runs } from '#app/api/sites/[site]/datasets/[dataset]/runs/route.ts'
import { POST as define } from '#app/api/sites/[site]/datasets/route.ts'
import { POST as change } from '#app/api/sites/[site]/snapshots/[snapshot]/route.ts'
import { workOnRun } from '#lib/datasets/runs/open-run.ts'
import type { RunLine } from '#lib/datasets/runs/schema.ts'
import { listSnapshots } from '#lib/datasets/snapshots/data.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { env } from '#lib/env.ts'
import { label } from '#lib/labels/mutations.ts'
import { enterAs, type Handler } from '#tests/support/ask-route.ts'
import { makeComments, makeSite, NOW, PSEUDONYM_KEY } from '#tests/support/desk.ts'

const HOW = { pseudonymKey: PSEUDONYM_KEY, last: true, now: () => new Date() }

type Asked = { method: string; cookie: string; body?: object; range?: string; [param: string]: unknown }

function ask(handler: Handler, { method, cookie, body, range, ...params }: Asked): Promise<Response> {
  const headers = { cookie, origin: env().publicUrl, 'content-type': 'application/json', ...(range ? { range } : {}) }
  const request = new Request(env().publicUrl, { method, headers, body: body ? JSON.stringify(body) : null })
  return handler(request, { params: Promise.resolve(params as Record<string, string>) })
}

it('a researcher defines a dataset, freezes, publishes, archives and takes it; a moderator may not', async () => {
  const site = `sets-${newId().slice(-12)}`
  const siteId = await makeSite(site)
  const [{ cookie, userId }, moderator] = [await enterAs('researcher'), await enterAs('moderator')]
  for (const commentId of await makeComments(siteId, ['one', 'two'])) {
    const { revisionId } = await db().commentState.findUniqueOrThrow({ where: { commentId } })
    const said = { items: [{ commentId, revisionId }], labels: { toxicity: 'yes' as const }, scoreSeen: false }
    await label({ batchId: newId(), ...said }, { userId, siteId, now: NOW })
  }
  const post = { method: 'POST', site, cookie }
  const set = { key: 'a-set', name: 'A set' }
  expect((await ask(define, { ...post, cookie: moderator.cookie, body: set })).status).toBe(403)
  const made = await ask(define, { ...post, body: set })
  const { id: datasetId } = (await made.json()) as { id: string }
  expect((await ask(define, { ...post, body: set })).status).toBe(409)

  const snapshot = await ask(askSnapshot, { ...post, dataset: 'a-set', body: {} })
  expect((await ask(askSnapshot, { ...post, dataset: 'a-set', body: {} })).status).toBe(409)
  expect((await ask(askSnapshot, { ...post, dataset: 'no-set', body: {} })).status).toBe(404)
  await workOnRun(((await snapshot.json()) as { id: string }).id, HOW)
  const [draft] = await listSnapshots(datasetId)
  const snapshotId = draft?.id ?? ''
  const early = await ask(askArchive, { ...post, body: { datasetId, snapshotId } })
  expect(early.status).toBe(404)
  const published = await ask(change, { ...post, snapshot: snapshotId, body: { change: 'publish' } })
  expect(published.status).toBe(200)

  const archive = await ask(askArchive, { ...post, body: { datasetId, snapshotId, formats: ['jsonl', 'parquet'] } })
  const { id: run } = (await archive.json()) as { id: string }
  const take = { method: 'GET', site, run }
  expect((await ask(download, { ...take, cookie })).status).toBe(404)
  await workOnRun(run, HOW)
  expect((await ask(download, { ...take, cookie: moderator.cookie })).status).toBe(403)
  const taken = await ask(download, { ...take, cookie })
  const bytes = Buffer.from(await taken.arrayBuffer())
  const list = await ask(runs, { method: 'GET', site, cookie, dataset: 'a-set' })
  const [line] = (await list.json()) as RunLine[]
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(line?.sha256)
  expect(taken.headers.get('content-length')).toBe(String(bytes.length))
  expect(taken.headers.get('content-disposition')).toBe('attachment; filename="a-set-v1.0.0.zip"')
  const rest = await ask(download, { ...take, cookie, range: 'bytes=100-' })
  expect([rest.status, rest.headers.get('content-range')]).toEqual([
    206,
    `bytes 100-${bytes.length - 1}/${bytes.length}`,
  ])
  expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(100))).toBe(true)
  expect((await ask(download, { ...take, cookie, range: `bytes=${bytes.length}-` })).status).toBe(416)
  const events = await db().auditEvent.findMany({ where: { subjectId: run, name: 'archive.downloaded' } })
  const taking = { actorId: userId, payload: { sha256: line?.sha256 } }
  expect(events).toMatchObject([taking, taking])

  expect((await ask(cancel, { method: 'DELETE', site, cookie, run })).status).toBe(409)
  const withdrawn = { ...post, snapshot: snapshotId }
  expect((await ask(change, { ...withdrawn, body: { change: 'withdraw', why: '' } })).status).toBe(422)
  expect((await ask(change, { ...withdrawn, body: { change: 'withdraw', why: 'a request' } })).status).toBe(200)
  expect((await ask(download, { ...take, cookie })).status).toBe(404)
})
