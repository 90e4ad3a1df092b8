import type { Model } from './model.ts'
import type { Reading } from './read-text.ts'
import { ATTRIBUTES, type ScoreSpan } from './schema.ts'
import { type SpanLimits, type TaggedText, tagWords, textForTagging } from './span-tagger.ts'
import { OUTPUTS } from './wide.ts'
import { wordShares } from './word-shares.ts'
import type { WordEntry } from './word-table.ts'

const MOST = 50
/** A text further below the middle than this has nothing in it that drove a score; of toxic ones it is one in thirty. */
const LEAST_LOGIT = -1.6
const TOXICITY = OUTPUTS - 1

/** The attribute besides toxicity that a word speaks for most, by a clear lead; else toxicity. */
function attributeOf(entry: WordEntry): number {
  let best = TOXICITY
  for (let k = 0; k < TOXICITY; k++) if ((entry.wide[k] ?? 0) > (entry.wide[best] ?? 0)) best = k
  return best
}

/** The worst window of a text as the tagger sees it. */
export function taggedText({ worst }: Reading, model: Model): TaggedText {
  if (worst === undefined) return textForTagging([], new Float32Array(), 0)
  const { window, score } = worst
  const shares = wordShares(window, score.trace, { attribute: TOXICITY, weights: model.deep })
  return textForTagging(window.entries.slice(window.from, window.to), shares, score.logits[TOXICITY] ?? 0)
}

type Marked = { first: number; last: number; chance: number }

/** Marked words that follow one another are one span. */
function joinMarked(chances: Float32Array, threshold: number): Marked[] {
  const out: Marked[] = []
  chances.forEach((chance, word) => {
    if (chance < threshold) return
    const before = out.at(-1)
    if (before?.last === word - 1) {
      before.last = word
      before.chance = Math.max(before.chance, chance)
    } else out.push({ first: word, last: word, chance })
  })
  return out
}

/** Spans in the order of the text; several words that one character stands for are one span. */
function joinOverlapping(spans: readonly ScoreSpan[]): ScoreSpan[] {
  const out: ScoreSpan[] = []
  for (const span of spans) {
    const before = out.at(-1)
    if (before && span.start < before.end) {
      before.end = Math.max(before.end, span.end)
      before.weight = Math.max(before.weight, span.weight)
    } else out.push(span)
  }
  return out
}

/** The spans of a text whose words have these chances of being marked. */
export function spansFrom(
  { tokens, worst }: Reading,
  { text, chances }: { text: TaggedText; chances: Float32Array },
  { least, share }: SpanLimits,
): ScoreSpan[] {
  if (worst === undefined || text.logit < LEAST_LOGIT) return []
  const from = worst.window.from
  const top = Math.max(...chances)
  const spans = joinMarked(chances, Math.max(least, share * top))
    .toSorted((a, b) => b.chance - a.chance)
    .slice(0, MOST)
    .sort((a, b) => a.first - b.first)
    .map(({ first, last, chance }) => {
      const strongest = text.entries[chances.indexOf(chance, first)]
      return {
        start: tokens.starts[from + first] ?? 0,
        end: tokens.ends[from + last] ?? 0,
        attribute: ATTRIBUTES[strongest ? attributeOf(strongest) : TOXICITY] ?? 'toxicity',
        weight: Math.round((chance / top) * 100) / 100,
      }
    })
  return joinOverlapping(spans)
}

/** What drove the score, in UTF-16 units of the text: of a long text, in its worst window. At most 50 spans. */
export function markSpans(reading: Reading, model: Model): ScoreSpan[] {
  if ((reading.worst?.score.logits[TOXICITY] ?? Number.NEGATIVE_INFINITY) < LEAST_LOGIT) return []
  const text = taggedText(reading, model)
  return spansFrom(reading, { text, chances: tagWords(text, model.tagger) }, model.tagger.limits)
}
