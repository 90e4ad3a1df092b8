import { JUDGEMENTS, KIN, PLACES, THINGS, TIMES } from './line-words.ts'
import { readerName } from './names.ts'
import { chance, mostlySmall, pick, type Random } from './random.ts'
import lines from './reader-lines.json' with { type: 'json' }

/**
 * Fills the marks of a line of reader-lines.json or writer-lines.ts: `{noun}` a word of the article (`topics`, often
 * none), `{name}` a reader or the writer, `{adj}` a word of judgement, `{kin}` somebody near, `{place}`, `{time}` a while,
 * `{num}` a number. The lines are what readers of blogs write and the labelled comments (quarrels about news, talk of
 * editors) seldom hold.
 */
export function fillLine(random: Random, line: string, topics: readonly string[]): string {
  const noun = () => pick(random, topics.length > 0 && chance(random, 0.55) ? topics : THINGS)
  return line
    .replace(/\{noun\}/g, noun)
    .replace(/\{name\}/g, () => readerName(random).split(' ')[0] ?? 'Ann')
    .replace(/\{adj\}/g, () => pick(random, JUDGEMENTS))
    .replace(/\{kin\}/g, () => pick(random, KIN))
    .replace(/\{place\}/g, () => pick(random, PLACES))
    .replace(/\{time\}/g, () => pick(random, TIMES))
    .replace(/\{num\}/g, () => String(mostlySmall(random, 2, 3000)))
}

/** What readers do, about as often as they do it; a comment keeps to one or two of them. */
const MOODS: readonly (readonly (readonly string[])[])[] = [
  [lines.praise, lines.praise, lines.remarks, lines.thanks],
  [lines.praise, lines.stories, lines.stories],
  [lines.praise, lines.questions, lines.thanks],
  [lines.thanks, lines.stories, lines.praise],
  [lines.stories, lines.stories, lines.remarks],
  [lines.stories, lines.agreement, lines.remarks],
  [lines.feelings, lines.feelings, lines.praise, lines.thanks],
  [lines.feelings, lines.stories, lines.remarks],
  [lines.agreement, lines.stories, lines.disagreement],
  [lines.disagreement, lines.disagreement, lines.questions],
  [lines.questions, lines.stories, lines.remarks],
  [lines.remarks, lines.remarks, lines.agreement],
]

const CLOSINGS =
  'Thanks again!|Cheers,|Cheers!|xoxo|xx|:)|Hugs,|Hope that helps.|Just my two cents.|Regards,|Best,'.split('|')
const SIGNATURES =
  '@|-@|- @|~@|—@|@ xx|Love, @|http://example.com/blog|www.example.org|@ recently posted.. a quiet day'.split('|')

/** The haste of one reader: small letters, no apostrophes, many signs, none at the end. */
function inHaste(random: Random): (text: string) => string {
  const steps: ((text: string) => string)[] = []
  if (chance(random, 0.12)) steps.push((text) => text.toLowerCase())
  else if (chance(random, 0.08)) steps.push((text) => text.replace(/\bI\b/g, 'i'))
  if (chance(random, 0.12)) steps.push((text) => text.replace(/'/g, ''))
  if (chance(random, 0.2))
    steps.push((text) => text.replace(/[.!]$/, pick(random, ['', '', '!!', '...', '!!!', ' :)', ' ;)', ' lol', '…'])))
  if (chance(random, 0.05)) steps.push((text) => text.replace(/([aeiouyh])(?=\b)/, '$1$1$1$1'))
  if (chance(random, 0.05)) steps.push((text) => text.replace(/^\S+(?: \S+)?/, (start) => start.toUpperCase()))
  if (chance(random, 0.06)) steps.push((text) => text.replace(/, | and /, ' & '))
  if (chance(random, 0.03)) steps.push((text) => text.toUpperCase())
  return (text) => steps.reduce((line, step) => step(line), text)
}

function sentences(random: Random, topics: readonly string[]): string[] {
  const mood = pick(random, MOODS)
  const haste = inHaste(random)
  const count = chance(random, 0.4) ? 1 : mostlySmall(random, 1, 7)
  return Array.from({ length: count }, (_, i) =>
    haste(fillLine(random, pick(random, mood[i] ?? pick(random, mood)), topics)),
  )
}

/** Strings sentences to paragraphs: most comments are one, some break after every sentence. */
function toParagraphs(random: Random, lines: readonly string[]): string[] {
  const breakAfter = chance(random, 0.7) ? 0 : chance(random, 0.3) ? 1 : 0.4
  const paragraphs: string[] = []
  lines.forEach((line, i) => {
    const last = paragraphs.length - 1
    if (i === 0 || chance(random, breakAfter)) paragraphs.push(line)
    else paragraphs[last] = `${paragraphs[last]} ${line}`
  })
  return paragraphs
}

/** A made-up comment, as its paragraphs, under an article that speaks of `topics`; now and then signed. */
export function madeUpComment(random: Random, name: string, topics: readonly string[]): string[] {
  const paragraphs = toParagraphs(random, sentences(random, topics))
  if (chance(random, 0.06)) paragraphs.push(pick(random, CLOSINGS))
  if (chance(random, 0.06)) paragraphs.push(pick(random, SIGNATURES).replace('@', name))
  return paragraphs
}

const GREETINGS = [
  'Hi @,',
  'Hi there,',
  '@,',
  'Hello,',
  'Dear @,',
  'Hey @!',
  '@ -',
  '@:',
  'Hi everyone,',
  '@',
  '@ says:',
]

/** A line that a reader might open a longer comment with: judgement, agreement, or who is spoken to. */
function opening(random: Random, topics: readonly string[]): string {
  const from = pick(random, [lines.praise, lines.thanks, lines.agreement, lines.disagreement, lines.remarks])
  return chance(random, 0.3)
    ? `${chance(random, 0.4) ? '@' : ''}${readerName(random).split(' ')[0] ?? ''}${pick(random, [',', ':', ' -', ''])}`
    : fillLine(random, pick(random, from), topics)
}

/** Puts a greeting before a comment or a closing and a name after it, and gives some the opening of a blog's reader. */
export function withManners(
  random: Random,
  paragraphs: readonly string[],
  name: string,
  topics: readonly string[] = [],
): string[] {
  const lines = [...paragraphs]
  if (chance(random, 0.25)) lines[0] = `${opening(random, topics)} ${lines[0] ?? ''}`
  if (chance(random, 0.06)) lines.unshift(pick(random, GREETINGS).replace('@', name.split(' ')[0] ?? name))
  if (chance(random, 0.04)) lines.push(pick(random, CLOSINGS))
  if (chance(random, 0.04)) lines.push(pick(random, SIGNATURES).replace('@', name))
  return lines
}
