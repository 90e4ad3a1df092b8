import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'
import { gitBlobSha1, type ToxicityManifest } from '#lib/scoring/toxicity-manifest.ts'

/*
 * A graph of our own in the file form of the published model: the same two inputs, the same seven outputs, seven weight
 * files, a vocabulary. It drops the pieces from the 129th on, adds up one vector of seven numbers for each piece of a
 * row, divides by the number of pieces, and puts each of the seven through a softmax against zero. What the pieces weigh stands below, so that a test knows
 * what to expect. No number is random: the same bytes every time.
 */

const WORDS: Record<string, Partial<Record<Attribute, number>>> = {
  idiot: { insult: 30, toxicity: 30 },
  moron: { insult: 28, toxicity: 26 },
  kill: { threat: 30, severe_toxicity: 12, toxicity: 24 },
  filth: { obscene: 26, toxicity: 18, identity_attack: 12, sexual_explicit: 8 },
}
const PLAIN = ['you', 'the', 'and', 'weather', 'thank', 'is', 'are', 'a', 'this', 'will', 'nice', 'today', 'what', 'an']
const BASE = -3
const SHARDS = 7

type Vector = { name: string; shape: number[]; dtype: 'float32' | 'int32'; values: number[] }
type GraphNode = { name: string; op: string; input?: string[]; attr?: Record<string, object> }

export function tinyVocabulary(): [string, number][] {
  const signs = ['\ufffd', '<s>', '</s>', 'extra_1', 'extra_2', 'extra_3']
  const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!?\'":/-']
  const words = [...Object.keys(WORDS), ...PLAIN].flatMap((word) => [`\u2581${word}`, word])
  const pieces = [...words.map((word) => [word, -5] as const), ...['\u2581', ...letters].map((s) => [s, -9] as const)]
  return [
    ...signs.map((sign): [string, number] => [sign, 0]),
    ...pieces.map(([p, score]): [string, number] => [p, score]),
  ]
}

function pieceWeights(vocabulary: readonly [string, number][]): number[] {
  return vocabulary.flatMap(([piece]) => {
    const weights = WORDS[piece.replace('\u2581', '')] ?? {}
    return ATTRIBUTES.map((attribute) => weights[attribute] ?? 0)
  })
}

function constants(vocabulary: readonly [string, number][]): Vector[] {
  const scalar = (name: string, value: number): Vector => ({ name, shape: [], dtype: 'int32', values: [value] })
  const list = (name: string, values: number[]): Vector => ({ name, shape: [values.length], dtype: 'int32', values })
  const heads = ATTRIBUTES.map((attribute, place) => list(`${attribute}/begin`, [0, place]))
  return [
    { name: 'pieces', shape: [vocabulary.length, 7], dtype: 'float32', values: pieceWeights(vocabulary) },
    { name: 'bias', shape: [7], dtype: 'float32', values: Array(7).fill(BASE) },
    scalar('zero', 0),
    scalar('one', 1),
    scalar('seven', 7),
    scalar('window', 128),
    list('flat', [-1]),
    list('rows/begin', [0, 0]),
    list('columns/begin', [0, 1]),
    list('rows/size', [-1, 1]),
    list('head/size', [-1, 1]),
    ...heads,
  ]
}

const floats = { T: { type: 'DT_FLOAT' } }
const ints = { T: { type: 'DT_INT32' } }

function nodes(weights: readonly Vector[]): GraphNode[] {
  const dims = (sizes: number[]) => ({ shape: { dim: sizes.map((size) => ({ size: String(size) })) } })
  const placeholder = (name: string, sizes: number[]): GraphNode => ({
    name,
    op: 'Placeholder',
    attr: { dtype: { type: 'DT_INT64' }, shape: dims(sizes) },
  })
  const constant = ({ name, shape, dtype }: Vector): GraphNode => ({
    name,
    op: 'Const',
    attr: {
      dtype: { type: dtype === 'int32' ? 'DT_INT32' : 'DT_FLOAT' },
      value: { tensor: { tensorShape: dims(shape).shape } },
    },
  })
  return [
    placeholder('Placeholder', [-1]),
    placeholder('Placeholder_1', [-1, 2]),
    ...weights.map(constant),
    { name: 'columnPairs', op: 'Slice', input: ['Placeholder_1', 'columns/begin', 'rows/size'], attr: ints },
    { name: 'columns', op: 'Reshape', input: ['columnPairs', 'flat'], attr: ints },
    { name: 'early', op: 'Less', input: ['columns', 'window'], attr: ints },
    { name: 'earlyPairs', op: 'Where', input: ['early'] },
    { name: 'kept', op: 'Reshape', input: ['earlyPairs', 'flat'], attr: ints },
    { name: 'ids', op: 'GatherV2', input: ['Placeholder', 'kept', 'zero'] },
    { name: 'places', op: 'GatherV2', input: ['Placeholder_1', 'kept', 'zero'] },
    { name: 'vectors', op: 'GatherV2', input: ['pieces', 'ids', 'zero'] },
    { name: 'rows', op: 'Slice', input: ['places', 'rows/begin', 'rows/size'], attr: ints },
    { name: 'last', op: 'Max', input: ['rows', 'zero'], attr: { keep_dims: { b: true } } },
    { name: 'lastRow', op: 'Squeeze', input: ['last'], attr: { squeeze_dims: { list: {} } } },
    { name: 'count', op: 'Add', input: ['lastRow', 'one'], attr: ints },
    { name: 'shape', op: 'Pack', input: ['count', 'seven'], attr: { axis: { i: '0' }, N: { i: '2' } } },
    { name: 'sums', op: 'ScatterNd', input: ['rows', 'vectors', 'shape'] },
    { name: 'present', op: 'ZerosLike', input: ['vectors'] },
    { name: 'ones', op: 'Exp', input: ['present'], attr: floats },
    { name: 'sizes', op: 'ScatterNd', input: ['rows', 'ones', 'shape'] },
    { name: 'means', op: 'RealDiv', input: ['sums', 'sizes'], attr: floats },
    { name: 'logits', op: 'BiasAdd', input: ['means', 'bias'], attr: floats },
    ...ATTRIBUTES.flatMap(head),
  ]
}

function head(attribute: Attribute): GraphNode[] {
  const named = (name: string) => `${attribute}/${name}`
  const axis = { N: { i: '2' }, T: { type: 'DT_FLOAT' } }
  return [
    { name: named('yes'), op: 'Slice', input: ['logits', named('begin'), 'head/size'], attr: floats },
    { name: named('no'), op: 'ZerosLike', input: [named('yes')] },
    { name: named('pair'), op: 'ConcatV2', input: [named('no'), named('yes'), 'one'], attr: axis },
    { name: named('predictions/probabilities'), op: 'Softmax', input: [named('pair')], attr: floats },
  ]
}

function packWeights(weights: readonly Vector[]): Buffer {
  const parts = weights.map(({ dtype, values }) => {
    const array = dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values)
    return Buffer.from(array.buffer)
  })
  return Buffer.concat(parts)
}

/** The files of the model by their path, the same bytes every time. */
export function tinyToxicityFiles(): Map<string, Buffer> {
  const vocabulary = tinyVocabulary()
  const weights = constants(vocabulary)
  const packed = packWeights(weights)
  const size = Math.ceil(packed.byteLength / SHARDS)
  const names = Array.from({ length: SHARDS }, (_, i) => `group1-shard${i + 1}of${SHARDS}`)
  const specs = weights.map(({ name, shape, dtype }) => ({ name, shape, dtype }))
  const graph = {
    modelTopology: { node: nodes(weights), library: {}, versions: {} },
    weightsManifest: [{ paths: names, weights: specs }],
  }
  return new Map([
    ...names.map((name, i): [string, Buffer] => [`toxicity/${name}`, packed.subarray(i * size, (i + 1) * size)]),
    ['toxicity/model.json', Buffer.from(JSON.stringify(graph))],
    ['universal_sentence_encoder/vocab.json', Buffer.from(JSON.stringify(vocabulary))],
  ])
}

/** A manifest that pins the given bytes. */
export function pinFiles(files: ReadonlyMap<string, Buffer>): ToxicityManifest {
  const pin = (bytes: Buffer) => ({
    bytes: bytes.byteLength,
    gitBlobSha1: gitBlobSha1(bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
  const pinned = [...files].map(([path, bytes]) => [path, pin(bytes)] as const)
  return { origin: 'http://127.0.0.1/', licence: 'none', files: Object.fromEntries(pinned) }
}

export async function writeFiles(dir: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), bytes)
  }
}

/** Writes the model into a directory and gives the manifest that pins it. */
export async function writeTinyToxicityModel(dir: string): Promise<ToxicityManifest> {
  const files = tinyToxicityFiles()
  await writeFiles(dir, files)
  return pinFiles(files)
}
