import { z } from 'zod'
import { FEATURES } from './border-features.ts'
import { STATES } from './decode-states.ts'
import { BUCKETS } from './hash-words.ts'
import { JOIN_FEATURES } from './join-features.ts'
import type { BorderModel, SeparationModel } from './model.ts'
import { SIGNS } from './text-signs.ts'

const pair = z.tuple([z.number(), z.number()])

const packedBorder = z.object({
  stay: z.array(z.number()),
  enter: z.array(z.number()),
  gate: z.array(z.number()),
  hasComments: pair,
  border: pair,
})

/** The form of the weights on disk: small tables as numbers, large ones as Base64 of signed bytes. */
export const packedModel = z.object({
  version: z.string(),
  features: z.object({ signs: z.number(), border: z.number(), joins: z.number() }),
  voice: z.object({ signs: z.array(z.number()), words: z.string(), scale: z.number() }),
  borders: z.object({ plain: packedBorder, shown: packedBorder }),
  joins: z.object({ weights: z.string(), scale: z.number() }),
})
export type PackedModel = z.infer<typeof packedModel>

const round = (value: number): number => Math.round(value * 1e4) / 1e4
const toBase64 = (bytes: Int8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
const fromBase64 = (text: string): Int8Array =>
  Int8Array.from(Buffer.from(text, 'base64'), (byte) => (byte << 24) >> 24)

const packBorder = ({ stay, enter, gate, hasComments, border }: BorderModel): z.infer<typeof packedBorder> => ({
  stay: Array.from(stay, round),
  enter: Array.from(enter, round),
  gate: Array.from(gate, round),
  hasComments: [...hasComments],
  border: [...border],
})

function unpackBorder(packed: z.infer<typeof packedBorder>): BorderModel {
  if (packed.stay.length !== STATES.length * FEATURES) throw new Error('the weights of the separation are cut short')
  return {
    ...packed,
    stay: Float32Array.from(packed.stay),
    enter: Float32Array.from(packed.enter),
    gate: Float32Array.from(packed.gate),
  }
}

/** Packs a model for disk. */
export function packModel({ version, voice, borders, joins }: SeparationModel): PackedModel {
  const scale = Math.max(1e-6, ...joins.weights.map(Math.abs)) / 127
  return {
    version,
    features: { signs: SIGNS.length, border: FEATURES, joins: JOIN_FEATURES },
    voice: { signs: Array.from(voice.signs, round), words: toBase64(voice.words), scale: voice.scale },
    borders: { plain: packBorder(borders.plain), shown: packBorder(borders.shown) },
    joins: { weights: toBase64(Int8Array.from(joins.weights, (weight) => Math.round(weight / scale))), scale },
  }
}

/** Unpacks a model; throws where the weights were trained for other features than this code reads. */
export function unpackModel(packed: PackedModel): SeparationModel {
  const { features, voice, borders, joins } = packed
  if (features.signs !== SIGNS.length || features.border !== FEATURES || features.joins !== JOIN_FEATURES) {
    throw new Error('the weights of the separation were trained for other features: train them again')
  }
  const words = fromBase64(voice.words)
  if (words.length !== BUCKETS) throw new Error('the weights of the separation are cut short')
  return {
    version: packed.version,
    voice: { signs: Float32Array.from(voice.signs), words, scale: voice.scale },
    borders: { plain: unpackBorder(borders.plain), shown: unpackBorder(borders.shown) },
    joins: { weights: Float32Array.from(fromBase64(joins.weights), (weight) => weight * joins.scale) },
  }
}
