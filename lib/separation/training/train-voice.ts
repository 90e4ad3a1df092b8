import { BUCKETS, hashWords } from '../hash-words.ts'
import type { VoiceModel } from '../model.ts'
import { SIGNS, textSigns } from '../text-signs.ts'
import { type Random, shuffled } from './random.ts'

/** A line with who wrote it. */
export type VoiceExample = { text: string; isComment: boolean; weight: number }

type Prepared = { signs: Float32Array; words: number[]; y: number; weight: number }

const EPOCHS = 6
const RATE = 0.08
/** Decay for words: 341 articles are few, and their topics must not be learnt. */
const WORD_DECAY = 2e-4
const LEAST_LINES = 4

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

function prepare(examples: readonly VoiceExample[]): Prepared[] {
  const seen = new Uint32Array(BUCKETS)
  const rows = examples.map(({ text, isComment, weight }) => ({
    signs: textSigns(text),
    words: hashWords(text),
    y: isComment ? 1 : 0,
    weight,
  }))
  for (const { words } of rows) for (const bucket of words) seen[bucket] = (seen[bucket] ?? 0) + 1
  return rows.map((row) => ({ ...row, words: row.words.filter((bucket) => (seen[bucket] ?? 0) >= LEAST_LINES) }))
}

function step(row: Prepared, signs: Float64Array, words: Float64Array, rate: number): void {
  const root = Math.sqrt(Math.max(1, row.words.length))
  let score = 0
  for (let i = 0; i < signs.length; i++) score += (signs[i] ?? 0) * (row.signs[i] ?? 0)
  for (const bucket of row.words) score += (words[bucket] ?? 0) / root
  const pull = rate * row.weight * (row.y - sigmoid(score))
  for (let i = 0; i < signs.length; i++) signs[i] = (signs[i] ?? 0) * (1 - rate * 1e-4) + pull * (row.signs[i] ?? 0)
  for (const bucket of row.words)
    words[bucket] = (words[bucket] ?? 0) * (1 - rate * WORD_DECAY * 100) + (pull * 4) / root
}

/** Logistic regression by stochastic steps in an order fixed by `random`; word weights end as steps of 1/127 of the largest. */
export function trainVoice(random: Random, examples: readonly VoiceExample[]): VoiceModel {
  const rows = prepare(examples)
  const signs = new Float64Array(SIGNS.length)
  const words = new Float64Array(BUCKETS)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch)
    for (const row of shuffled(random, rows)) step(row, signs, words, rate)
  }
  const limit = 3
  const scale = limit / 127
  return {
    signs: Float32Array.from(signs),
    words: Int8Array.from(words, (weight) => Math.round(Math.max(-limit, Math.min(limit, weight)) / scale)),
    scale,
  }
}

/** The mean of voices that were learnt from the same examples, all with steps of one size. */
export function meanVoice(voices: readonly VoiceModel[]): VoiceModel {
  const mean = (of: (voice: VoiceModel) => ArrayLike<number>, at: number) =>
    voices.reduce((sum, voice) => sum + (of(voice)[at] ?? 0), 0) / voices.length
  return {
    signs: Float32Array.from({ length: SIGNS.length }, (_, i) => mean(({ signs }) => signs, i)),
    words: Int8Array.from({ length: BUCKETS }, (_, i) => Math.round(mean(({ words }) => words, i))),
    scale: voices[0]?.scale ?? 1,
  }
}
