import { join } from 'node:path'
import { env } from '#lib/env.ts'
import type { TrialAnswer, TrialTask } from '#lib/scoring/trial-thread.ts'
import { takeTurns } from '#lib/turns.ts'
import { weightsOf } from '#lib/versions/data.ts'
import { nameVersion, type Version } from '#lib/versions/schema.ts'

/** `busy`: others wait too, and the caller's turn did not come in time; `too-slow`: no answer in time. */
export type Trial = ({ ok: true } & TrialAnswer) | { ok: false; reason: 'busy' | 'too-slow' }

/** Milliseconds for turn, start and answer; the larger scorer takes seconds to open. */
const PATIENCE = 20_000

const turns = takeTurns(2)

/**
 * Scores one text by a version, or by the scorer that this desk brings where nothing scored the site yet, in a thread
 * of its own that ends with the answer: nothing is kept of the text, and nobody who uses the desk waits for it. Rejects
 * when the scorer does not open.
 */
export async function tryTextInWorker(
  text: string,
  version: Version | null,
  patience: number = PATIENCE,
): Promise<Trial> {
  const signal = AbortSignal.timeout(patience)
  const leave = await turns.enter(signal)
  if (!leave) return { ok: false, reason: 'busy' }
  try {
    const answer = await inThread({ ...(await scorerOf(version)), text }, signal)
    return answer ? { ok: true, ...answer } : { ok: false, reason: 'too-slow' }
  } finally {
    leave()
  }
}

async function scorerOf(version: Version | null): Promise<Omit<TrialTask, 'text'>> {
  if (!version) return { name: env().scorer, weights: null }
  if (version.scorer.startsWith('toxicity@')) return { name: 'toxicity', weights: null }
  const bytes = await weightsOf(version.id)
  if (!bytes) throw new Error(`the weights of ${nameVersion(version)} are not kept`)
  return { name: 'embedded', weights: { id: version.scorer, bytes } }
}

async function inThread(task: TrialTask, signal: AbortSignal): Promise<TrialAnswer | undefined> {
  // Not imported: a bundler that sees a Worker begin would look for its entry in the bundle.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const worker = new Worker(join(env().root, 'lib/scoring/trial-thread.ts'), { workerData: task, execArgv: [] })
  const answer = Promise.withResolvers<TrialAnswer | undefined>()
  const giveUp = () => answer.resolve(undefined)
  signal.addEventListener('abort', giveUp)
  worker.once('message', answer.resolve).once('error', answer.reject)
  worker.once('exit', () => answer.reject(new Error('the scorer ended without an answer')))
  try {
    return await answer.promise
  } finally {
    signal.removeEventListener('abort', giveUp)
    await worker.terminate()
  }
}
