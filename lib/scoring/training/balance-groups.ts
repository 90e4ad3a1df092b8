import type { LabelledRow } from './read-rows.ts'

/** Words that name a group of people without any insult. */
const GROUP_WORDS: ReadonlySet<string> = new Set(
  [
    'woman women girl girls man men boy boys female females male males feminist feminists',
    'gay gays lesbian lesbians bisexual transgender trans queer homosexual homosexuals straight',
    'muslim muslims islam islamic jew jews jewish judaism christian christians christianity catholic catholics',
    'hindu hindus sikh sikhs buddhist buddhists atheist atheists mormon mormons',
    'black blacks white whites asian asians latino latinos hispanic hispanics mexican mexicans indian indians',
    'chinese japanese arab arabs african africans european europeans american americans canadian canadians',
    'russian russians turk turks turkish polish pakistani pakistanis immigrant immigrants migrant migrants',
    'refugee refugees foreign foreigner foreigners disabled blind deaf autistic elderly teenager teenagers',
  ].flatMap((line) => line.split(' ')),
)

/** A rate drawn from fewer rows than this is drawn towards that of all rows. */
const FEW = 5
/** No row counts for less than this share of what it would. */
const LEAST = 0.2

type Counts = { toxic: number; harmless: number }

function wordsIn(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? []
  return [...new Set(words.filter((word) => GROUP_WORDS.has(word)))]
}

function count(into: Counts, toxicity: number, weight: number): void {
  into.toxic += weight * toxicity
  into.harmless += weight * (1 - toxicity)
}

function countWords(rows: readonly LabelledRow[], words: readonly string[][], weights: readonly number[]) {
  const all: Counts = { toxic: 0, harmless: 0 }
  const byWord = new Map<string, Counts>()
  rows.forEach(({ labels: { toxicity } }, i) => {
    if (toxicity === null) return
    count(all, toxicity, weights[i] ?? 0)
    for (const word of words[i] ?? []) {
      const held = byWord.get(word) ?? { toxic: 0, harmless: 0 }
      count(held, toxicity, weights[i] ?? 0)
      byWord.set(word, held)
    }
  })
  return { byWord, odds: all.toxic / all.harmless }
}

/**
 * For each row the share of its weight that it keeps, in 0..1, so that rows which name a group are toxic no more often
 * than rows as such: toxic ones are lowered. The data has most groups from those who attack them, and what names a group
 * would else be read as an attack (Dixon et al. 2018).
 */
export function balanceGroups(rows: readonly LabelledRow[], weights: readonly number[]): number[] {
  const words = rows.map(({ text }) => wordsIn(text))
  const { byWord, odds } = countWords(rows, words, weights)
  const excess = (word: string): number => {
    const { toxic, harmless } = byWord.get(word) ?? { toxic: 0, harmless: 0 }
    return (toxic + FEW * odds) / (harmless + FEW) / odds
  }
  return rows.map(({ labels: { toxicity } }, i) => {
    if (toxicity === null || toxicity < 0.5) return 1
    return Math.max(LEAST, 1 / Math.max(1, ...(words[i] ?? []).map(excess)))
  })
}
