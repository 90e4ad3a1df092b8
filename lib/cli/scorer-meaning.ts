import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { UserError } from '#lib/errors.ts'
import { calibrationFrom } from '#lib/scoring/calibrate.ts'
import { loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import { measureMeaning } from '#lib/scoring/evaluation/measure-meaning.ts'
import { drawMeaning, renderMeaningTable } from '#lib/scoring/evaluation/render-meaning.ts'
import { scoreRows } from '#lib/scoring/evaluation/score-rows.ts'
import { readLabelled } from '#lib/scoring/training/read-rows.ts'
import { decodeWeights } from '#lib/scoring/weights-format.ts'
import { DATA, DOCS, readNeeded, SHIPPED } from './scorer-paths.ts'

const ROWS = 'toxicity-dev.jsonl.gz'
/** In docs/perspective.md what is written stands between these lines. */
const [BEGIN, END] = ['<!-- scorer meaning: begin -->', '<!-- scorer meaning: end -->']

type Options = { data: string; weights: string; write?: boolean }

function put(section: string): void {
  const file = join(DOCS, 'perspective.md')
  const page = readNeeded(file).toString('utf8')
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (begin < 0 || end < begin) throw new UserError(`${file} has no place for it between "${BEGIN}" and "${END}".`)
  writeFileSync(file, `${page.slice(0, begin + BEGIN.length)}\n${section}\n${page.slice(end)}`)
}

async function run({ data, weights, write }: Options): Promise<void> {
  const tensors = decodeWeights(readNeeded(join(weights, 'weights.bin')))
  const rows = readLabelled(join(data, ROWS))
  const scorer = await loadEmbeddedScorer(weights)
  const scored = await scoreRows(rows, scorer).finally(() => scorer.close())
  const meanings = measureMeaning(scored, calibrationFrom(tensors))
  const source = `${rows.length.toLocaleString('en')} rows of ${ROWS}, weights of digest ${scorer.digest.slice(0, 12)}:`
  const section = `${source}\n\n${renderMeaningTable(meanings)}`
  console.log(section)
  if (!write) return
  put(section)
  writeFileSync(join(DOCS, 'perspective-meaning.svg'), drawMeaning(meanings))
}

/** `scorer meaning` */
export const scorerMeaningCommand = new Command('meaning')
  .description(
    'say what scores mean: of those scored so, which share was labelled positive; and the map of each attribute',
  )
  .option('--data <dir>', 'the labelled comments', DATA)
  .option('--weights <dir>', 'weights of the embedded scorer', SHIPPED)
  .option('--write', 'put the table into docs/perspective.md and the chart beside it')
  .action(run)
