import { createHash } from 'node:crypto'
import { z } from 'zod'
import pinned from '../../models/toxicity/manifest.json' with { type: 'json' }

const hex = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length}}$`))

/** A path inside the model's directory: plain segments, so that a manifest can name nothing outside it. */
const innerPath = z.string().regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/)

const pinnedFile = z.object({
  bytes: z.number().int().positive(),
  gitBlobSha1: hex(40),
  sha256: hex(64).optional(),
})

export const toxicityManifestSchema = z.object({
  /** Address that the paths are appended to, with a slash at its end. */
  origin: z.url(),
  licence: z.string(),
  files: z.record(innerPath, pinnedFile),
})

export type PinnedFile = z.infer<typeof pinnedFile>
export type ToxicityManifest = z.infer<typeof toxicityManifestSchema>

/** Sizes and digests of the published model: seven weight files, the graph and the vocabulary. */
export const TOXICITY_MANIFEST: ToxicityManifest = toxicityManifestSchema.parse(pinned)

export const GRAPH_PATH = 'toxicity/model.json'
export const VOCABULARY_PATH = 'universal_sentence_encoder/vocab.json'

/** sha1 of `blob SIZE NUL BYTES`, hexadecimal: the name that git gives to the bytes. */
export function gitBlobSha1(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex')
}

/** What is wrong with the bytes of a file, as the end of a sentence that begins with its path; null when they are right. */
export function findFileFault(bytes: Uint8Array, expected: PinnedFile): string | null {
  if (bytes.byteLength !== expected.bytes) return `has ${bytes.byteLength} bytes, expected ${expected.bytes}`
  if (gitBlobSha1(bytes) !== expected.gitBlobSha1) return 'does not match its pinned digest'
  const sha256 = expected.sha256 && createHash('sha256').update(bytes).digest('hex')
  return sha256 === expected.sha256 ? null : 'does not match its pinned sha256'
}
