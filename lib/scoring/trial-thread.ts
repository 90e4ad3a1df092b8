import { parentPort, workerData } from 'node:worker_threads'
import type { ScorerName } from './open-scorer.ts'
import { openScorer } from './open-scorer.ts'
import type { ScoreOutcome } from './schema.ts'

export type TrialTask = { name: ScorerName; text: string }
export type TrialAnswer = { scorer: string; digest: string; outcome: ScoreOutcome }

const port = parentPort
if (!port) throw new Error('trial-thread.ts runs as a worker thread alone')

const { name, text } = workerData as TrialTask
const scorer = await openScorer(name)
const [outcome] = await scorer.score([text])
const answer: TrialAnswer = {
  scorer: scorer.id,
  digest: scorer.digest,
  outcome: outcome ?? { outcome: 'failed', reason: 'invalid-output' },
}
port.postMessage(answer)
await scorer.close()
