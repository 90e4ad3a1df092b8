/** How an annotator works, on one site. Null where nothing tells it. */
export type AnnotatorFigures = {
  userId: string
  name: string
  labelled: number
  skipped: number
  /** Of the time that a comment was before them, in milliseconds. */
  medianMs: number | null
  /** Comments in an hour of that time. */
  perHour: number | null
  /** How far they agree with the labels of gold comments, 0..1, with partial credit. */
  gold: { score: number; comments: number } | null
  /** The share of their answers that equal those of another annotator, over all pairs of answers, 0..1. */
  agreement: { share: number; answers: number } | null
  lastAt: Date | null
}
