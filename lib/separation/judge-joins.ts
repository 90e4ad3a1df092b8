import { joinScore } from './join-features.ts'
import type { JoinModel } from './model.ts'
import type { LineEvidence } from './page-evidence.ts'

const LOWER = /^["'(]?\p{Ll}/u
const ONWARD =
  /^(?:also|and|or|but|so|then|plus|secondly|second|finally|anyway|however|meanwhile|otherwise|ps|p\.s|edit|at this|as for|on top|\d{1,2}[.)]|[-*•])[\s,:.]/i
const OPENS = /[:;,–—-]$|^["“][^"”]*$/u
const LABEL = /^\p{Lu}[\p{L} ]{2,30}:\s/u

/** Plain reasons to go on with a comment, as a reader of the page would give them. */
function reasons(before: string, line: string): number {
  let score = -0.7
  if (LOWER.test(line) || ONWARD.test(line)) score += 0.5
  if (OPENS.test(before)) score += 1
  if (before.length > 180) score += 0.4
  if (line.length > 180) score += 0.3
  if (before.length > 150 && line.length > 250) score += 0.3
  if (before.length < 60 && /^[^.!?]*$/.test(before)) score += 0.2
  if (before.length < 60 && line.length < 60) score -= 0.1
  return score
}

/** Questions are asked and answered by different people; a label with a colon opens a remark. */
function turns(before: string, line: string): number {
  let score = 0
  if (line.length < 120 && /\?["”]?$/.test(line)) score -= 2
  if (before.endsWith('?')) score -= 1.5
  return LABEL.test(line) ? score - 1 : score
}

const WORDS = /\p{L}{4,}/gu
const wordsOf = (text: string): Set<string> =>
  new Set((text.length > 3000 ? text.slice(0, 3000) : text).toLowerCase().match(WORDS) ?? [])

/** How many words (2 at most) each line shares with the line before it that few other lines have. */
function sharedRare(texts: readonly string[]): number[] {
  const words = texts.map(wordsOf)
  const counts = new Map<string, number>()
  for (const set of words) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1)
  const few = Math.max(3, 0.06 * texts.length)
  return words.map((set, i) => {
    let shared = 0
    for (const word of set) if (words[i - 1]?.has(word) === true && (counts.get(word) ?? 0) <= few) shared += 1
    return Math.min(2, shared)
  })
}

const LONGEST_QUOTE = 12

/** Lines inside a quotation that one line opens and a later one closes, as verses are quoted. */
function insideQuotes(texts: readonly string[]): { opening: Set<number>; inside: Set<number> } {
  const inside = new Set<number>()
  const opening = new Set<number>()
  const isOdd = (text: string) => (text.match(/"/g)?.length ?? 0) % 2 === 1
  texts.forEach((text, start) => {
    if (inside.has(start) || !/^["“]/.test(text) || !isOdd(text)) return
    const end = texts.slice(start + 1, start + LONGEST_QUOTE).findIndex((later) => isOdd(later))
    const closes = /["”][.!?]?$/.test(texts[start + 1 + end] ?? '')
    if (end >= 0 && closes) opening.add(start)
    for (let i = start + 1; end >= 0 && closes && i <= start + 1 + end; i++) inside.add(i)
  })
  return { opening, inside }
}

const JOIN_FROM = -0.3
const MOST_TRAINED = 2

/**
 * Says for each line of a run of comments without author lines whether it goes on with the comment before it: plain
 * reasons, words that only the two share, and the trained weights together.
 */
export function judgeJoins(lines: readonly LineEvidence[], { weights }: JoinModel): boolean[] {
  const texts = lines.map((line) => line.line.text)
  const quoted = insideQuotes(texts)
  const shared = sharedRare(texts)
  return lines.map((line, i) => {
    const before = lines[i - 1]
    if (before === undefined) return false
    if (quoted.inside.has(i)) return true
    if (quoted.opening.has(i) && !/[:,]$/.test(before.line.text)) return false
    const seen = ({ line: { text, gap }, signs }: LineEvidence) => ({ text, gap, signs })
    const trained = Math.max(-MOST_TRAINED, Math.min(MOST_TRAINED, joinScore(weights, seen(before), seen(line))))
    const [a, b] = [before.line.text, line.line.text]
    return 3 * reasons(a, b) + trained + 0.5 * turns(a, b) + 1.6 * (shared[i] ?? 0) > JOIN_FROM
  })
}
