import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { UserError } from '#lib/errors.ts'
import { EMBEDDED_ID, loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import { findThresholds } from '#lib/scoring/evaluation/find-thresholds.ts'
import { scoreRows } from '#lib/scoring/evaluation/score-rows.ts'
import { sumUp } from '#lib/scoring/evaluation/sum-up.ts'
import type { Manifest } from '#lib/scoring/manifest.ts'
import { readLabelled } from '#lib/scoring/training/read-rows.ts'
import { trainEmbedded } from '#lib/scoring/training/train-embedded.ts'
import { encodeWeights } from '#lib/scoring/weights-format.ts'
import { CHECKPOINTS, DATA, DATA_FILES, readNeeded, SHIPPED, sha256 } from './scorer-paths.ts'

type Options = { data: string; out: string; share: string; seed: string; checkpoints: string }

/** A line of progress, with the seconds of processor time that the run has taken. */
function say(line: string): void {
  console.error(`${line} (${Math.round(process.cpuUsage().user / 1e6)} s)`)
}

/** The commit that the run was made from; null outside a checkout. */
function commitNow(): string | null {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: import.meta.dirname, stdio: 'pipe' })
      .toString()
      .trim()
  } catch {
    // Without git or a repository the manifest says that it does not know.
    return null
  }
}

/** What the weights in `out` do with rows that they were not trained on. */
async function measure(out: string, data: string): Promise<Pick<Manifest, 'thresholds' | 'metrics'>> {
  const scorer = await loadEmbeddedScorer(out)
  const rows = readLabelled(join(data, 'toxicity-dev.jsonl.gz'))
  const scored = await scoreRows(rows, scorer).finally(() => scorer.close())
  return { thresholds: findThresholds(scored), metrics: sumUp(scored) }
}

async function train({ data, out, share, seed, checkpoints }: Options): Promise<void> {
  const part = Number(share)
  if (!(part > 0 && part <= 1)) throw new UserError('--share takes a number above 0 and up to 1.')
  if (!/^\d{1,9}$/.test(seed)) throw new UserError('--seed takes a whole number of up to nine digits.')
  const files = DATA_FILES.filter((file) => file !== 'synthetic-identity.jsonl.gz' || existsSync(join(data, file)))
  const digests = Object.fromEntries(files.map((file) => [file, sha256(readNeeded(join(data, file)))]))
  const bytes = encodeWeights(trainEmbedded({ data, share: part, seed: Number(seed), checkpoints, say }))
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'weights.bin'), bytes)
  const manifest: Manifest = {
    scorer: EMBEDDED_ID,
    weights: { bytes: bytes.length, sha256: sha256(bytes) },
    data: digests,
    commit: commitNow(),
    seed: Number(seed),
    share: part,
    ...(await measure(out, data)),
  }
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  console.log(`${bytes.length} bytes, sha256 ${manifest.weights.sha256}`)
}

/** `scorer train` */
export const scorerTrainCommand = new Command('train')
  .description('train the embedded scorer from labelled comments; the same data and seed give the same bytes')
  .option('--data <dir>', 'the labelled comments', DATA)
  .option('--out <dir>', 'where the weights go', SHIPPED)
  .option('--share <number>', 'the part of the rows to train on, above 0 and up to 1', '1')
  .option('--seed <number>', 'where the random numbers start', '1')
  .option('--checkpoints <dir>', 'where a run that was stopped is taken up', CHECKPOINTS)
  .action(train)
