import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SHARED_MODELS } from '#tests/support/shared-models.ts'

/*
 * The published graph with weights of our own where its own are not at hand. Six of its seven weight files are missing;
 * the nineteen numbers and lists in them that steer the computation (shapes, axes, slices) follow from the shapes of
 * their neighbours in the graph, and all other missing weights are drawn from a fixed sequence. It runs every operation
 * of the published graph on tensors of the published sizes. Its scores mean nothing.
 */

const STACK = 'module_apply_default/Encoder_en/KonaTransformer/Encode/TransformerStack'
const ATTENTION = 'TransformerLayer/MultiheadAttention'
const HEADS = 8

/** By layer: how wide it is. */
const WIDTHS = { Layer_0: 256, Layer_1: 512 }

function layerConstants(layer: keyof typeof WIDTHS): [string, number[]][] {
  const width = WIDTHS[layer]
  const at = `${STACK}/${layer}/${ATTENTION}`
  return [
    [`${at}/mul/y`, [(width / HEADS) ** -0.5]],
    [`${at}/Const`, [width, width, width]],
    [`${at}/split_heads/split_last_dimension/Reshape/shape/3`, [width / HEADS]],
    [`${at}/combine_heads/combine_last_two_dimensions/Reshape/shape/2`, [width]],
  ]
}

const CONSTANTS = new Map<string, number[]>([
  ['split_logits/concat_6', [0, 3]],
  ['split_logits/concat_8', [0, 4]],
  ['split_logits/concat_10', [0, 5]],
  ['split_logits/concat_12', [0, 6]],
  ...layerConstants('Layer_0'),
  ...layerConstants('Layer_1'),
  [`${STACK}/Layer_1/${ATTENTION}/split_heads/split_last_dimension/Reshape/shape/2`, [HEADS]],
  [`${STACK}/Layer_1/${ATTENTION}/split_heads/transpose/perm`, [0, 2, 1, 3]],
  [`${STACK}/Layer_1/${ATTENTION}/DotProductAttention/BaseDotProductAttention/Slice/begin`, [3]],
  [`${STACK}/Layer_1/${ATTENTION}/DotProductAttention/attention_bias_ignore_padding/mul/y`, [-1e9]],
  [`${STACK}/Layer_1/TransformerLayer/FFN/conv1/Tensordot/Const_2`, [1536]],
  [`${STACK}/Layer_1/TransformerLayer/FFN/conv2/Tensordot/Const_2`, [512]],
  [`${STACK}/Layer_1/TransformerLayer/FFN/layer_prepostprocess/layer_norm/Cast/x`, [1e-6]],
])

const SHARD_BYTES = 4_194_304
const MISSING_SHARDS = 6

type Spec = { name: string; shape: number[]; dtype: string }

/** The files of the model by their path: graph, vocabulary and last weight file as published, the others made up. */
export function wholeToxicityFiles(): Map<string, Buffer> {
  const read = (path: string) => readFileSync(join(SHARED_MODELS, path))
  const graph = read('toxicity/model.json')
  const specs: Spec[] = JSON.parse(graph.toString('utf8')).weightsManifest[0].weights
  const madeUp = fillWeights(specs, MISSING_SHARDS * SHARD_BYTES)
  const shards = Array.from({ length: MISSING_SHARDS }, (_, i): [string, Buffer] => [
    `toxicity/group1-shard${i + 1}of7`,
    madeUp.subarray(i * SHARD_BYTES, (i + 1) * SHARD_BYTES),
  ])
  return new Map([
    ...shards,
    ['toxicity/group1-shard7of7', read('toxicity/group1-shard7of7')],
    ['toxicity/model.json', graph],
    ['universal_sentence_encoder/vocab.json', read('universal_sentence_encoder/vocab.json')],
  ])
}

function fillWeights(specs: readonly Spec[], bytes: number): Buffer {
  const data = Buffer.alloc(bytes)
  const draw = sequence()
  let at = 0
  for (const { name, shape, dtype } of specs) {
    const known = CONSTANTS.get(name)
    const size = shape.reduce((product, side) => product * side, 1)
    if (dtype === 'int32' && at < bytes && known?.length !== size) throw new Error(`no value for ${name}`)
    for (let i = 0; i < size && at < bytes; i++, at += 4) {
      if (dtype === 'int32') data.writeInt32LE(known?.[i] ?? 0, at)
      else data.writeFloatLE(known?.[i] ?? (name.endsWith('layer_norm_scale/ConcatPartitions/concat') ? 1 : draw()), at)
    }
  }
  return data
}

/** Numbers in -0.05..0.05 from a linear congruential generator (Numerical Recipes). */
function sequence(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state / 2 ** 32 - 0.5) / 10
  }
}
