import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { Command } from 'commander'
import { packModel } from '#lib/separation/pack-model.ts'
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

export const separationCommand = new Command('separation')
  .description('Train and measure the separator')
  .addCommand(train)
