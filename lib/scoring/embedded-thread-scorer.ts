import { parentPort, workerData } from 'node:worker_threads'
import { modelFrom } from './model.ts'
import { scoreText } from './score-text.ts'
import { decodeWeights } from './weights-format.ts'

/** What a thread is asked: one text, under a number that its answer carries. */
export type ThreadQuestion = { id: number; text: string }

// Entry of a worker thread; `workerData` is the bytes of the weights. What throws here ends the thread, and the other
// side answers for the texts that it held.
const model = modelFrom(decodeWeights(workerData as Uint8Array))
parentPort?.on('message', ({ id, text }: ThreadQuestion) => {
  parentPort?.postMessage({ id, outcome: scoreText(text, model) })
})
