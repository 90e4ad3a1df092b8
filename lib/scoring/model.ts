import { type Calibration, calibrationFrom } from './calibrate.ts'
import { type DeepWeights, deepFrom } from './deep.ts'
import { type Tokeniser, tokeniser } from './normalise/find-tokens.ts'
import { type Lexicon, lexiconOf } from './normalise/lexicon.ts'
import { type DeepTrace, emptyTrace } from './score-deep.ts'
import { type SpanTagger, taggerFrom } from './span-tagger.ts'
import { type Tensors, tensorOf } from './weights-format.ts'
import { type WideWeights, wideFrom } from './wide.ts'
import { type WordTable, wordTable } from './word-table.ts'

/** Everything that scoring a text takes: what was learned, and what is remembered of words seen. */
export type Model = {
  lexicon: Lexicon
  tokenise: Tokeniser
  words: WordTable
  wide: WideWeights
  deep: DeepWeights
  tagger: SpanTagger
  calibration: Calibration
  /** For the deep part's trace of a text, filled again for every text. */
  room: DeepTrace
}

function lexiconFrom(tensors: Tensors): Lexicon {
  const hidden = new TextDecoder().decode(tensorOf(tensors, 'lexicon.hidden', Uint8Array))
  return lexiconOf(tensorOf(tensors, 'lexicon.known', Uint32Array), hidden.split('\n').filter(Boolean))
}

/** A model over the tensors of a weights file. */
export function modelFrom(tensors: Tensors): Model {
  const lexicon = lexiconFrom(tensors)
  const [wide, deep] = [wideFrom(tensors), deepFrom(tensors)]
  return {
    lexicon,
    wide,
    deep,
    tokenise: tokeniser(lexicon),
    words: wordTable({ lexicon, wide, deep }),
    tagger: taggerFrom(tensors),
    calibration: calibrationFrom(tensors),
    room: emptyTrace(deep.shape),
  }
}
