import type { Calibration } from '../calibrate.ts'
import type { Lexicon } from '../normalise/lexicon.ts'
import type { Tensors } from '../weights-format.ts'
import { OUTPUTS } from '../wide.ts'
import { quantiseColumns } from './quantise.ts'
import type { WideState } from './train-wide.ts'

/** Weights of the wide part further out than this are cut off: a handful of buckets must not coarsen all others. */
const WIDE_CLIP = 2

/** The lexicon as tensors. */
export function lexiconTensors({ known, repair }: Lexicon): Tensors {
  return { 'lexicon.known': known.hashes, 'lexicon.hidden': new TextEncoder().encode(repair.words.join('\n')) }
}

/** The wide part in eight bits. */
export function wideTensors(state: WideState): Tensors {
  const { values, scale } = quantiseColumns(state.table, OUTPUTS, WIDE_CLIP)
  return { 'wide.table': values, 'wide.scale': scale, 'wide.bias': state.bias }
}

/** The calibration as tensors. */
export function calibrationTensors({ slopes, shifts }: Calibration): Tensors {
  return { 'calibration.slopes': slopes, 'calibration.shifts': shifts }
}
