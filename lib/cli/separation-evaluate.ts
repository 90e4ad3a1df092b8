import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { z } from 'zod'
import { drawLines } from '#lib/separation/draw-lines.ts'
import {
  borderClaims,
  type GoldPage,
  hasCommentsClaims,
  measurePage,
  type PageMeasure,
  type Summary,
  summarise,
} from '#lib/separation/measure.ts'
import type { SeparationModel } from '#lib/separation/model.ts'
import { packedModel, unpackModel } from '#lib/separation/pack-model.ts'
import { type Claim, reliability } from '#lib/separation/reliability.ts'
import { separateText } from '#lib/separation/separate-text.ts'
import { shippedModel } from '#lib/separation/weights-file.ts'

const goldPage = z.object({
  id: z.string(),
  kind: z.string(),
  text: z.string(),
  labels: z.string(),
  hasComments: z.boolean(),
  countVerified: z.boolean().nullish(),
  comments: z.array(z.object({ lines: z.tuple([z.number(), z.number()]) })).nullable(),
})

/** Reads marked pages, one JSON object a line. */
export async function readGold(file: string): Promise<GoldPage[]> {
  const pages: GoldPage[] = []
  for await (const line of createInterface({ input: createReadStream(file) }))
    if (line.trim() !== '') pages.push(goldPage.parse(JSON.parse(line)))
  return pages
}

/** The page as it is, or with the true border given: then only the splitting is measured. */
function separateGold(gold: GoldPage, model: SeparationModel, oracle: boolean) {
  if (!oracle) return separateText(gold.text, model)
  const labels = gold.text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [gold.labels[i] ?? '']))
  const first = labels.findIndex((label) => label === 'C' || label === 'M')
  return separateText(gold.text, model, { firstCommentBlock: first < 0 ? null : first })
}

export const measureAll = (pages: readonly GoldPage[], model: SeparationModel, oracle = false): PageMeasure[] =>
  pages.map((gold) => measurePage(gold, separateGold(gold, model, oracle)))

function printTable(measures: readonly PageMeasure[]): void {
  const kinds = [...new Set(measures.map(({ kind }) => kind))]
  const table = new Map(kinds.map((kind) => [kind, summarise(measures.filter((page) => page.kind === kind))]))
  console.log(`${''.padEnd(16)}${kinds.map((kind) => kind.padStart(9)).join('')}`)
  for (const name of Object.keys(table.get(kinds[0] ?? '') ?? {}) as (keyof Summary)[]) {
    const cells = kinds.map((kind) =>
      (table.get(kind)?.[name] ?? Number.NaN).toFixed(name === 'pages' ? 0 : 3).padStart(9),
    )
    console.log(name.padEnd(16) + cells.join(''))
  }
}

function curveOf(name: string, claims: readonly Claim[]) {
  const { bins, error } = reliability(claims)
  console.log(`${name}: ${claims.length} claims, expected calibration error ${error.toFixed(3)}`)
  for (const bin of bins)
    console.log(`  ${bin.confidence.toFixed(2)} said, ${bin.right.toFixed(2)} right, ${bin.count} pages`)
  return {
    name: `${name} (${claims.length})`,
    points: bins.map((bin) => ({ x: bin.confidence, y: bin.right, size: 2 + Math.sqrt(bin.count) / 3 })),
  }
}

/** Draws how often each confidence was right, for "has comments" and for the border. */
function drawReliability(measures: readonly PageMeasure[]): string {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
  const ideal = { name: 'as said', points: [0, 1].map((x) => ({ x, y: x, size: 0 })), dashed: true }
  const lines = [
    curveOf('has comments', hasCommentsClaims(measures)),
    curveOf('border within 1 line', borderClaims(measures)),
    ideal,
  ]
  return drawLines({
    title: 'What the confidence is worth',
    x: { name: 'confidence that was given', from: 0, to: 1, ticks },
    y: { name: 'share that was right', from: 0, to: 1, ticks },
    lines,
  })
}

type Options = { oracle?: boolean; weights?: string; reliability?: string }

export const evaluateCommand = new Command('evaluate')
  .description('Measure the separator against pages that people have marked')
  .argument('<gold>', 'JSON lines of {id, kind, text, labels, hasComments, comments}')
  .option('--oracle', 'give the true border, so that only the splitting is measured')
  .option('--weights <file>', 'weights other than the shipped ones')
  .option('--reliability <file>', 'print what the confidence is worth and draw it to this SVG')
  .action(async (file: string, options: Options) => {
    const model =
      options.weights === undefined
        ? shippedModel()
        : unpackModel(packedModel.parse(JSON.parse(await readFile(options.weights, 'utf8'))))
    const measures = measureAll(await readGold(file), model, options.oracle === true)
    printTable(measures)
    if (options.reliability !== undefined) await writeFile(options.reliability, drawReliability(measures))
  })
