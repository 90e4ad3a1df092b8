import { STATES, type State } from '../decode-states.ts'
import type { Line } from '../split-lines.ts'
import { commentLayout } from './comment-layouts.ts'
import { BYLINES, EMPTY_SECTION, ENDINGS, HEADER_EXTRAS, HEADERS, INSIDE, NAVIGATION } from './furniture-phrases.ts'
import { headline, siteList } from './headline-lists.ts'
import { readerName, writerName } from './names.ts'
import { CHROME, FOOTERS, FORMS, NONE } from './page-end-phrases.ts'
import type { ArticleSource, CommentSource } from './page-sources.ts'
import { farewell, personalBody } from './personal-articles.ts'
import { archiveMonth, articleDate } from './print-time.ts'
import { between, chance, mostlySmall, pick, type Random } from './random.ts'
import { madeUpComment, withManners } from './reader-phrases.ts'

/** What a composed page is made of: like the ways that pages reach us. */
export type PageKind = 'bare' | 'clean' | 'page'

/** A composed page with the truth about it. `starts[i]` is 1 where a comment's body begins, 2 where it goes on. */
export type ComposedPage = {
  kind: PageKind
  lines: Line[]
  states: Uint8Array
  starts: Uint8Array
  first: number | null
}

/** What pages are composed from. */
export type Sources = { articles: readonly ArticleSource[]; comments: readonly CommentSource[] }

type Draft = { text: string; state: State; start: number }

/** Fills the signs of a phrase: # a number, @ a name, % a headline, = a date, ~ an archive's month. */
function fill(random: Random, phrase: string, sources: Sources): string {
  return phrase
    .replace(/#/g, () => String(mostlySmall(random, 1, 400)))
    .replace(/@/g, () => writerName(random))
    .replace(/%/g, () => headline(random, sources))
    .replace(/=/g, () => articleDate(random))
    .replace(/^~$/, () => archiveMonth(random))
}

function phrases(
  random: Random,
  from: readonly string[],
  [least, most]: readonly [number, number],
  sources: Sources,
): string[] {
  const count = between(random, least, most)
  const start = between(random, 0, from.length - 1)
  const inOrder = chance(random, 0.4)
  return Array.from({ length: count }, (_, i) =>
    fill(random, inOrder ? (from[(start + i) % from.length] ?? '') : pick(random, from), sources),
  )
}

const of = (state: State, lines: readonly string[]): Draft[] => lines.map((text) => ({ text, state, start: 0 }))

/** Personal writing: long contributions of readers strung together, so that the voice alone does not decide. */
function personal(random: Random, { comments }: Sources): string[] {
  const long: string[] = []
  for (let tries = 0; tries < 60 && long.length < 12; tries++) {
    const comment = pick(random, comments)
    if (comment.join(' ').length > 400) long.push(...comment)
  }
  return long
}

/** Breaks prose into lines of verse. */
const verse = (text: string): string[] => text.match(/.{15,45}?(?:\s|$)/g)?.map((line) => line.trim()) ?? [text]

type Article = { title: string; body: string[]; topics: readonly string[] }

function articleBody(random: Random, sources: Sources, kind: PageKind): Article {
  const article = pick(random, sources.articles)
  const style = random()
  const told = kind === 'page' ? 0.2 : 0.4
  const own = style < 0.1 ? personal(random, sources) : []
  const length = Math.min(
    article.paragraphs.length,
    chance(random, 0.12) ? between(random, 1, 3) : mostlySmall(random, 3, 70),
  )
  const all = own.length > 2 ? own : style < told ? personalBody(random, article, length) : article.paragraphs
  const from = style < told || chance(random, 0.6) ? 0 : between(random, 0, all.length - length)
  const body = all.slice(from, from + length)
  return {
    title: article.title,
    topics: article.topics,
    body: chance(random, 0.03) ? body.flatMap(verse).slice(0, 60) : body,
  }
}

const RULES = ['-', '—————', '***', '* * *', '~']

function articleLines(random: Random, sources: Sources, kind: PageKind, { title, body, topics }: Article): Draft[] {
  const ruled = chance(random, 0.06) ? pick(random, RULES) : null
  const lines = body.flatMap((part) => [
    ...(kind === 'page' && chance(random, 0.03) ? [fill(random, pick(random, INSIDE), sources)] : []),
    ...(ruled !== null && chance(random, 0.2) ? [ruled] : []),
    part,
  ])
  const top = title !== '' && chance(random, 0.7) ? [title] : []
  const byline = chance(random, kind === 'page' ? 0.8 : 0.3) ? [fill(random, pick(random, BYLINES), sources)] : []
  const dated = chance(random, kind === 'page' ? 0 : 0.12)
    ? [fill(random, pick(random, ENDINGS.slice(28, 40)), sources)]
    : []
  const calendar = chance(random, 0.05) ? [String(between(random, 1, 31)), 'July', '2012'] : []
  const count = chance(random, 0.05) ? [`Comments:${between(random, 1, 99)}`] : []
  const bow = chance(random, kind === 'page' ? 0 : 0.35) ? farewell(random, topics) : []
  return of('article', [...calendar, ...top, ...byline, ...count, ...lines, ...bow, ...dated])
}

/** Who comments on one page: the share of made-up comments, of sentences that begin a paragraph, and the article's words. */
type Crowd = { madeUp: number; breaks: number; topics: readonly string[] }

/** Breaks paragraphs after some of their sentences: readers of blogs write more of them than the data has. */
const broken = (random: Random, paragraphs: readonly string[], breaks: number): string[] =>
  paragraphs.flatMap((text) => {
    const parts: string[] = []
    for (const sentence of text.match(/.+?(?:[.!?]["')]?\s+(?=\p{Lu})|$)/gu) ?? [text]) {
      const last = parts.length - 1
      if (last < 0 || ((parts[last]?.length ?? 0) > 40 && chance(random, breaks))) parts.push(sentence.trim())
      else parts[last] = `${parts[last]} ${sentence.trim()}`
    }
    return parts
  })

/** A comment of the data or a made-up one; some greet in a line of their own, some sign. */
function body(random: Random, sources: Sources, { madeUp, breaks, topics }: Crowd): string[] {
  const name = readerName(random)
  if (chance(random, madeUp)) return madeUpComment(random, name, topics)
  return withManners(random, broken(random, pick(random, sources.comments), breaks), name, topics)
}

function commentLines(random: Random, sources: Sources, kind: PageKind, topics: readonly string[]): Draft[] {
  const crowd = {
    madeUp: pick(random, kind === 'page' ? [0.1, 0.3, 0.5] : [0.05, 0.3, 0.6, 0.95]),
    breaks: pick(random, [0, 0.1, 0.4]),
    topics,
  }
  const count = mostlySmall(random, 1, chance(random, 0.25) ? 300 : 50)
  const layout = kind === 'bare' ? null : commentLayout(random, CHROME)
  const chrome = kind === 'bare' && chance(random, 0.25) ? pick(random, CHROME) : null
  const lines: Draft[] = []
  for (let i = 1; i <= count; i++) {
    const around = layout?.(random, i) ?? {
      before: [],
      after: chrome === null || chance(random, 0.2) ? [] : [chrome.replace('#', String(i))],
    }
    lines.push(...of('comments', around.before))
    body(random, sources, crowd).forEach((text, k) => {
      lines.push({ text, state: 'comments', start: k === 0 ? 1 : 2 })
    })
    lines.push(...of('comments', around.after))
  }
  return lines
}

function noComments(random: Random, sources: Sources): string[] {
  if (chance(random, 0.4)) return [fill(random, pick(random, NONE), sources)]
  if (chance(random, 0.4)) return []
  const header = chance(random, 0.6) ? [fill(random, pick(random, HEADERS), sources)] : []
  return [...header, ...(chance(random, 0.6) ? phrases(random, EMPTY_SECTION, [1, 6], sources) : [])]
}

function commentsHeader(random: Random, sources: Sources): string[] {
  if (chance(random, 0.15)) return []
  const extras = chance(random, 0.3) ? phrases(random, HEADER_EXTRAS, [1, 3], sources) : []
  return [fill(random, pick(random, HEADERS), sources), ...extras]
}

function pageEnd(random: Random, sources: Sources, hasComments: boolean): Draft[] {
  const ending = phrases(random, ENDINGS, [0, 9], sources)
  const lists = chance(random, 0.3) ? siteList(random, sources) : []
  return of('end', [
    ...ending,
    ...lists,
    ...(hasComments ? commentsHeader(random, sources) : noComments(random, sources)),
  ])
}

function tail(random: Random, sources: Sources): Draft[] {
  const form = chance(random, 0.65) ? phrases(random, FORMS, [1, 9], sources) : []
  const lists = Array.from({ length: between(random, 0, 5) }, () => [
    ...(chance(random, 0.8) ? [fill(random, pick(random, FOOTERS), sources)] : []),
    ...siteList(random, sources),
  ])
  return of('tail', [...form, ...lists.flat(), ...phrases(random, FOOTERS, [2, mostlySmall(random, 6, 60)], sources)])
}

function draft(random: Random, sources: Sources, kind: PageKind, hasComments: boolean): Draft[] {
  const source = articleBody(random, sources, kind)
  const article = articleLines(random, sources, kind, source)
  const comments = hasComments ? commentLines(random, sources, kind, source.topics) : []
  if (kind !== 'page') return [...article, ...comments]
  const lists = chance(random, 0.25) ? siteList(random, sources) : []
  const asked = chance(random, 0.15) ? [fill(random, pick(random, chance(random, 0.5) ? HEADERS : FORMS), sources)] : []
  const navigation = phrases(random, NAVIGATION, [0, mostlySmall(random, 4, 60)], sources)
  const lead = of('lead', [...navigation, ...lists, ...asked])
  return [...lead, ...article, ...pageEnd(random, sources, hasComments), ...comments, ...tail(random, sources)]
}

/** Some lines of page furniture, as they stand around an article. */
export const furnitureLines = (random: Random, sources: Sources): string[] => [
  ...siteList(random, sources),
  ...phrases(random, pick(random, [NAVIGATION, BYLINES, INSIDE, ENDINGS, FOOTERS]), [1, 6], sources),
]

/** Composes one page. Blank lines stand between all lines or none, as texts taken from pages have them. */
export function composePage(random: Random, sources: Sources): ComposedPage {
  const kind = pick<PageKind>(random, ['bare', 'bare', 'bare', 'clean', 'clean', 'page', 'page', 'page', 'page'])
  const hasComments = kind === 'bare' ? chance(random, 0.8) : chance(random, 0.58)
  const drafts = draft(random, sources, kind, hasComments)
  const gap = chance(random, 0.78) ? 1 : 0
  let at = 0
  const lines = drafts.map(({ text }): Line => {
    const span = [at, at + text.length] as const
    at = span[1] + 1 + gap
    return { text, span, gap: chance(random, 0.02) ? 1 : gap }
  })
  const first = drafts.findIndex(({ state }) => state === 'comments')
  return {
    kind,
    lines,
    states: Uint8Array.from(drafts, ({ state }) => STATES.indexOf(state)),
    starts: Uint8Array.from(drafts, ({ start }) => start),
    first: first < 0 ? null : first,
  }
}

/** Composes many pages. */
export function composePages(random: Random, sources: Sources, count: number): ComposedPage[] {
  return Array.from({ length: count }, () => composePage(random, sources))
}
