/** The attributes in their canonical order, everywhere: weights, columns, exports. */
export const ATTRIBUTES = [
  'identity_attack',
  'insult',
  'obscene',
  'severe_toxicity',
  'sexual_explicit',
  'threat',
  'toxicity',
] as const

export type Attribute = (typeof ATTRIBUTES)[number]

/** Probabilities in 0..1, one for each attribute. 0 is a score. */
export type Scores = Record<Attribute, number>

/** What drove a score: UTF-16 code units in the text given, half-open; weight in 0..1, 1 the strongest of the text. */
export type ScoreSpan = { start: number; end: number; attribute: Attribute; weight: number }

/** The window of a text read through several that is worst by toxicity: UTF-16 code units in the text given, half-open. */
export type WorstWindow = { start: number; end: number }

/** Why a text was not scored and need not be. It still waits for a person. */
export type SkipReason = 'empty' | 'no-words'

/** Why scoring went wrong. Never read as "fine". */
export type FailReason = 'timed-out' | 'crashed' | 'not-ready' | 'invalid-output'

/**
 * `confidence` in 0..1: how far the scorer knows this kind of text (unknown words, script, length). `worstWindow` only
 * where a text was read through several windows by a scorer that tells them apart.
 */
export type ScoreOutcome =
  | { outcome: 'scored'; scores: Scores; confidence: number; spans: ScoreSpan[]; worstWindow?: WorstWindow }
  | { outcome: 'skipped'; reason: SkipReason }
  | { outcome: 'failed'; reason: FailReason }

/** `spans` false: nobody asks what drove the scores; a scorer may leave out spans, which cost it a quarter, and worst window. */
export type ScoreOptions = { spans: boolean }

/**
 * What produces scores. `score` answers one outcome for each text, in the same order, and never throws for a text:
 * a text that cannot be scored has the outcome `failed`.
 */
export type Scorer = {
  /** Name and exact version, for example "embedded@1". */
  readonly id: string
  /** sha256 of the weights, hexadecimal. */
  readonly digest: string
  score(texts: readonly string[], options?: ScoreOptions): Promise<ScoreOutcome[]>
  close(): Promise<void>
}
