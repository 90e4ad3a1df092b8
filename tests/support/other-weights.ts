import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SHIPPED_WEIGHTS } from '#lib/scoring/embedded-scorer.ts'
import { calibrationTensors } from '#lib/scoring/training/weights-of.ts'
import { readWeightsDir } from '#lib/scoring/weights-dir.ts'
import { decodeWeights, encodeWeights } from '#lib/scoring/weights-format.ts'

/**
 * Puts the weights that ship with another calibration into a directory, as `scorer calibrate` does: each logit times
 * `slope` plus `shift`.
 */
export async function writeOtherWeights(dir: string, line: { slope: number; shift: number }): Promise<string> {
  const { manifest, bytes } = await readWeightsDir(SHIPPED_WEIGHTS)
  if (!bytes) throw new Error('no weights ship')
  const calibration = { slopes: new Float32Array(7).fill(line.slope), shifts: new Float32Array(7).fill(line.shift) }
  const made = encodeWeights({ ...decodeWeights(bytes), ...calibrationTensors(calibration) })
  const sha256 = createHash('sha256').update(made).digest('hex')
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'weights.bin'), made)
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({ ...manifest, weights: { bytes: made.length, sha256 } }))
  return dir
}
