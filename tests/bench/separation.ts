import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { PageSource } from '#lib/separation/schema.ts'
import { separatePage } from '#lib/separation/separate-page.ts'
import { makeHtmlPage, makePages } from '#tests/bench/made-pages.ts'
import { median } from '#tests/bench/statistics.ts'

const ROUNDS = 40
const WARM_UP = 5
const KB = 1024

/** A text page of about 100 KB. */
function makeTextPage(): string {
  const page = makePages(1, 700)[0] ?? ''
  return page.slice(0, 100 * KB)
}

/** What others do with such a page: the article alone, without a comment. */
function readability(html: string): number {
  const { document } = parseHTML(html)
  return new Readability(document).parse()?.textContent?.length ?? 0
}

/** Pages that nobody wrote for readers, and how long a whole one of them takes. */
const HOSTILE: Record<string, PageSource> = {
  'comments100,000': { kind: 'html', html: '<li id="comment-1" class="comment"><p>hello you</p></li>'.repeat(100_000) },
  'nestedComments100,000': { kind: 'html', html: '<li id="comment-1" class="comment">hello you'.repeat(100_000) },
  'nestedBold100,000': { kind: 'html', html: '<b>x'.repeat(100_000) },
  shortLines10MB: { kind: 'text', text: 'I agree!\n'.repeat(1_100_000) },
}

const rounded = (milliseconds: number): number => Math.round(milliseconds * 10) / 10

type Took = { clock: number; processor: number }

/** Milliseconds by the clock, and of this thread's processor time, which a busy machine does not lengthen as much. */
function time(run: () => unknown): Took {
  const [start, used] = [performance.now(), process.threadCpuUsage()]
  run()
  const { user, system } = process.threadCpuUsage(used)
  return { clock: performance.now() - start, processor: (user + system) / 1000 }
}

/**
 * Milliseconds for one page at the median, the separator and Readability on linkedom taking turns in one process; and of
 * the processor's time for each hostile page, once.
 */
export default async function separation(): Promise<object> {
  const text: PageSource = { kind: 'text', text: makeTextPage() }
  const html: PageSource = { kind: 'html', html: makeHtmlPage(300 * KB) }
  const runs = {
    text100KB: () => separatePage(text),
    html300KB: () => separatePage(html),
    readability300KB: () => readability(html.html),
  }
  const times: Record<keyof typeof runs, Took[]> = { text100KB: [], html300KB: [], readability300KB: [] }
  for (let round = -WARM_UP; round < ROUNDS; round++)
    for (const name of Object.keys(runs) as (keyof typeof runs)[]) {
      const took = time(runs[name])
      if (round >= 0) times[name].push(took)
    }
  const found = { text: separatePage(text).comments.length, html: separatePage(html).comments.length }
  const middle = (name: keyof typeof runs, by: keyof Took) => rounded(median(times[name].map((took) => took[by])))
  const medians = (by: keyof Took) =>
    Object.fromEntries((Object.keys(runs) as (keyof typeof runs)[]).map((name) => [name, middle(name, by)]))
  return {
    rounds: ROUNDS,
    bytes: { text: text.text.length, html: html.html.length },
    comments: found,
    clock: medians('clock'),
    processor: medians('processor'),
    timesReadability:
      Math.round((100 * middle('html300KB', 'processor')) / middle('readability300KB', 'processor')) / 100,
    hostile: Object.fromEntries(
      Object.entries(HOSTILE).map(([name, page]) => [name, Math.round(time(() => separatePage(page)).processor)]),
    ),
  }
}
