import { createHash } from 'node:crypto'
import type { Corpus } from './corpus.ts'
import type { DeepSettings } from './train-deep.ts'

/** What a training run of the deep part starts from. */
export type DeepRun = { seed: number; share: number; settings: DeepSettings; corpus: Corpus }

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Int32Array | Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

/**
 * The name of a run, by all that decides what comes of it: two runs of one name give the same bytes, so that either may go
 * on from the other's checkpoints.
 */
export function nameRun({ seed, share, settings, corpus }: DeepRun): string {
  const { size, words, features, tokens, offsets, labels, weights } = corpus
  const hash = createHash('sha256').update(JSON.stringify({ seed, share, settings, size, words }))
  for (const numbers of [tokens, offsets, labels, weights, ...features]) {
    hash.update(Uint32Array.of(numbers.length)).update(bytesOf(numbers))
  }
  return `deep-${hash.digest('hex').slice(0, 16)}`
}
