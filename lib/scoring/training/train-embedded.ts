import { join } from 'node:path'
import { type Model, modelFrom } from '../model.ts'
import { encodeWeights, type Tensors } from '../weights-format.ts'
import { OUTPUTS } from '../wide.ts'
import { calibrateModel } from './calibrate-model.ts'
import { noCalibration } from './fit-calibration.ts'
import { prepare } from './prepare.ts'
import { randomFrom } from './random.ts'
import { readLabelled } from './read-rows.ts'
import { emptyWide, trainWideEpoch, WIDE_SETTINGS } from './train-wide.ts'
import { calibrationTensors, lexiconTensors, wideTensors } from './weights-of.ts'

/** What a training run is told. `share` in 0..1 of the rows; `say` is told what happens, a line at a time. */
export type TrainingOptions = { data: string; share: number; seed: number; say: (line: string) => void }

/** The bytes of the weights file, and the model they hold. */
export type Trained = { bytes: Uint8Array; model: Model }

function calibratedTensors(tensors: Tensors, data: string): Tensors {
  const model = modelFrom({ ...tensors, ...calibrationTensors(noCalibration(OUTPUTS)) })
  const rows = readLabelled(join(data, 'toxicity-dev.jsonl.gz'))
  return { ...tensors, ...calibrationTensors(calibrateModel(model, rows)) }
}

/** Trains from labelled rows; the same data and seed give the same bytes. */
export function trainEmbedded({ data, share, seed, say }: TrainingOptions): Trained {
  const synthetic = readLabelled(join(data, 'synthetic-identity.jsonl.gz'))
  const prepared = prepare(data, share, synthetic)
  say(`${prepared.corpus.size} texts, ${prepared.vocabulary.known.length} known words`)
  const wide = emptyWide(WIDE_SETTINGS)
  const random = randomFrom(seed)
  for (let epoch = 1; epoch <= WIDE_SETTINGS.epochs; epoch++) {
    const loss = trainWideEpoch(prepared.corpus, wide, { settings: WIDE_SETTINGS, random })
    say(`wide, pass ${epoch}: loss ${loss.toFixed(4)}`)
  }
  const tensors = calibratedTensors({ ...lexiconTensors(prepared.lexicon), ...wideTensors(wide) }, data)
  return { bytes: encodeWeights(tensors), model: modelFrom(tensors) }
}
