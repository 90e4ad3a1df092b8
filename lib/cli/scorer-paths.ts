import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '#lib/errors.ts'
import { type Manifest, manifestSchema } from '#lib/scoring/manifest.ts'

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

/** The manifest beside weights. */
export function readManifest(dir: string): Manifest {
  return manifestSchema.parse(JSON.parse(readNeeded(join(dir, 'manifest.json')).toString('utf8')))
}
