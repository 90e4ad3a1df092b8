/** What was said of one text, and what our scorer said of it when it came in; both 0..1. */
export type Judgement = { said: number; ours: number }

/** `precision` and `recall` are null where nothing was scored so high, or nothing was said to be so. */
export type FeedbackMeasure = {
  threshold: number
  precision: number | null
  recall: number | null
  f1: number
}

export type AttributeFeedback = {
  attribute: string
  count: number
  positives: number
  at: FeedbackMeasure
  /** The threshold of the largest F1; null where either side is missing. */
  suggested: FeedbackMeasure | null
}

/** Somebody said yes from this value on. */
const YES_FROM = 0.5
/** Fewer of either side than this, and a threshold would be chance. */
const FEWEST = 10

/** Measures our scores against what outside moderators decided, who saw a score when they did. */
export function measureFeedback(
  attribute: string,
  judgements: readonly Judgement[],
  threshold: number,
): AttributeFeedback {
  const positives = judgements.filter(({ said }) => said >= YES_FROM).length
  const enough = positives >= FEWEST && judgements.length - positives >= FEWEST
  return {
    attribute,
    count: judgements.length,
    positives,
    at: measureAt(judgements, threshold),
    suggested: enough ? findBest(judgements, positives) : null,
  }
}

function measureAt(judgements: readonly Judgement[], threshold: number): FeedbackMeasure {
  const over = judgements.filter(({ ours }) => ours >= threshold)
  const hits = over.filter(({ said }) => said >= YES_FROM).length
  const positives = judgements.filter(({ said }) => said >= YES_FROM).length
  return measureOf({ threshold, hits, over: over.length, positives })
}

type Counts = { threshold: number; hits: number; over: number; positives: number }

function measureOf({ threshold, hits, over, positives }: Counts): FeedbackMeasure {
  return {
    threshold,
    precision: over > 0 ? hits / over : null,
    recall: positives > 0 ? hits / positives : null,
    f1: over + positives > 0 ? (2 * hits) / (over + positives) : 0,
  }
}

/** Walks down from the highest score; a threshold stands only where the next score is another. */
function findBest(judgements: readonly Judgement[], positives: number): FeedbackMeasure {
  const sorted = [...judgements].sort((a, b) => b.ours - a.ours)
  let best = measureOf({ threshold: 1, hits: 0, over: 0, positives })
  let hits = 0
  for (const [i, { ours, said }] of sorted.entries()) {
    if (said >= YES_FROM) hits += 1
    if (sorted[i + 1]?.ours === ours) continue
    const measure = measureOf({ threshold: ours, hits, over: i + 1, positives })
    if (measure.f1 > best.f1) best = measure
  }
  return best
}
