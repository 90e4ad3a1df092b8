import { join } from 'node:path'
import { type Tokeniser, tokeniser } from '../normalise/find-tokens.ts'
import { type Lexicon, lexiconFrom } from '../normalise/lexicon.ts'
import { buildCorpus, type Corpus } from './corpus.ts'
import { findVocabulary, type Vocabulary } from './find-vocabulary.ts'
import { type LabelledRow, readLabelled } from './read-rows.ts'
import { isKeptOut, takeShare } from './split-rows.ts'

/** What training starts from: the rows as numbers, those kept out to choose by, and the words that were found. */
export type Prepared = {
  rows: LabelledRow[]
  keptOut: LabelledRow[]
  vocabulary: Vocabulary
  lexicon: Lexicon
  tokenise: Tokeniser
  corpus: Corpus
}

/** Reads and prepares training rows. `share` takes part of them; `extra` adds rows of our own making. */
export function prepare(dir: string, share: number, extra: readonly LabelledRow[]): Prepared {
  const all = takeShare(readLabelled(join(dir, 'toxicity-train.jsonl.gz')), share)
  const rows = all.filter((row) => !isKeptOut(row))
  const vocabulary = findVocabulary(rows)
  const lexicon = lexiconFrom(vocabulary.known, vocabulary.hidden)
  const tokenise = tokeniser(lexicon)
  const trained = [...rows, ...extra]
  const keptOut = all.filter(isKeptOut)
  return { rows: trained, keptOut, vocabulary, lexicon, tokenise, corpus: buildCorpus(trained, tokenise) }
}
