import type { Calibration } from '../calibrate.ts'
import type { Lexicon } from '../normalise/lexicon.ts'
import type { SpanTagger } from '../span-tagger.ts'
import type { Tensors } from '../weights-format.ts'
import { OUTPUTS } from '../wide.ts'
import type { DeepState } from './deep-state.ts'
import { quantiseColumns } from './quantise.ts'
import type { WideState } from './train-wide.ts'

/** Weights of the wide part further out than this are cut off: a handful of buckets must not coarsen all others. */
const WIDE_CLIP = 2

function quantised(name: string, weights: Float32Array, columns: number): Tensors {
  const { values, scale } = quantiseColumns(weights, columns)
  return { [name]: values, [`${name}Scale`]: scale }
}

/** The lexicon as tensors. */
export function lexiconTensors({ known, repair }: Lexicon): Tensors {
  return { 'lexicon.known': known.hashes, 'lexicon.hidden': new TextEncoder().encode(repair.words.join('\n')) }
}

/** The wide part in eight bits. */
export function wideTensors(state: WideState): Tensors {
  const { values, scale } = quantiseColumns(state.table, OUTPUTS, WIDE_CLIP)
  return { 'wide.table': values, 'wide.scale': scale, 'wide.bias': state.bias, 'wide.manner': state.manner }
}

/** The deep part in eight bits, its biases in full. */
export function deepTensors({ shape, ...state }: DeepState): Tensors {
  const { buckets, dim, filters, widths, hidden } = shape
  return {
    'deep.shape': Uint32Array.of(buckets, dim, filters, widths, hidden),
    ...quantised('deep.embeddings', state.embeddings, dim),
    ...quantised('deep.kernels', state.kernels.weights, dim),
    'deep.filterBias': state.filterBias.weights,
    ...quantised('deep.hidden', state.hidden.weights, filters * widths),
    'deep.hiddenBias': state.hiddenBias.weights,
    ...quantised('deep.output', state.output.weights, hidden),
    'deep.outputBias': state.outputBias.weights,
  }
}

/** The calibration as tensors. */
export function calibrationTensors({ slopes, shifts }: Calibration): Tensors {
  return { 'calibration.slopes': slopes, 'calibration.shifts': shifts }
}

/** The span tagger as tensors. */
export function taggerTensors({ linear, table, limits }: SpanTagger): Tensors {
  return {
    'spans.linear': linear,
    'spans.table': table,
    'spans.limits': Float32Array.of(limits.least, limits.share),
  }
}
