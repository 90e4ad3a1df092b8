import type { ArticleSource } from './page-sources.ts'
import { between, chance, mostlySmall, pick, type Random } from './random.ts'
import { fillLine } from './reader-phrases.ts'
import { BEGINNINGS, FAREWELLS, MIDDLES } from './writer-lines.ts'

/** Turns advice to a reader into what somebody did: "you can use" into "I could use". */
const TURNS: readonly (readonly [RegExp, string])[] = [
  [/\byou(?:['’]re| are)\b/gi, "I'm"],
  [/\byou(?:['’]ll| will)\b/gi, "I'll"],
  [/\byou(?:['’]ve| have)\b/gi, "I've"],
  [/\b(to|for|with|of|at|from|on) you\b/gi, '$1 me'],
  [/\byou (?:can|may|should)\b/gi, 'I could'],
  [/\byou\b/gi, 'I'],
  [/\byourself\b/gi, 'myself'],
  [/\byours?\b/gi, 'my'],
  [/\b(?:people|customers|users|consumers|residents|businesses|companies|students|patients)\b/gi, 'we'],
  [/\bthey (?:are|were)\b/gi, 'we were'],
  [/\bdo not\b/gi, "don't"],
  [/\bis not\b/gi, "isn't"],
  [/\bcannot\b/gi, "can't"],
  [/\bit is\b/gi, "it's"],
  [/\bthat is\b/gi, "that's"],
]

/** A paragraph as if somebody told of themselves. */
export const toPersonal = (text: string): string => {
  const told = TURNS.reduce((line, [pattern, by]) => line.replace(pattern, by), text)
  return told.slice(0, 1).toUpperCase() + told.slice(1)
}

const said = (random: Random, from: readonly string[], count: number, topics: readonly string[]): string =>
  Array.from({ length: count }, () => fillLine(random, pick(random, from), topics)).join(' ')

/** The last lines of a personal article, one to three. */
export const farewell = (random: Random, topics: readonly string[]): string[] =>
  Array.from({ length: mostlySmall(random, 1, 3) }, () => said(random, FAREWELLS, chance(random, 0.7) ? 1 : 2, topics))

/** Paragraphs as a blog tells a story: made-up sentences between turned ones of an article. */
export function personalBody(random: Random, article: ArticleSource, length: number): string[] {
  const { topics } = article
  const start = between(random, 0, Math.max(0, article.paragraphs.length - length))
  const own = article.paragraphs.slice(start, start + length).map((text) => {
    if (chance(random, 0.3)) return said(random, MIDDLES, mostlySmall(random, 1, 5), topics)
    const told = chance(random, 0.7) ? toPersonal(text) : text
    return chance(random, 0.3) ? `${told} ${said(random, MIDDLES, 1, topics)}` : told
  })
  return [said(random, BEGINNINGS, chance(random, 0.6) ? 1 : 2, topics), ...own]
}
