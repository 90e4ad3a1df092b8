/** What the voice of a line is judged by: log-odds of "reader's comment" against "article". */
export type VoiceModel = {
  /** One weight for each sign of `text-signs.ts`. */
  signs: Float32Array
  /** One weight for each bucket of `hash-words.ts`, in steps of `scale`. */
  words: Int8Array
  scale: number
}

/** Weights of the search for the border: for each state and feature of `border-features.ts`. */
export type BorderModel = {
  stay: Float32Array
  enter: Float32Array
  /** Weights of `judge-page.ts`: whether the page has comments at all. */
  gate: Float32Array
  /** Corrections of the log-odds of "has comments" and of "the border stands right". */
  hasComments: readonly [shift: number, slope: number]
  border: readonly [shift: number, slope: number]
}

/** Weights of the features of `join-features.ts`; above 0 a line goes on with the comment before it. */
export type JoinModel = { weights: Float32Array }

/** Pages of nothing but text are searched by weights of their own: there the voice decides, elsewhere it helps. */
export type BorderModels = { plain: BorderModel; shown: BorderModel }

/** Everything that was trained, with the version that answers carry. */
export type SeparationModel = { version: string; voice: VoiceModel; borders: BorderModels; joins: JoinModel }
