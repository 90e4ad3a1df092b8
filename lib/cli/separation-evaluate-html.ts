import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { decodePage } from '#lib/separation/decode-page.ts'
import { HTML_MEASURES, type HtmlGold, type HtmlMeasure, measureHtml } from '#lib/separation/html/measure-html.ts'
import { separateHtml } from '#lib/separation/html/separate-html.ts'
import type { SeparationModel } from '#lib/separation/model.ts'
import { reliability } from '#lib/separation/reliability.ts'
import type { BorderCorrection, Separation } from '#lib/separation/schema.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null)
const goldPage = z.object({
  id: z.string(),
  set: z.string(),
  file: z.string(),
  hasComments: z.boolean(),
  commentSnippets: z.array(z.string()),
  articleSnippets: z.array(z.string()),
  comments: z
    .array(z.object({ author: text, time: text, text: z.string() }))
    .nullish()
    .transform((value) => value ?? null),
  commentCount: z
    .number()
    .nullish()
    .transform((value) => value ?? null),
  countVerified: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
  goldCommentsRaw: text,
})

/** The first block that begins with the first comment's first words; null where the truth has no comment that is seen. */
function trueBorder(gold: HtmlGold, { blocks }: Separation): BorderCorrection | null {
  if (!gold.hasComments) return { firstCommentBlock: null }
  const squash = (value: string) => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const start = squash(gold.comments?.[0]?.text.split('\n')[0] ?? '').slice(0, 40)
  const first = start === '' ? -1 : blocks.findIndex((block) => squash(block.text).startsWith(start))
  return first < 0 ? null : { firstCommentBlock: first }
}

export type HtmlOptions = { pages?: string; oracle?: boolean; explain?: boolean }

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function printMeasures(measures: readonly HtmlMeasure[]): void {
  for (const name of HTML_MEASURES) {
    const values = measures.flatMap((page) => page[name])
    console.log(`${name.padEnd(26)}${mean(values).toFixed(4)}  (${values.length})`)
  }
  const { bins, error } = reliability(measures.map(({ claim }) => claim))
  console.log('\nhas comments: how sure, how often right, pages')
  for (const bin of bins)
    console.log(
      `${bin.confidence.toFixed(3).padStart(8)}${bin.right.toFixed(3).padStart(8)}${String(bin.count).padStart(6)}`,
    )
  console.log(`expected calibration error ${error.toFixed(4)}`)
}

/** One line a page that is not wholly right: what decided, and what was missed. */
function explain(gold: HtmlGold, separation: Separation, { missed, leaked, claim, ...page }: HtmlMeasure): void {
  const count = page.countExact.includes(0)
    ? { found: separation.comments.length, stated: gold.commentCount }
    : undefined
  if (missed.length === 0 && claim.right && count === undefined) return
  console.error(JSON.stringify({ id: gold.id, why: separation.evidence, right: claim.right, missed, leaked, count }))
}

/** Measures the separator against HTML pages that people marked, and prints it. */
export async function evaluateHtml(file: string, model: SeparationModel, options: HtmlOptions): Promise<void> {
  const measures: HtmlMeasure[] = []
  const pages = options.pages ?? file.replace(/\.jsonl$/, '')
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.trim() === '') continue
    const gold = goldPage.parse(JSON.parse(line))
    const page = { html: decodePage(await readFile(join(pages, gold.file))).text }
    const free = separateHtml(page, model)
    const border = options.oracle === true ? trueBorder(gold, free) : null
    const separation = border === null ? free : separateHtml(page, model, border)
    const measure = measureHtml(gold, separation)
    if (options.explain === true) explain(gold, separation, measure)
    measures.push(measure)
  }
  printMeasures(measures)
}

/** Whether a file of marked pages is one of HTML pages in files of their own, by its first row. */
export async function isHtmlGold(file: string): Promise<boolean> {
  for await (const line of createInterface({ input: createReadStream(file) }))
    if (line.trim() !== '') return goldPage.safeParse(JSON.parse(line)).success
  return false
}
