import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { z } from 'zod'
import { sayCount } from '#lib/say-count.ts'
import { decodePage, isHtml } from '#lib/separation/decode-page.ts'
import type { PageSource, Separation, WarningCode } from '#lib/separation/schema.ts'
import { separatePage } from '#lib/separation/separate-page.ts'

const id = z.union([z.string(), z.number()])
const row = z.union([
  z.object({ id, text: z.string() }),
  z.object({ id, html: z.string(), url: z.string().optional() }),
  z.object({ id, htmlBase64: z.base64(), contentType: z.string().optional(), url: z.string().optional() }),
])
type Row = z.infer<typeof row>
type Source = { page: PageSource; warnings: WarningCode[] }

function toSource(input: Row): Source {
  if ('text' in input) return { page: { kind: 'text', text: input.text }, warnings: [] }
  if ('html' in input) return { page: { kind: 'html', html: input.html, url: input.url }, warnings: [] }
  const { text, warnings } = decodePage(Buffer.from(input.htmlBase64, 'base64'), input.contentType)
  return { page: { kind: 'html', html: text, url: input.url }, warnings }
}

/** The answer of `separate --jsonl` for one page; spans are null for HTML. */
function toAnswer(input: Row, source: Source, separation: Separation) {
  const isText = source.page.kind === 'text'
  return {
    id: input.id,
    title: separation.title,
    article: { text: separation.article.text, spans: isText ? separation.article.spans : null },
    comments: separation.comments.map(
      ({ kind, author, postedAt, postedAtText, text, parent, permalink, votes, span }) => ({
        kind,
        author,
        postedAt,
        postedAtText,
        text,
        parent,
        permalink,
        votes,
        span: isText ? span : null,
      }),
    ),
    confidence: separation.confidence,
    warnings: [...source.warnings, ...separation.warnings],
    evidence: separation.evidence,
  }
}

function answerLine(line: string): { ok: true; answer: string } | { ok: false; reason: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { ok: false, reason: 'not valid JSON' }
  }
  const input = row.safeParse(value)
  if (!input.success) return { ok: false, reason: 'expected {"id", "text"}, {"id", "html"} or {"id", "htmlBase64"}' }
  const source = toSource(input.data)
  return { ok: true, answer: JSON.stringify(toAnswer(input.data, source, separatePage(source.page))) }
}

async function separateLines(): Promise<void> {
  let number = 0
  for await (const read of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    const line = number === 1 ? read.replace(/^\ufeff/, '') : read
    if (line.trim() === '') continue
    const result = answerLine(line)
    if (!result.ok) {
      console.error(`line ${number}: ${result.reason}`)
      process.exitCode = 1
    } else if (!process.stdout.write(`${result.answer}\n`)) await once(process.stdout, 'drain')
  }
}

const indent = (text: string): string => text.replace(/\n/g, '\n    ')

function readableView(file: string, { title, article, comments, confidence, warnings, evidence }: Separation): string {
  const percent = (value: number) => `${Math.round(value * 100)} %`
  return [
    `== ${file}`,
    `Title: ${title ?? 'not found'}`,
    `Article: ${sayCount(article.text.length, 'character')}${article.author === null ? '' : `, by ${article.author}`}`,
    indent(`    ${article.text}`),
    `Comments: ${comments.length} (sure of the border ${percent(confidence.border)}, of the answer ${percent(confidence.hasComments)})`,
    ...comments.map((comment, i) => {
      const head = [
        comment.author ?? 'no author',
        comment.postedAtText,
        comment.parent === null ? null : `answers ${comment.parent + 1}`,
        comment.votes === null ? null : sayCount(comment.votes, 'vote'),
        comment.permalink,
        comment.kind === 'pingback' ? 'a pingback' : null,
      ]
      return `${i + 1}. ${head.filter((part) => part !== null).join(', ')}\n    ${indent(comment.text)}`
    }),
    `Why: ${evidence.join('; ') || 'nothing to decide'}`,
    ...(warnings.length > 0 ? [`Warnings: ${warnings.join(', ')}`] : []),
    '',
  ].join('\n')
}

async function separateFiles(files: readonly string[]): Promise<void> {
  for (const file of files) {
    try {
      const { text, warnings } = decodePage(await readFile(file))
      const separation = separatePage(isHtml(text) ? { kind: 'html', html: text } : { kind: 'text', text })
      console.log(readableView(file, { ...separation, warnings: [...warnings, ...separation.warnings] }))
    } catch (error) {
      console.error(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`)
      process.exitCode = 1
    }
  }
}

export const separateCommand = new Command('separate')
  .description('Separate pages into article and comments')
  .argument('[files...]', 'pages as text or HTML, printed as a readable view')
  .option('--jsonl', 'read one JSON page a line from standard input, write one JSON answer a line')
  .action(async (files: string[], options: { jsonl?: boolean }, command: Command) => {
    if (options.jsonl === true) await separateLines()
    else if (files.length > 0) await separateFiles(files)
    else command.help({ error: true })
  })
