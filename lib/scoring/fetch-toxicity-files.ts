import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { findFileFault, GRAPH_PATH, type ToxicityManifest, VOCABULARY_PATH } from '#lib/scoring/toxicity-manifest.ts'
import { type Vocabulary, vocabularySchema } from '#lib/scoring/toxicity-tokenizer.ts'

const weightSpec = z.looseObject({
  name: z.string(),
  shape: z.array(z.number().int().nonnegative()),
  dtype: z.string(),
})

/** The part of a TensorFlow.js graph file that we read ourselves; the graph is the converter's to judge. */
const graphFile = z.object({
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: z.array(z.object({ paths: z.array(z.string()), weights: z.array(weightSpec) })),
})

export type ToxicityFiles = {
  topology: Record<string, unknown>
  weightSpecs: z.infer<typeof weightSpec>[]
  weights: ArrayBuffer
  vocabulary: Vocabulary
  /** sha256 of the weight files one after the other, hexadecimal. */
  digest: string
}

export type FilesOutcome = { ok: true; files: ToxicityFiles } | { ok: false; file: string; reason: string }

/** What is wrong with a file of the directory, as the end of a sentence that begins with its path; null when nothing is. */
export async function findFaultOnDisk(dir: string, path: string, manifest: ToxicityManifest): Promise<string | null> {
  const read = await readPinned(dir, path, manifest)
  return read.ok ? null : read.reason
}

type PinnedRead = { ok: true; bytes: Buffer } | { ok: false; file: string; reason: string }

async function readPinned(dir: string, path: string, manifest: ToxicityManifest): Promise<PinnedRead> {
  const file = join(dir, path)
  const expected = manifest.files[path]
  if (!expected) return { ok: false, file, reason: 'is not in the manifest' }
  try {
    const bytes = await readFile(file)
    const fault = findFileFault(bytes, expected)
    return fault === null ? { ok: true, bytes } : { ok: false, file, reason: fault }
  } catch (error) {
    return { ok: false, file, reason: describeReadError(error) }
  }
}

function describeReadError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'is missing'
  if (code === 'EISDIR') return 'is a directory, expected a file'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by this user'
  throw error
}

/**
 * Reads the model of a directory (`toxicity/model.json`, its weight files, `universal_sentence_encoder/vocab.json`),
 * every file checked against the manifest before a byte of it is used. A wrong file is an outcome that names it.
 */
export async function readToxicityFiles(dir: string, manifest: ToxicityManifest): Promise<FilesOutcome> {
  const contents = new Map<string, Buffer>()
  for (const path of Object.keys(manifest.files)) {
    const read = await readPinned(dir, path, manifest)
    if (!read.ok) return read
    contents.set(path, read.bytes)
  }
  const graph = parseJson(contents.get(GRAPH_PATH), graphFile)
  if (!graph) return { ok: false, file: join(dir, GRAPH_PATH), reason: 'is not a TensorFlow.js graph model' }
  const vocabulary = parseJson(contents.get(VOCABULARY_PATH), vocabularySchema)
  if (!vocabulary) return { ok: false, file: join(dir, VOCABULARY_PATH), reason: 'is not a vocabulary' }
  return joinWeights(dir, { graph, vocabulary, contents })
}

type Parsed = { graph: z.infer<typeof graphFile>; vocabulary: Vocabulary; contents: Map<string, Buffer> }

function joinWeights(dir: string, { graph, vocabulary, contents }: Parsed): FilesOutcome {
  const shards: Buffer[] = []
  for (const name of graph.weightsManifest.flatMap(({ paths }) => paths)) {
    const path = `toxicity/${name}`
    const shard = contents.get(path)
    if (!shard) return { ok: false, file: join(dir, path), reason: 'is named by the graph but not in the manifest' }
    shards.push(shard)
  }
  const weights = new Uint8Array(shards.reduce((sum, { byteLength }) => sum + byteLength, 0))
  const hash = createHash('sha256')
  let at = 0
  for (const shard of shards) {
    hash.update(shard)
    weights.set(shard, at)
    at += shard.byteLength
  }
  const weightSpecs = graph.weightsManifest.flatMap(({ weights: specs }) => specs)
  const files = {
    topology: graph.modelTopology,
    weightSpecs,
    weights: weights.buffer,
    vocabulary,
    digest: hash.digest('hex'),
  }
  return { ok: true, files }
}

function parseJson<T>(bytes: Buffer | undefined, schema: z.ZodType<T>): T | null {
  if (!bytes) return null
  try {
    return schema.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
