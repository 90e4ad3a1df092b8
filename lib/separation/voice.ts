import { hashWords } from './hash-words.ts'
import type { VoiceModel } from './model.ts'

/**
 * Log-odds that a line is a reader's and not the article's, from its signs and its words. Words count by the sum over
 * the root of their number, so that a long paragraph is surer than a short line, but not in proportion.
 */
export function voiceOf(model: VoiceModel, line: string, signs: Float32Array): number {
  let score = 0
  for (let i = 0; i < signs.length; i++) score += (model.signs[i] ?? 0) * (signs[i] ?? 0)
  const words = hashWords(line)
  let sum = 0
  for (const bucket of words) sum += model.words[bucket] ?? 0
  return words.length === 0 ? score : score + (sum * model.scale) / Math.sqrt(words.length)
}
