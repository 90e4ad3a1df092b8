import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { UserError } from '#lib/errors.ts'
import { loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import { compareEvaluations } from '#lib/scoring/evaluation/compare.ts'
import { type Evaluation, type EvaluationData, evaluate } from '#lib/scoring/evaluation/evaluate.ts'
import { renderPage } from '#lib/scoring/evaluation/render-page.ts'
import { renderTables } from '#lib/scoring/evaluation/render-table.ts'
import { openScorer, SCORER_NAMES, type ScorerName } from '#lib/scoring/open-scorer.ts'
import { type Report, readReport } from '#lib/scoring/read-report.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { readLabelled, readSpanRows } from '#lib/scoring/training/read-rows.ts'
import { decodeWeights, tensorOf } from '#lib/scoring/weights-format.ts'
import { DATA, readJson, readNeeded, SHIPPED } from './scorer-paths.ts'

type Options = { data: string; weights?: string; scorer: ScorerName; out?: string; against?: string; floors?: boolean }

/** What continuous integration holds: below these something broke. */
const FLOORS = { meanOfSix: 0.97, attacks: 0.92 }

function dataOf(dir: string): EvaluationData {
  const weights = decodeWeights(readNeeded(join(SHIPPED, 'weights.bin')))
  const hidden = new TextDecoder().decode(tensorOf(weights, 'lexicon.hidden', Uint8Array)).split('\n')
  return {
    rows: readLabelled(join(dir, 'toxicity-dev.jsonl.gz')),
    spans: readSpanRows(join(dir, 'spans-dev.jsonl.gz')),
    hidden: new Set(hidden),
  }
}

/** As JSON to read, a point of a curve on one line. */
function asJson(evaluation: Evaluation): string {
  return `${JSON.stringify(evaluation, null, 2).replace(/\[\s+([\d.]+),\s+([\d.]+)\s+\]/g, '[$1, $2]')}\n`
}

function checkFloors({ meanOfSix, attacks }: Evaluation): void {
  const [six, worst] = [meanOfSix.value, attacks.worst.value]
  if (six < FLOORS.meanOfSix) throw new UserError(`The mean of six is ${six}, below ${FLOORS.meanOfSix}.`)
  if (worst < FLOORS.attacks) throw new UserError(`The worst attack leaves ${worst}, below ${FLOORS.attacks}.`)
}

function openOne({ scorer, weights }: Options): Promise<Scorer> {
  return scorer === 'toxicity' ? openScorer('toxicity') : loadEmbeddedScorer(weights)
}

function readBefore(file: string): Report {
  const before = readReport(readJson(file))
  if (before) return before
  throw new UserError(`${file} was not written by this version's "scorer evaluate --out": measure those weights again.`)
}

async function run(options: Options): Promise<void> {
  const before = options.against ? readBefore(options.against) : null
  const data = dataOf(options.data)
  const scorer = await openOne(options)
  const evaluation = await evaluate(scorer, data).finally(() => scorer.close())
  console.log(renderTables(evaluation))
  if (before) console.log(`\n${compareEvaluations(before, evaluation)}`)
  if (options.out) {
    mkdirSync(options.out, { recursive: true })
    writeFileSync(join(options.out, 'evaluation.json'), asJson(evaluation))
    writeFileSync(join(options.out, 'evaluation.html'), renderPage(evaluation))
  }
  if (options.floors) checkFloors(evaluation)
}

/** `scorer evaluate` */
export const scorerEvaluateCommand = new Command('evaluate')
  .description('measure a scorer on labelled comments that it was not trained on')
  .option('--data <dir>', 'the labelled comments', DATA)
  .addOption(new Option('--scorer <name>', 'which scorer').choices(SCORER_NAMES).default('embedded'))
  .option('--weights <dir>', 'other weights of the embedded scorer')
  .option('--out <dir>', 'write evaluation.json and evaluation.html here')
  .option('--against <file>', 'compare with an evaluation.json of another version')
  .option('--floors', 'end with code 1 when a measure is below its floor')
  .action(run)
