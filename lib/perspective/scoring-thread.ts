import { parentPort } from 'node:worker_threads'
import { openScorer } from '#lib/scoring/open-scorer.ts'

/** The inside of a thread: texts come, outcomes go, under the number of the request. */
export type ThreadRequest = { id: number; texts: readonly string[] }

const port = parentPort
if (!port) throw new Error('scoring-thread.ts runs as a worker thread alone')

const opened = openScorer('embedded')

port.on('message', async ({ id, texts }: ThreadRequest) => {
  const scorer = await opened
  port.postMessage({ id, outcomes: await scorer.score(texts) })
})

const { id, digest } = await opened
port.postMessage({ ready: { id, digest } })
