import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { z } from 'zod'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { UserError } from '#lib/errors.ts'
import { type BlindText, blindTexts } from '#lib/labels/ground-truth/data.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { sayCount } from '#lib/say-count.ts'
import type { Manifest } from '#lib/scoring/manifest.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { keepRanks, moveThresholds, recalibrate, type SiteLabel } from '#lib/scoring/training/recalibrate.ts'
import { decodeWeights, encodeWeights } from '#lib/scoring/weights-format.ts'
import { readJsonLines, readManifest, readNeeded, SHIPPED, sha256 } from './scorer-paths.ts'

const line = z.object({
  text: z.string(),
  origin: z.enum(['blind-label', 'audit-sample', 'decision', 'feedback']),
  labels: z.partialRecord(z.enum(ATTRIBUTES), z.union([z.literal(0), z.literal(1)])),
})

type Options = { labels?: string; site?: string; weights: string; out: string }

function readLabels(file: string): SiteLabel[] {
  return readJsonLines(file).map(({ number, value }) => {
    const result = line.safeParse(value)
    if (result.success) return result.data
    throw new UserError(`line ${number} of ${file}: expected {"text", "origin", "labels"}`)
  })
}

/** One of the seven attributes with what was said of it; those that a site made itself have no score to fit. */
function ofOurs(labels: BlindText['labels']): SiteLabel['labels'] {
  return Object.fromEntries(ATTRIBUTES.flatMap((name) => (name in labels ? [[name, labels[name]]] : [])))
}

async function labelsOfSite(key: string): Promise<SiteLabel[]> {
  return withDatabase(async () => {
    const site = await siteForCommand(key)
    const found: SiteLabel[] = []
    for (
      let page = await blindTexts(site.id);
      page.length > 0;
      page = await blindTexts(site.id, page.at(-1)?.commentId)
    )
      found.push(...page.map(({ text, labels }) => ({ text, origin: 'blind-label' as const, labels: ofOurs(labels) })))
    return found
  })
}

function labelsFrom({ labels, site }: Options): Promise<SiteLabel[]> {
  if (site && !labels) return labelsOfSite(site)
  if (labels && !site) return Promise.resolve(readLabels(labels))
  throw new UserError('Say either --site, whose own labels are taken, or --labels, a file.')
}

async function calibrate(options: Options): Promise<void> {
  const { weights, out } = options
  const tensors = decodeWeights(readNeeded(join(weights, 'weights.bin')))
  const result = recalibrate(tensors, await labelsFrom(options))
  if (!result.ok) throw new UserError(result.message)
  const bytes = encodeWeights(result.tensors)
  const before = readManifest(weights)
  const manifest: Manifest = {
    ...before,
    weights: { bytes: bytes.length, sha256: sha256(bytes) },
    thresholds: moveThresholds(before.thresholds, tensors, result.tensors),
    metrics: keepRanks(before.metrics, Object.keys(result.used)),
    recalibrated: { labels: result.used },
  }
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'weights.bin'), bytes)
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  console.log(
    `Recalibrated ${Object.keys(result.used).join(', ')}; left out: ${sayCount(result.leftOut, 'line that is', 'lines that are')} no ground truth, ${result.unscored} of texts that get no score.`,
  )
}

/** `scorer calibrate` */
export const scorerCalibrateCommand = new Command('calibrate')
  .description(
    "fit the scores to a site's own blind labels and audit samples; decisions made in sight of a score are left out",
  )
  .option('--site <key>', 'the site whose comments were labelled, one by one and without a view of the scores')
  .option('--labels <file>', 'labels from elsewhere: JSON lines {"text", "origin", "labels"}')
  .option('--weights <dir>', 'the weights to start from', SHIPPED)
  .requiredOption('--out <dir>', 'where the recalibrated weights go')
  .action(calibrate)
