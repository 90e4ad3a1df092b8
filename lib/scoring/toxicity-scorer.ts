import type { ScoreOutcome, Scorer } from '#lib/scoring/schema.ts'
import type { Backend, BackendChoice } from '#lib/scoring/tensorflow.ts'
import { startThread } from '#lib/scoring/toxicity-host-scorer.ts'
import { Line, type LineCounts, type ToxicityNotice } from '#lib/scoring/toxicity-line-scorer.ts'
import { TOXICITY_MANIFEST, type ToxicityManifest } from '#lib/scoring/toxicity-manifest.ts'
import { prepareToxicityText } from '#lib/scoring/toxicity-text.ts'

/** Its version names what turns a text into numbers here; the weights have their digest. */
export const TOXICITY_SCORER = 'toxicity@1'

/** Milliseconds for a batch, far above what one takes; the plain backend needs twenty times as long as WebAssembly. */
const BATCH_LIMIT = 60_000
const SLOW_BATCH_LIMIT = 240_000

export type ToxicityScorerOptions = {
  /** Holds `toxicity/` and `universal_sentence_encoder/`. */
  dir: string
  /** Only this backend; else the fastest that can run here. */
  backend?: Backend
  /** What the files must be; else the published model. */
  manifest?: ToxicityManifest
  /** Milliseconds for one batch, after which its thread is ended. */
  batchLimit?: number
  /** Milliseconds for loading. */
  startLimit?: number
  onNotice?: (notice: ToxicityNotice) => void
  /** Entry of the worker thread. */
  entry?: URL
}

/** `backend` is what runs, `passedOver` why the faster ones do not; `waiting` the texts in line. */
export type ToxicityScorerState = BackendChoice & LineCounts & { waiting: number }

export type ToxicityScorer = Scorer & { state(): ToxicityScorerState }

/**
 * The scorer on the graph of @tensorflow-models/toxicity, in a worker thread of its own. Rejects with a `UserError`
 * that names the file when one is missing or differs from the manifest. A batch that crashes or overruns its limit
 * fails its own texts and no others; the next one finds a new thread.
 */
export async function loadToxicityScorer(options: ToxicityScorerOptions): Promise<ToxicityScorer> {
  const { dir, backend, manifest = TOXICITY_MANIFEST, startLimit = 60_000, onNotice = () => {} } = options
  const entry = options.entry ?? new URL('./toxicity-thread-scorer.ts', import.meta.url)
  const start = { dir, manifest, backends: backend && [backend] }
  const open = () => startThread({ start, entry, startLimit })
  const first = await open()
  const { backend: chosen, passedOver } = first.ready
  onNotice({ kind: 'ready', backend: chosen, passedOver })
  const batchLimit = options.batchLimit ?? (chosen === 'cpu' ? SLOW_BATCH_LIMIT : BATCH_LIMIT)
  const line = new Line({ first, open, batchLimit, onNotice })
  return {
    id: TOXICITY_SCORER,
    digest: first.ready.digest,
    score: (texts) => scoreInLine(line, texts),
    close: () => line.close(),
    state: () => ({ backend: chosen, passedOver, ...line.counts, waiting: line.waiting }),
  }
}

async function scoreInLine(line: Line, texts: readonly string[]): Promise<ScoreOutcome[]> {
  const outcomes: (ScoreOutcome | Promise<ScoreOutcome>)[] = []
  for (const text of texts) {
    const prepared = prepareToxicityText(text)
    if (prepared.ok) {
      while (line.full) await line.room()
      outcomes.push(line.score(prepared.text, prepared.covered))
    } else {
      outcomes.push({ outcome: 'skipped', reason: prepared.reason })
    }
  }
  return Promise.all(outcomes)
}
