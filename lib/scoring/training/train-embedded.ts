import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { modelFrom } from '../model.ts'
import type { Tensors } from '../weights-format.ts'
import { OUTPUTS } from '../wide.ts'
import { calibrateModel } from './calibrate-model.ts'
import { restoreCheckpoint, saveCheckpoint } from './checkpoint.ts'
import { type DeepState, emptyDeep } from './deep-state.ts'
import { noCalibration } from './fit-calibration.ts'
import { nameRun } from './name-run.ts'
import { type Prepared, prepare } from './prepare.ts'
import { randomFrom } from './random.ts'
import { type LabelledRow, readLabelled, readSpanRows } from './read-rows.ts'
import { writeRows } from './synthetic/write-rows.ts'
import { DEEP_SETTINGS, type DeepSettings, trainDeepEpoch } from './train-deep.ts'
import { emptyTagger, trainTagger } from './train-spans.ts'
import { emptyWide, trainWideEpoch, WIDE_SETTINGS, type WideSettings, type WideState } from './train-wide.ts'
import { calibrationTensors, deepTensors, lexiconTensors, taggerTensors, wideTensors } from './weights-of.ts'

/**
 * What a training run is told: where the data is, which `share` of it to take (0 to 1), where random numbers start,
 * where checkpoints go, and who is told of each step.
 */
export type TrainingOptions = {
  data: string
  share: number
  seed: number
  checkpoints: string
  say: (line: string) => void
  settings?: TrainingSettings
}

/** Sizes and steps of both parts. */
export type TrainingSettings = { wide: WideSettings; deep: DeepSettings }

const SHIPPED: TrainingSettings = { wide: WIDE_SETTINGS, deep: DEEP_SETTINGS }

/** Streams of random numbers of their own for each pass, so that a run can be taken up after any of them. */
function streamFor(seed: number, pass: number) {
  return randomFrom(seed * 1000 + pass)
}

function syntheticRows({ data, seed }: TrainingOptions): LabelledRow[] {
  const file = join(data, 'synthetic-identity.jsonl.gz')
  return [...(existsSync(file) ? readLabelled(file) : []), ...writeRows(seed)]
}

function trainWide({ corpus }: Prepared, options: TrainingOptions): WideState {
  const { seed, say, settings: { wide: settings } = SHIPPED } = options
  const state = emptyWide(settings)
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    const loss = trainWideEpoch(corpus, state, { settings, random: streamFor(seed, epoch) })
    say(`wide, pass ${epoch + 1}: loss ${loss.toFixed(4)}`)
  }
  return state
}

function trainDeep({ corpus }: Prepared, options: TrainingOptions): DeepState {
  const { seed, share, checkpoints, say, settings: { deep: settings } = SHIPPED } = options
  const state = emptyDeep(settings.shape, streamFor(seed, 100))
  const kept = { dir: checkpoints, run: nameRun({ seed, share, settings, corpus }) }
  for (let epoch = restoreCheckpoint(kept, state); epoch < settings.epochs; epoch++) {
    const how = { settings, random: streamFor(seed, 101 + epoch), epoch }
    const loss = trainDeepEpoch(corpus, state, how)
    saveCheckpoint(kept, state, epoch + 1)
    say(`deep, pass ${epoch + 1}: loss ${loss.toFixed(4)}`)
  }
  return state
}

function withSpans(tensors: Tensors, { data, seed }: TrainingOptions): Tensors {
  const tagger = trainTagger(readSpanRows(join(data, 'spans-train.jsonl.gz')), modelFrom(tensors), seed)
  return { ...tensors, ...taggerTensors(tagger) }
}

function withCalibration(tensors: Tensors, { data }: TrainingOptions): Tensors {
  const rows = readLabelled(join(data, 'toxicity-dev.jsonl.gz'))
  return { ...tensors, ...calibrationTensors(calibrateModel(modelFrom(tensors), rows)) }
}

/** Trains all parts from labelled rows; the same data, share and seed give the same tensors. */
export function trainEmbedded(options: TrainingOptions): Tensors {
  const prepared = prepare(options.data, options.share, syntheticRows(options))
  options.say(`${prepared.corpus.size} texts, ${prepared.vocabulary.known.length} known words`)
  const bare = {
    ...lexiconTensors(prepared.lexicon),
    ...wideTensors(trainWide(prepared, options)),
    ...deepTensors(trainDeep(prepared, options)),
    ...taggerTensors(emptyTagger()),
    ...calibrationTensors(noCalibration(OUTPUTS)),
  }
  return withCalibration(withSpans(bare, options), options)
}
