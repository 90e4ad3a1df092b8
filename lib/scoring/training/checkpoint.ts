import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeWeights, encodeWeights, type Tensors, tensorOf } from '../weights-format.ts'
import { type DeepState, denseBlocks } from './deep-state.ts'

/** Where a run leaves what it has done, and what the run is: a checkpoint of another run is not taken up. */
export type Checkpoints = { dir: string; run: string }

function tensorsOf(state: DeepState): Tensors {
  const blocks = denseBlocks(state).flatMap(({ weights, means, squares }, i) => [
    [`${i}.weights`, weights] as const,
    [`${i}.means`, means] as const,
    [`${i}.squares`, squares] as const,
  ])
  return {
    embeddings: state.embeddings,
    embeddingSquares: state.embeddingSquares,
    steps: Uint32Array.of(state.steps),
    ...Object.fromEntries(blocks),
  }
}

/** Keeps the state after a pass; a run that is killed while writing leaves the one before. */
export function saveCheckpoint({ dir, run }: Checkpoints, state: DeepState, epochs: number): void {
  mkdirSync(dir, { recursive: true })
  const file = join(dir, `${run}.bin`)
  writeFileSync(`${file}.part`, encodeWeights({ ...tensorsOf(state), epochs: Uint32Array.of(epochs) }))
  renameSync(`${file}.part`, file)
}

/** Puts the last checkpoint of this run into `state` and says how many passes it had seen; 0 without one. */
export function restoreCheckpoint({ dir, run }: Checkpoints, state: DeepState): number {
  const file = join(dir, `${run}.bin`)
  if (!existsSync(file)) return 0
  const tensors = decodeWeights(new Uint8Array(readFileSync(file)))
  for (const [name, into] of Object.entries(tensorsOf(state))) {
    if (into instanceof Float32Array) into.set(tensorOf(tensors, name, Float32Array))
  }
  state.steps = tensorOf(tensors, 'steps', Uint32Array)[0] ?? 0
  return tensorOf(tensors, 'epochs', Uint32Array)[0] ?? 0
}
