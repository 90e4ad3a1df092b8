import type { Model } from './model.ts'
import type { Reading } from './read-text.ts'
import { ATTRIBUTES, type ScoreSpan } from './schema.ts'
import { type TaggedText, tagWord } from './span-tagger.ts'
import { OUTPUTS } from './wide.ts'
import { wordShares } from './word-shares.ts'
import type { WordEntry } from './word-table.ts'

const MOST = 50
/** A text further below the middle than this has nothing in it that drove a score. */
const LEAST_LOGIT = -3
const TOXICITY = OUTPUTS - 1

/** The attribute besides toxicity that a word speaks for most, by a clear lead; else toxicity. */
function attributeOf(entry: WordEntry): number {
  let best = TOXICITY
  for (let k = 0; k < TOXICITY; k++) if ((entry.wide[k] ?? 0) > (entry.wide[best] ?? 0)) best = k
  return best
}

/** The worst window of a text as the tagger sees it. */
export function taggedText({ worst }: Reading, model: Model): TaggedText {
  if (worst === undefined) return { entries: [], shares: new Float32Array(), logit: 0 }
  const { window, score } = worst
  return {
    entries: window.entries.slice(window.from, window.to),
    shares: wordShares(window, score.trace, { attribute: TOXICITY, weights: model.deep }),
    logit: score.logits[TOXICITY] ?? 0,
  }
}

type Marked = { first: number; last: number; chance: number }

/** Marked words that follow one another are one span. */
function joinMarked(chances: readonly number[], threshold: number): Marked[] {
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

/** What drove the score, in UTF-16 units of the text: of a long text, in its worst window. At most 50 spans. */
export function markSpans(reading: Reading, model: Model): ScoreSpan[] {
  if (reading.worst === undefined || (reading.worst.score.logits[TOXICITY] ?? 0) < LEAST_LOGIT) return []
  const text = taggedText(reading, model)
  const from = reading.worst.window.from
  const chances = text.entries.map((_, i) => tagWord(text, i, model.tagger))
  const marked = joinMarked(chances, model.tagger.threshold)
  const top = Math.max(...marked.map(({ chance }) => chance))
  return marked
    .toSorted((a, b) => b.chance - a.chance)
    .slice(0, MOST)
    .sort((a, b) => a.first - b.first)
    .map(({ first, last, chance }) => {
      const strongest = text.entries[chances.indexOf(chance, first)]
      return {
        start: reading.tokens.starts[from + first] ?? 0,
        end: reading.tokens.ends[from + last] ?? 0,
        attribute: ATTRIBUTES[strongest ? attributeOf(strongest) : TOXICITY] ?? 'toxicity',
        weight: Math.round((chance / top) * 100) / 100,
      }
    })
}
