import { parentPort, workerData } from 'node:worker_threads'
import { embeddedScorer } from './embedded-scorer.ts'
import type { ScorerName } from './open-scorer.ts'
import { openScorer } from './open-scorer.ts'
import type { ScoreOutcome } from './schema.ts'

/** `weights` null: those that come with the scorer of that name. */
export type TrialTask = { name: ScorerName; weights: { id: string; bytes: Uint8Array } | null; text: string }
export type TrialAnswer = { scorer: string; digest: string; outcome: ScoreOutcome }

const port = parentPort
if (!port) throw new Error('trial-thread.ts runs as a worker thread alone')

const { name, weights, text } = workerData as TrialTask
const scorer = weights ? embeddedScorer(weights.bytes, weights.id) : await openScorer(name)
const [outcome] = await scorer.score([text])
const answer: TrialAnswer = {
  scorer: scorer.id,
  digest: scorer.digest,
  outcome: outcome ?? { outcome: 'failed', reason: 'invalid-output' },
}
port.postMessage(answer)
await scorer.close()
