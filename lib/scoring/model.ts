import { type Calibration, calibrationFrom } from './calibrate.ts'
import { type Tokeniser, tokeniser } from './normalise/find-tokens.ts'
import { type Lexicon, lexiconOf } from './normalise/lexicon.ts'
import { type Tensors, tensorOf } from './weights-format.ts'
import { type WideWeights, wideFrom } from './wide.ts'
import { type WordTable, wordTable } from './word-table.ts'

/** Everything that scoring a text takes: what was learned, and what is remembered of words seen. */
export type Model = {
  lexicon: Lexicon
  tokenise: Tokeniser
  words: WordTable
  wide: WideWeights
  calibration: Calibration
}

/** The lexicon of a weights file. */
export function lexiconOfWeights(tensors: Tensors): Lexicon {
  const hidden = new TextDecoder().decode(tensorOf(tensors, 'lexicon.hidden', Uint8Array))
  return lexiconOf(tensorOf(tensors, 'lexicon.known', Uint32Array), hidden.split('\n').filter(Boolean))
}

/** A model over the tensors of a weights file. */
export function modelFrom(tensors: Tensors): Model {
  const lexicon = lexiconOfWeights(tensors)
  const wide = wideFrom(tensors)
  return {
    lexicon,
    wide,
    tokenise: tokeniser(lexicon),
    words: wordTable({ lexicon, wide }),
    calibration: calibrationFrom(tensors),
  }
}
