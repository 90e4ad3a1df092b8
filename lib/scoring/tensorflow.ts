import util from 'node:util'
import { loadGraphModel } from '@tensorflow/tfjs-converter'
import * as tf from '@tensorflow/tfjs-core'

/** What runs the graph, fastest first. */
export const BACKENDS = ['tfjs-node', 'wasm', 'cpu'] as const

export type Backend = (typeof BACKENDS)[number]

export type GraphSource = {
  topology: Record<string, unknown>
  weightSpecs: { name: string; shape: number[]; dtype: string }[]
  weights: ArrayBuffer
}

/** A graph over rows of piece ids: one row of numbers in, for each output one pair of probabilities a row out. */
export type Graph = {
  readonly outputs: readonly string[]
  /**
   * For each output, in the order of `outputs`, the flat pairs `[no, yes]` of the rows. No row may be empty: the graph
   * counts rows by the ids that it sees, so that an empty last row would be lost and an empty one inside made up.
   */
  run(rows: readonly (readonly number[])[]): Promise<Float32Array[]>
  /** Tensors alive now; constant between calls. */
  tensors(): number
  dispose(): void
}

type PassedOver = { backend: Backend; why: string }[]

export type BackendChoice = { backend: Backend; passedOver: PassedOver }

const importers: Record<Backend, () => Promise<string>> = {
  'tfjs-node': async () => {
    // It calls two functions of old: Node dropped the one in version 23, and warns of the other.
    const isNullOrUndefined = (value: unknown) => value === null || value === undefined
    Object.assign(util, { isNullOrUndefined, isArray: Array.isArray })
    const optional: string = '@tensorflow/tfjs-node'
    await import(optional)
    return 'tensorflow'
  },
  wasm: async () => {
    await import('@tensorflow/tfjs-backend-wasm')
    return 'wasm'
  },
  cpu: async () => {
    await import('@tensorflow/tfjs-backend-cpu')
    return 'cpu'
  },
}

/**
 * Readies the first backend of `wanted` that this machine can run, and says why the ones before it were passed over.
 * One backend serves the whole thread: call it once. `ok` is false when none can run.
 */
export async function chooseBackend(
  wanted: readonly Backend[] = BACKENDS,
): Promise<({ ok: true } & BackendChoice) | { ok: false; passedOver: PassedOver }> {
  // Else the plain backend advertises another one on the console.
  tf.enableProdMode()
  const passedOver: PassedOver = []
  for (const backend of wanted) {
    try {
      const name = await importers[backend]()
      if (await tf.setBackend(name)) return { ok: true, backend, passedOver }
      passedOver.push({ backend, why: 'did not start' })
    } catch (error) {
      passedOver.push({ backend, why: describeImportError(error) })
    }
  }
  return { ok: false, passedOver }
}

function describeImportError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return 'is not installed'
  return `cannot be loaded (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`
}

/** Loads a graph of two inputs, `Placeholder` (ids, [n]) and `Placeholder_1` (row and column of each, [n, 2]). */
export async function openGraph({ topology, weightSpecs, weights }: GraphSource): Promise<Graph> {
  const load = async () => ({ modelTopology: topology, weightSpecs: weightSpecs.map(toSpec), weightData: weights })
  const model = await loadGraphModel({ load })
  return {
    outputs: model.outputs.map(({ name }) => name),
    tensors: () => tf.memory().numTensors,
    dispose: () => model.dispose(),
    run: async (rows) => {
      const { ids, places } = flattenRows(rows)
      const inputs = {
        Placeholder: tf.tensor1d(ids, 'int32'),
        Placeholder_1: tf.tensor2d(places, [ids.length, 2], 'int32'),
      }
      const answer = await model.executeAsync(inputs).finally(() => tf.dispose(inputs))
      const outputs = Array.isArray(answer) ? answer : [answer]
      try {
        return await Promise.all(outputs.map(async (output) => Float32Array.from(await output.data())))
      } finally {
        tf.dispose(outputs)
      }
    },
  }
}

function toSpec({ name, shape, dtype }: GraphSource['weightSpecs'][number]) {
  if (dtype !== 'float32' && dtype !== 'int32') throw new Error(`the weights ${name} are of the unknown type ${dtype}`)
  return { name, shape, dtype: dtype === 'int32' ? ('int32' as const) : ('float32' as const) }
}

function flattenRows(rows: readonly (readonly number[])[]): { ids: Int32Array; places: Int32Array } {
  const count = rows.reduce((sum, row) => sum + row.length, 0)
  const ids = new Int32Array(count)
  const places = new Int32Array(count * 2)
  let at = 0
  for (const [row, members] of rows.entries()) {
    if (members.length === 0) throw new RangeError('a row of pieces is empty')
    for (const [column, id] of members.entries()) {
      ids[at] = id
      places[at * 2] = row
      places[at * 2 + 1] = column
      at++
    }
  }
  return { ids, places }
}
