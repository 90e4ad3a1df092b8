import { foldText } from '../normalise/fold-text.ts'
import type { LabelledRow } from './read-rows.ts'

/** The words that normalisation knows, and those that it looks for behind disguises, strongest first. */
export type Vocabulary = { known: string[]; hidden: string[] }

type Count = { all: number; toxic: number; clean: number }

const LEAST_SEEN = 3
const LEAST_TOXIC = 5
const LEAST_LOG_ODDS = 0.6
const MOST_HIDDEN = 3000

function addText(counts: Map<string, Count>, row: LabelledRow): void {
  const toxicity = row.labels.toxicity ?? row.labels.identity_attack ?? row.labels.sexual_explicit ?? 0
  const words =
    foldText(row.text)
      .text.replaceAll("'", '')
      .match(/[a-z]+/g) ?? []
  for (const word of words) count(counts, word).all += 1
  for (const word of new Set(words)) {
    const held = count(counts, word)
    held.toxic += toxicity
    held.clean += 1 - toxicity
  }
}

function count(counts: Map<string, Count>, word: string): Count {
  const held = counts.get(word)
  if (held) return held
  const fresh = { all: 0, toxic: 0, clean: 0 }
  counts.set(word, fresh)
  return fresh
}

/** Log-odds of toxic against clean, drawn towards 0 for rare words, times the square root of how often it was toxic. */
function strength({ toxic, clean }: Count, odds: number): number {
  return Math.log((toxic + 1) / (clean + 1) / odds) * Math.sqrt(toxic)
}

function findHidden(counts: ReadonlyMap<string, Count>, odds: number): string[] {
  return [...counts]
    .filter(([word, held]) => word.length >= 3 && word.length <= 16 && held.toxic >= LEAST_TOXIC)
    .filter(([, held]) => Math.log((held.toxic + 1) / (held.clean + 1) / odds) > LEAST_LOG_ODDS)
    .map(([word, held]) => ({ word, value: strength(held, odds) }))
    .sort((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_HIDDEN)
    .map(({ word }) => word)
}

/** Counts the words of training rows; deterministic in the rows and their order. */
export function findVocabulary(rows: readonly LabelledRow[]): Vocabulary {
  const counts = new Map<string, Count>()
  for (const row of rows) addText(counts, row)
  const toxic = rows.reduce((sum, row) => sum + (row.labels.toxicity ?? 0), 0)
  const known = [...counts].filter(([word, held]) => held.all >= LEAST_SEEN && word.length <= 24).map(([word]) => word)
  return { known, hidden: findHidden(counts, (toxic + 1) / (rows.length - toxic + 1)) }
}
