import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '#lib/errors.ts'
import { type Manifest, parseManifest } from '#lib/scoring/manifest.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Where the weights that ship stand. */
export const SHIPPED = join(ROOT, 'models/embedded')
/** Where labelled comments are looked for unless `--data` says otherwise. */
export const DATA = join(ROOT, '../shared/data')
/** Where the documents stand that a command writes into. */
export const DOCS = join(ROOT, 'docs')
/** Where a training run leaves what it has done. */
export const CHECKPOINTS = join(ROOT, 'data/training')

/** The files of the data directory that a run reads. */
export const DATA_FILES = [
  'toxicity-train.jsonl.gz',
  'toxicity-dev.jsonl.gz',
  'spans-train.jsonl.gz',
  'synthetic-identity.jsonl.gz',
] as const

/** sha256, hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Reads a file that a command needs; a missing one is said in a sentence. */
export function readNeeded(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${error instanceof Error ? error.message : 'unknown reason'}.`)
  }
}

/** What a file of JSON holds, as Windows may have written it too; what is none is said in a sentence. */
export function readJson(file: string): unknown {
  try {
    return parseJson(readNeeded(file).toString('utf8'))
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`${file} is no JSON.`, { cause: error })
  }
}

const parseJson = (text: string): unknown => JSON.parse(text.replace(/^\uFEFF/, ''))

/** What the lines of a file hold, each with its number; blank ones are passed over. `undefined`: the line is no JSON. */
export function readJsonLines(file: string): { number: number; value: unknown }[] {
  const lines = readNeeded(file).toString('utf8').split('\n')
  return lines.flatMap((text, at) => {
    if (text.trim() === '') return []
    try {
      return [{ number: at + 1, value: parseJson(text) }]
    } catch {
      // Whoever reads the lines says which one is wrong, and what was expected of it.
      return [{ number: at + 1, value: undefined }]
    }
  })
}

/** The manifest beside weights. */
export function readManifest(dir: string): Manifest {
  const file = join(dir, 'manifest.json')
  const manifest = parseManifest(readNeeded(file))
  if (!manifest) throw new UserError(`${file} is not the manifest of weights.`)
  return manifest
}
