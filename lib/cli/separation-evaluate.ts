import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { z } from 'zod'
import { evaluateHtml, type HtmlOptions, isHtmlGold } from '#lib/cli/separation-evaluate-html.ts'
import { sayCount } from '#lib/say-count.ts'
import { correctPage } from '#lib/separation/correct-page.ts'
import { drawLines } from '#lib/separation/draw-lines.ts'
import { type GoldPart, piecesOf } from '#lib/separation/gold-pieces.ts'
import { onLines } from '#lib/separation/html/on-lines.ts'
import { separateHtml } from '#lib/separation/html/separate-html.ts'
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
import type { BorderCorrection, PageCorrection, Separation } from '#lib/separation/schema.ts'
import { separateText } from '#lib/separation/separate-text.ts'
import { splitLines } from '#lib/separation/split-lines.ts'
import { shippedModel } from '#lib/separation/weights-file.ts'

const place = z.number().int().min(0)

const isOrdered = (parts: readonly GoldPart[]): boolean =>
  parts.every(([start, end], i) => start < end && start >= (parts[i - 1]?.[1] ?? 0))

const goldPage = z.object({
  id: z.string(),
  kind: z.string(),
  text: z.string(),
  /** Of a corrected HTML page its source; `text` is its blocks, one a line. */
  html: z.string().optional(),
  labels: z.string(),
  hasComments: z.boolean(),
  countVerified: z.boolean().nullish(),
  /** The parts of lines that hold several, in order; what is counted then is the part. */
  parts: z
    .array(z.tuple([place, place, z.string().length(1)]))
    .refine(
      isOrdered,
      'Parts must be given in the order of the text, none in another, each with its end behind its beginning.',
    )
    .optional(),
  comments: z
    .array(z.object({ lines: z.tuple([z.number(), z.number()]), span: z.tuple([place, place]).optional() }))
    .nullable(),
})

export type MarkedPage = GoldPage & { html?: string | undefined }

/** Reads marked pages, one JSON object a line. */
export async function readGold(file: string): Promise<MarkedPage[]> {
  const pages: MarkedPage[] = []
  for await (const line of createInterface({ input: createReadStream(file) }))
    if (line.trim() !== '') pages.push(goldPage.parse(JSON.parse(line)))
  return pages
}

/**
 * The page as it is, or with the true border given: then only the splitting is measured. Null for an HTML page that this
 * version cuts into other blocks.
 */
function separateGold(gold: MarkedPage, model: SeparationModel, oracle: boolean): Separation | null {
  if (gold.html !== undefined) {
    const border = oracle ? { firstCommentBlock: firstLetter(gold) } : undefined
    return onLines(gold.text, separateHtml({ html: gold.html }, model, border))
  }
  const separate = (border?: BorderCorrection) => separateText(gold.text, model, border)
  return oracle ? correctPage({ kind: 'text', text: gold.text }, trueBorder(gold), separate) : separate()
}

/** The line with text, from 0, that is the first of a comment or of its author; null where none is. */
function firstLetter({ text, labels }: MarkedPage): number | null {
  const letters = text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [labels[i] ?? '']))
  const first = letters.findIndex((letter) => /[CM]/.test(letter))
  return first < 0 ? null : first
}

/** The border where people saw it, also inside of a line. */
function trueBorder(gold: MarkedPage): PageCorrection {
  const first = piecesOf(gold).find(({ letter }) => /[CM]/.test(letter))
  if (first === undefined) return { border: { firstCommentBlock: null }, splits: [], marks: {} }
  const [start] = first.span
  const { lines } = splitLines(gold.text)
  const block = lines.findIndex(({ span }) => span[1] > start)
  const isInside = start > (lines[block]?.span[0] ?? start)
  return { border: { firstCommentBlock: isInside ? block + 1 : block }, splits: isInside ? [start] : [], marks: {} }
}

export const measureAll = (pages: readonly MarkedPage[], model: SeparationModel, oracle = false): PageMeasure[] =>
  pages.flatMap((gold) => {
    const separation = separateGold(gold, model, oracle)
    return separation === null ? [] : [measurePage(gold, separation)]
  })

function printTable(measures: readonly PageMeasure[]): void {
  const kinds = [...new Set(measures.map(({ kind }) => kind))]
  const table = new Map(kinds.map((kind) => [kind, summarise(measures.filter((page) => page.kind === kind))]))
  console.log(`${''.padEnd(24)}${kinds.map((kind) => kind.padStart(9)).join('')}`)
  for (const name of Object.keys(table.get(kinds[0] ?? '') ?? {}) as (keyof Summary)[]) {
    const cells = kinds.map((kind) =>
      (table.get(kind)?.[name] ?? Number.NaN).toFixed(name === 'pages' ? 0 : 3).padStart(9),
    )
    console.log(name.padEnd(24) + cells.join(''))
  }
}

function curveOf(name: string, claims: readonly Claim[]) {
  const { bins, error } = reliability(claims)
  console.log(`${name}: ${sayCount(claims.length, 'claim')}, expected calibration error ${error.toFixed(3)}`)
  for (const bin of bins)
    console.log(`  ${bin.confidence.toFixed(2)} said, ${bin.right.toFixed(2)} right, ${sayCount(bin.count, 'page')}`)
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

type Options = HtmlOptions & { weights?: string; reliability?: string }

export const evaluateCommand = new Command('evaluate')
  .description('Measure the separator against pages that people have marked')
  .argument('<gold>', 'marked text pages, corrections, or the rows of HTML pages, as JSON lines')
  .option('--oracle', 'give the true border, so that only the splitting is measured')
  .option('--pages <directory>', 'where HTML pages are; else the gold file without its ending')
  .option('--explain', 'say of each HTML page that is not wholly right what decided, on standard error')
  .option('--weights <file>', 'weights other than the shipped ones')
  .option('--reliability <file>', 'print what the confidence is worth and draw it to this SVG')
  .action(async (file: string, options: Options) => {
    const model =
      options.weights === undefined
        ? shippedModel()
        : unpackModel(packedModel.parse(JSON.parse(await readFile(options.weights, 'utf8'))))
    if (await isHtmlGold(file)) return evaluateHtml(file, model, options)
    const pages = await readGold(file)
    const measures = measureAll(pages, model, options.oracle === true)
    if (measures.length < pages.length)
      console.error(
        `${pages.length - measures.length} HTML pages were left out: this version cuts them into other blocks.`,
      )
    printTable(measures)
    if (options.reliability !== undefined) await writeFile(options.reliability, drawReliability(measures))
  })
