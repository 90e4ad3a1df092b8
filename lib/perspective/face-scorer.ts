import { hash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { describeFault, logger } from '#lib/logger.ts'
import { RecentOutcomes } from '#lib/perspective/recent-outcomes.ts'
import { ThreadScorer } from '#lib/perspective/thread-scorer.ts'
import { openScorer } from '#lib/scoring/open-scorer.ts'
import type { ScoreOutcome, Scorer } from '#lib/scoring/schema.ts'

/** Up to this many UTF-16 units a text is scored at once; a longer one goes to a thread, where it holds nobody up. */
const AT_ONCE = 2000
/** What a client waits for at most; then the answer is an error. */
const PATIENCE = 10_000

const recent = new RecentOutcomes({ most: 5000, keepFor: 60_000 })
let opened: Promise<Scorer> | undefined
let threads: ThreadScorer | undefined

/** The scorer of this process's faces, opened once. One that failed to open is tried again at the next request. */
export function faceScorer(): Promise<Scorer> {
  opened ??= openScorer('embedded').catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

/** The scorer, or null where it cannot be opened: then nothing is answered but an error. */
export async function readyScorer(): Promise<Scorer | null> {
  try {
    return await faceScorer()
  } catch (error) {
    logger('perspective').error(describeFault(error), 'the scorer does not open')
    return null
  }
}

/** One thread for each core. */
export function threadScorer(): ThreadScorer {
  threads ??= new ThreadScorer({ threads: availableParallelism(), patience: PATIENCE })
  return threads
}

/** Opens scorer and threads before the first request, which would otherwise wait for them. */
export function warmFaceScorer(): void {
  void readyScorer()
  threadScorer()
}

/** Ends the threads: for tests and for commands that are done. */
export async function closeFaceScorer(): Promise<void> {
  await threads?.close()
  threads = undefined
}

/** Scores one text; `remember` keeps the outcome for a minute under the text's digest, and looks there first. */
export async function scoreOne(text: string, { remember }: { remember: boolean }): Promise<ScoreOutcome> {
  if (!remember) return scoreNow(text)
  const digest = hash('sha256', text, 'base64')
  const now = Date.now()
  const known = recent.find(digest, now)
  if (known) return known
  const outcome = await scoreNow(text)
  recent.keep(digest, outcome.outcome === 'scored' ? { ...outcome, spans: [] } : outcome, now)
  return outcome
}

async function scoreNow(text: string): Promise<ScoreOutcome> {
  const scorer = text.length > AT_ONCE ? threadScorer() : await faceScorer()
  const [outcome] = await scorer.score([text])
  return outcome ?? { outcome: 'failed', reason: 'invalid-output' }
}

/** Scores several texts in their order, in a thread unless they are short together. */
export async function scoreSeveral(texts: readonly string[]): Promise<ScoreOutcome[]> {
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  const scorer = length > AT_ONCE ? threadScorer() : await faceScorer()
  const outcomes = await scorer.score(texts)
  return texts.map((_, i) => outcomes[i] ?? { outcome: 'failed', reason: 'invalid-output' })
}
