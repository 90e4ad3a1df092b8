import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { readToxicityFiles } from '#lib/scoring/fetch-toxicity-files.ts'
import { type BackendChoice, chooseBackend, openGraph } from '#lib/scoring/tensorflow.ts'
import { createClassifier } from '#lib/scoring/toxicity-classifier.ts'
import type { FromThread, ThreadStart, ToThread } from '#lib/scoring/toxicity-messages.ts'
import { createTokenizer } from '#lib/scoring/toxicity-tokenizer.ts'

/** The entry of the worker thread: loads the model, then answers batch after batch. A failed batch ends the thread. */
async function serve(port: MessagePort, { dir, manifest, backends }: ThreadStart): Promise<void> {
  const send = (message: FromThread) => port.postMessage(message)
  const read = await readToxicityFiles(dir, manifest)
  if (!read.ok)
    return send({ kind: 'refused', message: `The toxicity model cannot be used: ${read.file} ${read.reason}.` })
  const choice = await chooseBackend(backends)
  if (!choice.ok) return send({ kind: 'refused', message: describeNoBackend(choice.passedOver) })
  const graph = await openGraph(read.files)
  const classifier = createClassifier(graph, createTokenizer(read.files.vocabulary))
  port.on('message', async ({ texts }: ToThread) => {
    const results = await classifier.classify(texts)
    send({ kind: 'answer', results, tensors: graph.tensors() })
  })
  send({ kind: 'ready', digest: read.files.digest, backend: choice.backend, passedOver: choice.passedOver })
}

function describeNoBackend(passedOver: BackendChoice['passedOver']): string {
  const reasons = passedOver.map(({ backend, why }) => `${backend} ${why}`).join(', ')
  return `The toxicity model cannot be run here: ${reasons}.`
}

if (parentPort) await serve(parentPort, workerData)
