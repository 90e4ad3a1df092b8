import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { UserError } from '#lib/errors.ts'
import type { Evaluation } from '#lib/scoring/evaluation/evaluate.ts'
import { renderCard } from '#lib/scoring/evaluation/render-card.ts'
import { readReport } from '#lib/scoring/read-report.ts'
import { readJson, readManifest, SHIPPED } from './scorer-paths.ts'

function writeCard({ dir }: { dir: string }): void {
  const manifest = readManifest(dir)
  const file = join(dir, 'evaluation.json')
  const found = readJson(file)
  if (!readReport(found)) throw new UserError(`${file} was not written by this version's "scorer evaluate --out".`)
  const evaluation = found as Evaluation
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
