import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { createProject } from '#lib/assignments/projects/mutations.ts'
import { createDataset } from '#lib/datasets/snapshots/mutations.ts'
import { newDataset } from '#lib/datasets/snapshots/schema.ts'
import { db } from '#lib/db/client.ts'
import { testDatabaseUrl } from '#tests/support/database.ts'
import { makeComments, makePerson, makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'

const CLIENTS = 20
const COMMENTS = 30

function runClient(workerData: object): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../../support/label-client.ts', import.meta.url), { workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

it('gives no comment to more annotators than asked, and to no annotator twice, with 20 at the same time', {
  timeout: 180_000,
}, async () => {
  const siteId = await makeSite()
  const ids = await makeComments(siteId, Array.from({ length: COMMENTS }, (_, index) => `remark number ${index} of its own kind`)) // biome-ignore format: one thought
  const people = await Promise.all(Array.from({ length: CLIENTS }, (_, index) => makePerson(`Annotator ${index}`)))
  const dataset = await createDataset(newDataset.parse({ key: 'd', name: 'D' }), { siteId, actor: SYSTEM, now: NOW })
  if (!dataset.ok) throw new Error(dataset.reason)
  const attributes = ['toxicity', 'insult']
  const asked = {
    name: 'P',
    datasetId: dataset.id,
    attributes,
    annotators: 2,
    doubledShare: 0.5,
    goldShare: 0,
    minutes: 30,
  }
  const project = await createProject(
    { ...asked, choice: { kind: 'file', ids } },
    { siteId, userId: people[0] ?? '', now: NOW },
  )
  if (!project.ok) throw new Error(project.reason)
  expect(project.seats).toBe(COMMENTS * 3)
  const client = { url: testDatabaseUrl, siteId, projectId: project.id, attributes }
  const given = (await Promise.all(people.map((userId) => runClient({ ...client, userId })))).flat()
  expect(given).toHaveLength(COMMENTS * 3)
  expect(new Set(given).size).toBe(COMMENTS * 3)
  const labelled = await db().$queryRaw<{ commentId: string; annotators: number; events: number }[]>`
    SELECT comment_id AS "commentId", count(DISTINCT labelled_by)::int AS annotators, count(*)::int AS events
    FROM label_events WHERE site_id = ${siteId}::uuid GROUP BY comment_id`
  expect(labelled).toHaveLength(COMMENTS)
  expect(labelled.filter((row) => row.annotators === 2)).toHaveLength(COMMENTS / 2)
  expect(labelled.filter((row) => row.annotators === 4)).toHaveLength(COMMENTS / 2)
  for (const row of labelled) expect(row.events).toBe(row.annotators * 2)
})
