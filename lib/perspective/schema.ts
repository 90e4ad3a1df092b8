import type { Scores } from '#lib/scoring/schema.ts'

/** The largest comment, in bytes of UTF-8. */
export const MAX_TEXT_BYTES = 20_480

/** The largest entry of a context, in bytes of UTF-8. */
export const MAX_ENTRY_BYTES = 1024 * 1024

/** The most entries of a context. */
export const MAX_ENTRIES = 1000

export type TextType = 'PLAIN_TEXT' | 'HTML'
export type TextEntry = { text: string; type: TextType }

/** One requested attribute. `name` is how the client spelt it, with its version; `base` is without. */
export type RequestedAttribute = { name: string; base: string; version: string | null; threshold: number | null }

/** What an AnalyzeComment request asks, read and checked. `languages` empty stands for: detect. */
export type AnalyzeRequest = {
  comment: TextEntry
  attributes: RequestedAttribute[]
  languages: string[]
  spanAnnotations: boolean
  doNotStore: boolean
  clientToken: string | null
}

/** One attribute's score as it is suggested: 0..1 for the whole, or for spans of the comment, or both. */
export type SuggestedScore = {
  attribute: string
  value: number | null
  spans: { begin: number; end: number; value: number }[]
}

/** What a SuggestCommentScore request says, read and checked. */
export type SuggestRequest = {
  comment: TextEntry
  scores: SuggestedScore[]
  languages: string[]
  context: string[]
  communityId: string | null
  clientToken: string | null
  sessionId: string | null
}

/** Half-open, in UTF-16 code units of the original text; `end` exclusive. */
export type Segment = { begin: number; end: number; scores: Scores; text: string }

/** google.rpc.Status as it is answered, with its HTTP status as `code`. */
export type Status = { code: number; message: string; status: string; details?: object[] }

/** What a part of the contract can say instead of its result. */
export type Refused = { ok: false; error: Status; retryAfter?: number }

/** How a site wants its requests answered. */
export type AnswerSettings = { scoreAnyway: boolean; attributesOff: string[]; strictModerations: boolean }

/**
 * The same with what is compared with the old service, a share in per cent and the sealed key for it, and with the
 * sealed secret of Coral's phase.
 */
export type FaceSettings = AnswerSettings & {
  comparePercent: number
  compareKey: string | null
  coralSecret: string | null
}

export const FIRST_SETTINGS: FaceSettings = {
  scoreAnyway: false,
  attributesOff: [],
  strictModerations: false,
  comparePercent: 0,
  compareKey: null,
  coralSecret: null,
}
