import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { z } from 'zod'
import { UserError } from '#lib/errors.ts'
import type { Manifest } from '#lib/scoring/manifest.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { moveThresholds, recalibrate, type SiteLabel } from '#lib/scoring/training/recalibrate.ts'
import { decodeWeights, encodeWeights } from '#lib/scoring/weights-format.ts'
import { readManifest, readNeeded, SHIPPED, sha256 } from './scorer-paths.ts'

const line = z.object({
  text: z.string(),
  origin: z.enum(['blind-label', 'audit-sample', 'decision', 'feedback']),
  labels: z.partialRecord(z.enum(ATTRIBUTES), z.union([z.literal(0), z.literal(1)])),
})

type Options = { labels: string; weights: string; out: string }

function readLabels(file: string): SiteLabel[] {
  const lines = readNeeded(file).toString('utf8').split('\n').filter(Boolean)
  return lines.map((text, i) => {
    const result = line.safeParse(JSON.parse(text))
    if (result.success) return result.data
    throw new UserError(`line ${i + 1} of ${file}: expected {"text", "origin", "labels"}`)
  })
}

function calibrate({ labels, weights, out }: Options): void {
  const tensors = decodeWeights(readNeeded(join(weights, 'weights.bin')))
  const result = recalibrate(tensors, readLabels(labels))
  if (!result.ok) throw new UserError(result.message)
  const bytes = encodeWeights(result.tensors)
  const before = readManifest(weights)
  const manifest: Manifest = {
    ...before,
    weights: { bytes: bytes.length, sha256: sha256(bytes) },
    thresholds: moveThresholds(before.thresholds, tensors, result.tensors),
    recalibrated: { labels: result.used },
  }
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'weights.bin'), bytes)
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  console.log(
    `Recalibrated ${Object.keys(result.used).join(', ')}; ${result.leftOut} lines that are no ground truth left out.`,
  )
}

/** `scorer calibrate` */
export const scorerCalibrateCommand = new Command('calibrate')
  .description(
    "fit the scores to a site's own blind labels and audit samples; decisions made in sight of a score are left out",
  )
  .requiredOption('--labels <file>', 'JSON lines {"text", "origin", "labels"}')
  .option('--weights <dir>', 'the weights to start from', SHIPPED)
  .requiredOption('--out <dir>', 'where the recalibrated weights go')
  .action(calibrate)
