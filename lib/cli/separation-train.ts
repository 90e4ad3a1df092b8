import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { Command } from 'commander'
import { measureAll, readGold } from '#lib/cli/separation-evaluate.ts'
import { sayCount } from '#lib/say-count.ts'
import { type Drawing, drawLines } from '#lib/separation/draw-lines.ts'
import { type Summary, summarise } from '#lib/separation/measure.ts'
import { packedModel, packModel, unpackModel } from '#lib/separation/pack-model.ts'
import { readArticle, readCivil, readComment } from '#lib/separation/training/page-sources.ts'
import { seeded, shuffled } from '#lib/separation/training/random.ts'
import { PLAN, type TrainingSources, trainSeparator } from '#lib/separation/training/train-separator.ts'

async function readRows<T>(file: string, read: (row: unknown) => T | null): Promise<T[]> {
  const rows: T[] = []
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const row = line.trim() === '' ? null : read(JSON.parse(line))
    if (row !== null) rows.push(row)
  }
  return rows
}

async function readSources(data: string): Promise<TrainingSources> {
  const articles = await readRows(join(data, 'articles-train.jsonl.gz'), readArticle)
  const rows = await readRows(join(data, 'toxicity-train.jsonl.gz'), readComment)
  const civil = await readRows(join(data, 'toxicity-train.jsonl.gz'), readCivil)
  console.error(`${sayCount(articles.length, 'article')}, ${sayCount(rows.length, 'comment')}`)
  return { articles, comments: rows, civil }
}

export const trainCommand = new Command('train')
  .description('Train the separator from articles and labelled comments')
  .option('--data <directory>', 'where articles-train.jsonl.gz and toxicity-train.jsonl.gz are', '../shared/data')
  .option('--out <file>', 'where the weights go', 'models/separation/weights.json')
  .option('--pages <count>', 'how many pages to compose', String(PLAN.pages))
  .option('--shake <size>', 'how much the voice is shifted at random', String(PLAN.shake))
  .action(async (options: { data: string; out: string; pages: string; shake: string }) => {
    const plan = { ...PLAN, pages: Number(options.pages), shake: Number(options.shake) }
    const model = trainSeparator(await readSources(options.data), plan, (step) => console.error(step))
    await writeFile(options.out, `${JSON.stringify(packModel(model))}\n`)
  })

/** A share of the training data: the first articles and comments, in an order fixed by the seed. */
function shareOf({ articles, comments, civil }: TrainingSources, share: number): TrainingSources {
  const part = <T>(items: readonly T[]): T[] => items.slice(0, Math.ceil(items.length * share))
  return {
    articles: part(shuffled(seeded(PLAN.seed), articles)),
    comments: part(shuffled(seeded(PLAN.seed), comments)),
    civil: part(civil),
  }
}

type Row = { share: number; kind: string; summary: Summary }

function drawCurve(rows: readonly Row[]): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  const line = (kind: string, name: 'lineF1Macro' | 'borderExact') => ({
    name: `${kind}, ${name === 'lineF1Macro' ? 'line F1' : 'border exact'}`,
    points: rows.filter((row) => row.kind === kind).map(({ share, summary }) => ({ x: share, y: summary[name] })),
    dashed: name === 'borderExact',
  })
  const drawing: Drawing = {
    title: 'More data, better borders?',
    x: {
      name: 'share of the training data',
      from: 0,
      to: 1,
      ticks: rows.map(({ share }) => share).filter((share, i, all) => all.indexOf(share) === i && share !== 0.1),
    },
    y: { name: 'macro over pages', from: 0, to: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] },
    lines: kinds.flatMap((kind) => [line(kind, 'lineF1Macro'), line(kind, 'borderExact')]),
  }
  return drawLines(drawing)
}

const print = ({ share, kind, summary }: Row): void =>
  console.log(
    `${share} ${kind}: line F1 ${summary.lineF1.toFixed(3)} / ${summary.lineF1Macro.toFixed(3)}, border exact ${summary.borderExact.toFixed(3)}, found ${summary.recall.toFixed(3)}`,
  )

export const curveCommand = new Command('curve')
  .description('Train on shares of the data, measure each, and draw the learning curve')
  .argument('<gold>', 'marked pages, as for evaluate')
  .option('--data <directory>', 'the training data', '../shared/data')
  .option('--shares <list>', 'shares of the articles and comments', '0.1,0.25,0.5,1')
  .option('--pages <count>', 'how many pages to compose for the whole data', String(PLAN.pages))
  .option('--out <file>', 'the SVG', 'docs/separation/learning-curve.svg')
  .action(async (gold: string, options: { data: string; shares: string; pages: string; out: string }) => {
    const sources = await readSources(options.data)
    const pages = await readGold(gold)
    const rows: Row[] = []
    for (const share of options.shares.split(',').map(Number)) {
      const plan = { ...PLAN, pages: Math.ceil(Number(options.pages) * share) }
      const trained = trainSeparator(shareOf(sources, share), plan)
      const measures = measureAll(pages, unpackModel(packedModel.parse(packModel(trained))))
      for (const kind of new Set(pages.map((page) => page.kind)))
        rows.push({ share, kind, summary: summarise(measures.filter((measure) => measure.kind === kind)) })
      rows.slice(-3).forEach(print)
    }
    await writeFile(options.out, drawCurve(rows))
  })
