import { separatePage } from '#lib/separation/separate-page.ts'
import { makePages } from '#tests/bench/made-pages.ts'
import { median } from '#tests/bench/statistics.ts'

const SIZE = 100_000
const RUNS = 40
/** Comments enough for over 100 KB, which are then cut to size at a line's end. */
const COMMENTS = 700

function pageOf(bare: boolean): string {
  const page = makePages(1, COMMENTS)[0] ?? ''
  const text = bare ? page.replace(/^(?:Reader\d+ said\.\.\.|\d+ comments:)\n\n/gm, '') : page
  return text.slice(0, text.lastIndexOf('\n', SIZE))
}

function timeOf(text: string): { milliseconds: number; processor: number; comments: number } {
  const times: number[] = []
  const processor: number[] = []
  let comments = 0
  for (let run = 0; run < RUNS; run++) {
    const [start, cpu] = [performance.now(), process.cpuUsage()]
    comments = separatePage({ kind: 'text', text }).comments.length
    times.push(performance.now() - start)
    const used = process.cpuUsage(cpu)
    processor.push((used.user + used.system) / 1000)
  }
  const round = (value: number) => Math.round(value * 10) / 10
  return { milliseconds: round(median(times)), processor: round(median(processor)), comments }
}

/** How long a text page of 100 KB takes to be separated, in milliseconds by the clock and of the processor: medians. */
export default function separationText(): object {
  return { bytes: SIZE, runs: RUNS, withAuthors: timeOf(pageOf(false)), bare: timeOf(pageOf(true)) }
}
