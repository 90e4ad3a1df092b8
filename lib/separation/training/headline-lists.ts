import type { Sources } from './compose-page.ts'
import { readerName, writerName } from './names.ts'
import { archiveMonth, timeFormat } from './print-time.ts'
import { between, chance, mostlySmall, pick, type Random } from './random.ts'

/** A title of another article, or a sentence that could be one. */
export function headline(random: Random, { articles }: Sources): string {
  const article = pick(random, articles)
  const short = article.paragraphs.filter((text) => text.length > 15 && text.length < 90)
  return chance(random, 0.5) || short.length === 0
    ? article.title || 'A quiet day in town'
    : pick(random, short).replace(/[.:]$/, '')
}

const snippet = (random: Random, { articles }: Sources): string =>
  `${pick(random, pick(random, articles).paragraphs)
    .slice(0, between(random, 60, 220))
    .replace(/\s\S*$/, '')}${pick(random, ['...', '…', ' [...]', ' Read more »'])}`

const remark = (random: Random, { comments }: Sources): string =>
  `${(pick(random, comments)[0] ?? '').slice(0, between(random, 25, 140)).replace(/\s\S*$/, '')}${pick(random, ['...', '…', ''])}`

const JOBS = [
  'Editor',
  'Founder',
  'Reporter',
  'Staff writer',
  'Co-founder, Editor',
  'Photographer',
  'Contributor',
  'Publisher',
]
const WORDS =
  'apple art baking beach bikes books budget cameras cats cities climate coffee crafts design dogs economy energy family fashion film food games garden google health history home iphone kids law maps music news ocean parks photos politics recipes running school science shoes space spring sports tech travel tv water weather web winter wine work'.split(
    ' ',
  )

type ListItem = (random: Random, sources: Sources, time: string) => string[]

/** How sites list other things than comments; many look like comments at first: names, times, remarks in turn. */
const ITEMS: readonly ListItem[] = [
  (random, sources) => [headline(random, sources)],
  (random, sources) => [headline(random, sources)],
  (random, sources, time) => [headline(random, sources), time],
  (random, sources, time) => [time, headline(random, sources)],
  (random, sources, time) => [`${time} ${writerName(random)}`, headline(random, sources)],
  (random, sources, time) => [`${headline(random, sources)} by ${writerName(random)} ${time}`],
  (random, sources) => ['SHARES', String(mostlySmall(random, 1, 900)), headline(random, sources)],
  (random, sources) => [headline(random, sources), `${mostlySmall(random, 1, 300)} comments`],
  (random, sources, time) => [headline(random, sources), `${time} ${between(random, 0, 80)} Responses`],
  (random, sources, time) => [headline(random, sources), snippet(random, sources), time],
  (random, sources) => [headline(random, sources), snippet(random, sources)],
  (random, sources) => [headline(random, sources), `by ${writerName(random)}`],
  (random, sources) => [`${readerName(random)} on ${headline(random, sources)}`],
  (random, sources) => [remark(random, sources), `by ${readerName(random)} on ${headline(random, sources)}`],
  (random, sources, time) => [remark(random, sources), `${readerName(random)}, ${time}`],
  (random, sources, time) => [remark(random, sources), time],
  (random, sources) => [`${readerName(random)}: ${remark(random, sources)}`],
  (random) => [writerName(random), pick(random, JOBS)],
  (random) => [writerName(random)],
  (random) => [pick(random, WORDS)],
  (random) => [`${pick(random, WORDS)} (${between(random, 1, 90)})`],
  (random) => [archiveMonth(random)],
  (random) => [String(between(random, 1, 31))],
]

/** A list of one kind, as sidebars and footers have them. */
export function siteList(random: Random, sources: Sources): string[] {
  const item = pick(random, ITEMS)
  const time = timeFormat(random)
  return Array.from({ length: mostlySmall(random, 3, 25) }, () => item(random, sources, time(random))).flat()
}
