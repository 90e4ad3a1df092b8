import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { Command } from 'commander'
import { z } from 'zod'
import { correctionsCommand } from '#lib/cli/separation-corrections.ts'
import { evaluateHtmlCommand } from '#lib/cli/separation-evaluate-html.ts'
import { type GoldPage, measurePage, type PageMeasure, type Summary, summarise } from '#lib/separation/measure.ts'
import { packModel } from '#lib/separation/pack-model.ts'
import { separatePage } from '#lib/separation/separate-page.ts'
import { readArticle, readCivil, readComment } from '#lib/separation/training/page-sources.ts'
import { seeded, shuffled } from '#lib/separation/training/random.ts'
import { PLAN, trainSeparator } from '#lib/separation/training/train-separator.ts'

async function readRows<T>(file: string, read: (row: unknown) => T | null): Promise<T[]> {
  const rows: T[] = []
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const row = line.trim() === '' ? null : read(JSON.parse(line))
    if (row !== null) rows.push(row)
  }
  return rows
}

const train = new Command('train')
  .description('Train the separator from articles and labelled comments')
  .option('--data <directory>', 'where articles-train.jsonl.gz and toxicity-train.jsonl.gz are', '../shared/data')
  .option('--out <file>', 'where the weights go', 'models/separation/weights.json')
  .option('--pages <count>', 'how many pages to compose', String(PLAN.pages))
  .option('--shake <size>', 'how much the voice is shifted at random', String(PLAN.shake))
  .action(async (options: { data: string; out: string; pages: string; shake: string }) => {
    const articles = await readRows(join(options.data, 'articles-train.jsonl.gz'), readArticle)
    const rows = await readRows(join(options.data, 'toxicity-train.jsonl.gz'), readComment)
    const civil = await readRows(join(options.data, 'toxicity-train.jsonl.gz'), readCivil)
    const comments = shuffled(seeded(PLAN.seed), rows)
    console.error(`${articles.length} articles, ${comments.length} comments`)
    const plan = { ...PLAN, pages: Number(options.pages), shake: Number(options.shake) }
    const model = trainSeparator({ articles, comments, civil }, plan, (step) => console.error(step))
    await writeFile(options.out, `${JSON.stringify(packModel(model))}\n`)
  })

const goldPage = z.object({
  id: z.string(),
  kind: z.string(),
  text: z.string(),
  labels: z.string(),
  hasComments: z.boolean(),
  comments: z.array(z.object({ lines: z.tuple([z.number(), z.number()]) })).nullable(),
})

/** The page as it is, or with the true border given: then only the splitting is measured. */
function separateGold(gold: GoldPage, oracle: boolean) {
  const page = { kind: 'text', text: gold.text } as const
  if (!oracle) return separatePage(page)
  const labels = gold.text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [gold.labels[i] ?? '']))
  const first = labels.findIndex((label) => label === 'C' || label === 'M')
  return separatePage(page, { firstCommentBlock: first < 0 ? null : first })
}

function printTable(measures: readonly PageMeasure[]): void {
  const kinds = [...new Set(measures.map(({ kind }) => kind))]
  const table = Object.fromEntries(
    kinds.map((kind) => [kind, summarise(measures.filter((page) => page.kind === kind))]),
  )
  for (const name of Object.keys(table[kinds[0] ?? ''] ?? {}) as (keyof Summary)[]) {
    const cells = kinds.map((kind) => (table[kind]?.[name] ?? Number.NaN).toFixed(name === 'pages' ? 0 : 3).padStart(9))
    console.log(name.padEnd(16) + cells.join(''))
  }
}

const evaluate = new Command('evaluate')
  .description('Measure the separator against pages that people have marked')
  .argument('<gold>', 'JSON lines of {id, kind, text, labels, hasComments, comments}')
  .option('--oracle', 'give the true border, so that only the splitting is measured')
  .action(async (file: string, options: { oracle?: boolean }) => {
    const measures: PageMeasure[] = []
    for await (const line of createInterface({ input: createReadStream(file) })) {
      if (line.trim() === '') continue
      const gold = goldPage.parse(JSON.parse(line))
      measures.push(measurePage(gold, separateGold(gold, options.oracle === true)))
    }
    console.log(
      `${''.padEnd(16)}${[...new Set(measures.map(({ kind }) => kind))].map((kind) => kind.padStart(9)).join('')}`,
    )
    printTable(measures)
  })

export const separationCommand = new Command('separation')
  .description('Train and measure the separator')
  .addCommand(train)
  .addCommand(evaluate)
  .addCommand(evaluateHtmlCommand)
  .addCommand(correctionsCommand)
