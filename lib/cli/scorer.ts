import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { scorerFetchCommand } from '#lib/cli/scorer-fetch.ts'
import { trainEmbedded } from '#lib/scoring/training/train-embedded.ts'
import { encodeWeights } from '#lib/scoring/weights-format.ts'

const ROOT = join(import.meta.dirname, '../..')
const SHIPPED = join(ROOT, 'models/embedded')
const DATA = join(ROOT, '../shared/data')

type TrainOptions = { data: string; out: string; share: string; seed: string; checkpoints: string }

function train({ data, out, share, seed, checkpoints }: TrainOptions): void {
  const say = (line: string): void => console.error(line)
  const bytes = encodeWeights(trainEmbedded({ data, share: Number(share), seed: Number(seed), checkpoints, say }))
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'weights.bin'), bytes)
  console.log(`${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`)
}

const trainCommand = new Command('train')
  .description('train the embedded scorer from labelled comments; the same data and seed give the same bytes')
  .option('--data <dir>', 'the labelled comments', DATA)
  .option('--out <dir>', 'where the weights go', SHIPPED)
  .option('--share <number>', 'the part of the rows to train on, 0 to 1', '1')
  .option('--seed <number>', 'where the random numbers start', '1')
  .option('--checkpoints <dir>', 'where a run that was stopped is taken up', join(ROOT, 'data/training'))
  .action(train)

/** `scorer train`: makes and measures the scorer that ships with the project. */
export const scorerCommand = new Command('scorer')
  .description('Train and measure scorers, and fetch their files')
  .addCommand(trainCommand)
  .addCommand(scorerFetchCommand)
