import type { BorderModel, SeparationModel } from '../model.ts'
import { meanVoice } from './train-voice.ts'

/** The mean of tables of one length. */
const meanOf = (tables: readonly Float32Array[]): Float32Array =>
  Float32Array.from(tables[0] ?? [], (_, i) => tables.reduce((sum, table) => sum + (table[i] ?? 0), 0) / tables.length)

const meanBorder = (first: BorderModel, borders: readonly BorderModel[]): BorderModel => ({
  ...first,
  stay: meanOf(borders.map(({ stay }) => stay)),
  enter: meanOf(borders.map(({ enter }) => enter)),
  gate: meanOf(borders.map(({ gate }) => gate)),
})

/** The mean of models that were trained alike, each on pages of its own: what one learnt by chance of its pages is weakened. */
export function meanModel(models: readonly SeparationModel[]): SeparationModel {
  const [first] = models
  if (first === undefined) throw new RangeError('There is no model to take the mean of')
  return {
    version: first.version,
    voice: meanVoice(models.map(({ voice }) => voice)),
    borders: {
      plain: meanBorder(first.borders.plain, models.map(({ borders }) => borders.plain)), // biome-ignore format: one thought
      shown: meanBorder(first.borders.shown, models.map(({ borders }) => borders.shown)), // biome-ignore format: one thought
    },
    joins: { weights: meanOf(models.map(({ joins }) => joins.weights)) },
  }
}
