import { availableParallelism } from 'node:os'
import { inTime } from '#lib/in-time.ts'
import { describeFault, logger } from '#lib/logger.ts'
import { digestOf, RecentOutcomes } from '#lib/perspective/recent-outcomes.ts'
import type { ThreadWeights } from '#lib/perspective/scoring-thread.ts'
import { ThreadScorer } from '#lib/perspective/thread-scorer.ts'
import { TurnScorer } from '#lib/perspective/turn-scorer.ts'
import { EMBEDDED_ID, embeddedScorer, loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import type { ScoreOptions, ScoreOutcome, Scorer } from '#lib/scoring/schema.ts'
import { weightsOf } from '#lib/versions/data.ts'
import { isOf, nameVersion, type Version } from '#lib/versions/schema.ts'

/** Up to this many bytes in UTF-8 a text is scored at once; a longer one goes to a thread, where it holds nobody up. */
const AT_ONCE = 2000
/** What a client waits for a thread at most, and then for its answer; the answer is an error then. */
const PATIENCE = 10_000
/** The longest line takes a thread some seconds, and longer where it has half a core. */
const PATIENCE_WITH_LINES = 60_000

/** What these faces answer has no spans of ours. */
const WITHOUT_SPANS: ScoreOptions = { spans: false }

/** One version as the faces ask it: in this thread for short texts, in threads of its own for the rest. */
export class FaceScorer {
  readonly id: string
  readonly #scorer: Scorer
  readonly #short: TurnScorer
  readonly #weights: ThreadWeights
  readonly #recent = new RecentOutcomes({ most: 8192, keepFor: 60_000 })
  #threads: ThreadScorer | undefined

  constructor(scorer: Scorer, weights: ThreadWeights) {
    this.id = scorer.id
    this.#scorer = scorer
    this.#short = new TurnScorer(scorer, WITHOUT_SPANS)
    this.#weights = weights
  }

  isOf(version: Version): boolean {
    return isOf(this.#scorer, version)
  }

  /** One thread for each core, started at the first call. */
  get threads(): ThreadScorer {
    this.#threads ??= new ThreadScorer({
      threads: availableParallelism(),
      patience: { texts: PATIENCE, lines: PATIENCE_WITH_LINES },
      weights: this.#weights,
    })
    return this.#threads
  }

  /** Scores one text, without spans; `remember` keeps the outcome for up to a minute under the text's digest, and looks there first. */
  async one(text: string, { remember }: { remember: boolean }): Promise<ScoreOutcome> {
    if (!remember) return this.#now(text)
    const digest = digestOf(text)
    const known = this.#recent.find(digest, Date.now())
    if (known) return known
    const outcome = await this.#now(text)
    this.#recent.keep(digest, outcome, Date.now())
    return outcome
  }

  async #now(text: string): Promise<ScoreOutcome> {
    if (Buffer.byteLength(text) <= AT_ONCE) return this.#short.score(text)
    const [outcome] = await this.threads.score([text], WITHOUT_SPANS)
    return outcome ?? { outcome: 'failed', reason: 'invalid-output' }
  }

  /** Scores several texts in their order, without spans, in a thread unless they are short together. */
  async several(texts: readonly string[]): Promise<ScoreOutcome[]> {
    const length = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    const outcomes = await (length > AT_ONCE ? this.threads : this.#scorer).score(texts, WITHOUT_SPANS)
    return texts.map((_, i) => outcomes[i] ?? { outcome: 'failed', reason: 'invalid-output' })
  }

  async close(): Promise<void> {
    await this.#threads?.close()
    this.#threads = undefined
    await this.#scorer.close()
  }
}

let shipped: Promise<FaceScorer> | undefined
const others = new Map<string, Promise<FaceScorer>>()

/** The weights that ship, opened once. What failed to open is tried again at the next request. */
function openShipped(): Promise<FaceScorer> {
  shipped ??= loadEmbeddedScorer().then((scorer) => new FaceScorer(scorer, null))
  shipped.catch(() => {
    shipped = undefined
  })
  return shipped
}

async function openOther(version: Version): Promise<FaceScorer> {
  const bytes = await inTime(weightsOf(version.id), PATIENCE)
  if (!bytes) throw new Error(`the weights of ${nameVersion(version)} are not kept`)
  return new FaceScorer(embeddedScorer(bytes, version.scorer), { id: version.scorer, bytes })
}

const [embedded] = EMBEDDED_ID.split('@')

/**
 * The scorer of the faces for a site that is scored by `version`. What ships answers where nothing scored the site yet,
 * and where its comments are scored by another kind of scorer, which takes too long for whoever waits for an answer.
 */
export async function faceScorer(version: Version | null): Promise<FaceScorer> {
  const own = await openShipped()
  if (!version || own.isOf(version) || version.scorer.split('@')[0] !== embedded) return own
  const known = others.get(version.id)
  if (known) return known
  const opening = openOther(version)
  opening.catch(() => others.delete(version.id))
  others.set(version.id, opening)
  return opening
}

/** The scorer, or null where it cannot be opened: then nothing is answered but an error. */
export async function readyScorer(version: Version | null): Promise<FaceScorer | null> {
  try {
    return await faceScorer(version)
  } catch (error) {
    logger('perspective').error(describeFault(error), 'the scorer does not open')
    return null
  }
}

/** Opens what ships, and its threads, before the first request, which would otherwise wait for them. */
export function warmFaceScorer(): void {
  void readyScorer(null).then((scorer) => scorer?.threads)
}

/** Ends the threads: for tests and for commands that are done. */
export async function closeFaceScorer(): Promise<void> {
  const opened = await Promise.all([...others.values(), ...(shipped ? [shipped] : [])])
  await Promise.all(opened.map((one) => one.close()))
}
