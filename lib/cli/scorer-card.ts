import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { UserError } from '#lib/errors.ts'
import type { Evaluation } from '#lib/scoring/evaluation/evaluate.ts'
import { renderCard } from '#lib/scoring/evaluation/render-card.ts'
import { readManifest, readNeeded, SHIPPED } from './scorer-paths.ts'

function writeCard({ dir }: { dir: string }): void {
  const manifest = readManifest(dir)
  const evaluation = JSON.parse(readNeeded(join(dir, 'evaluation.json')).toString('utf8')) as Evaluation
  if (evaluation.digest !== manifest.weights.sha256) {
    throw new UserError(`The evaluation in ${dir} is of other weights: run "scorer evaluate --out ${dir}" first.`)
  }
  writeFileSync(join(dir, 'README.md'), renderCard(manifest, evaluation))
  console.log(`Written: ${join(dir, 'README.md')}`)
}

/** `scorer card` */
export const scorerCardCommand = new Command('card')
  .description('write the model card from the manifest and the evaluation beside the weights')
  .option('--dir <dir>', 'where weights, manifest and evaluation stand', SHIPPED)
  .action(writeCard)
