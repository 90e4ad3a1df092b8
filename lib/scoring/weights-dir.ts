import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#lib/errors.ts'
import { parseManifest } from './manifest.ts'
import { modelFrom } from './model.ts'
import { decodeWeights } from './weights-format.ts'

/** What is kept of a scorer: its weights where they are a file, named by their sha256, and what stands beside them. */
export type ScorerFiles = { scorer: string; digest: string; manifest: object | null; bytes: Uint8Array | null }

async function readNeeded(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown reason'
    throw new UserError(`${file} cannot be read: ${why}.`, { cause: error })
  }
}

/**
 * The weights of the embedded scorer in a directory, with their manifest, as `scorer train` and `scorer calibrate` leave
 * them. Rejects with a `UserError` that says which file is wrong and how.
 */
export async function readWeightsDir(dir: string): Promise<ScorerFiles> {
  const [weights, beside] = [join(dir, 'weights.bin'), join(dir, 'manifest.json')]
  const bytes = await readNeeded(weights)
  const manifest = parseManifest(await readNeeded(beside))
  if (!manifest) throw new UserError(`${beside} is not the manifest of weights.`)
  const digest = createHash('sha256').update(bytes).digest('hex')
  if (manifest.weights.sha256 !== digest) throw new UserError(`${beside} is of other weights than ${weights}.`)
  try {
    modelFrom(decodeWeights(bytes))
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown reason'
    throw new UserError(`${weights} cannot be used: ${why}`, { cause: error })
  }
  return { scorer: manifest.scorer, digest, manifest, bytes }
}
