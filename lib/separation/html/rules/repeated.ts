import { findTime } from '../../find-time.ts'
import { isFurniture, readCount } from '../../furniture.ts'
import { readMarker } from '../../read-marker.ts'
import { isCommentsHeader } from '../comments-header.ts'
import { type HtmlNode, TEXT } from '../flat-tree.ts'
import { countMarks, itemAround } from '../item-around.ts'
import { elementText, type Item } from '../items.ts'
import { byAttr, byClass, byTag, hasClass, isTimeTag } from '../match-node.ts'
import { byName, isNameName, isPersonName } from '../name-words.ts'
import { type HtmlBlock, readBlocks } from '../read-blocks.ts'
import type { Parts } from '../read-item.ts'
import { readItems } from '../read-template.ts'
import type { Found, FoundComment, HtmlPage, Rule } from '../rule.ts'
import { groupByShape, withSiblings } from '../shapes.ts'

const PARTS: Parts = {
  author: [
    byAttr('itemprop', /^(?:author|creator)$/),
    byAttr('rel', /\bauthor\b/),
    byClass(
      /^(?:fn|.*(?:author|autor|auteur|user|nick|account|commenter|benutzer|verfasser|poster)-?_?(?:name|link|nick)?|by|byline|name)$/i,
    ),
    byTag(/^cite$/),
    byName(isPersonName),
    byName(isNameName),
  ],
  time: [isTimeTag, byClass(/date|time(?!r)|datum|posted|ago$/i)],
  body: [byClass(/(?:^|[-_])?(?:text|content|body|message|txt|inhalt|texte|texto)$/i)],
  drop: [byClass(/reply|avatar|vote|share|report|flag|action|button|toolbar/i), byTag(/^(?:form|button)$/)],
}

const WORD =
  /comment|kommentar|commentaire|coment[aá]rio|reactie|reaktion|talkback|disqus|guestbook|g(?:ä|ae)stebuch|leserbrief|leserpost|discussion|opinion|replies|responses/i
const NOT_WORD = /no-?comments|comments?-?(?:closed|off|open|count|link|form)$|respond/i

const TIME_CLASS =
  /(?:^|[-_])(?:date|time|datetime|timestamp|datum|posted|ago)$|(?:date|datum|timestamp)$|[a-z](?:Time|Date)$/

/** The elements in whose lines something is called a time. */
function timedElements({ nodes, above }: HtmlPage): Set<number> {
  const timed = new Set<number>()
  nodes.forEach((node, i) => {
    if (isTimeTag(node) || hasClass(node, TIME_CLASS)) timed.add(above[i] ?? 0)
  })
  return timed
}

/** A time, or a line that says who and when: one stands with every comment. */
function isStamp(block: HtmlBlock, timed: ReadonlySet<number>): boolean {
  if (block.text.length > 140) return false
  if (/\d/.test(block.text) && timed.has(block.element)) return true
  const marker = readMarker(block.text)
  return marker !== null ? marker.kind !== 'posted' || marker.timeText !== null : findTime(block.text) !== null
}

/** What never stands inside a comment: a page's heading, a box to write in, the header of the comments. */
function stopsOf(page: HtmlPage, blocks: readonly HtmlBlock[]): number[] {
  const elements = page.nodes.flatMap((node, i) => (/^(?:h1|textarea)$/.test(node.tag) ? [i] : []))
  return [...elements, ...blocks.filter((block) => isCommentsHeader(page, block)).map(({ first }) => first)]
}

/** The elements around the stamps, those of one shape together. */
function groupsOf(page: HtmlPage, blocks: readonly HtmlBlock[]): Item[][] {
  const timed = timedElements(page)
  const stamps = blocks.filter((block) => isStamp(block, timed)).map((block) => block.first)
  const counts = countMarks(page.nodes.length, stamps)
  const stops = countMarks(page.nodes.length, stopsOf(page, blocks))
  const around = stamps.map((stamp) => itemAround(page, stamp, { counts, stops, steps: 10, isOwn: isCalled }))
  const items = around.filter(({ index }, i) => page.nodes[index]?.tag !== TEXT && around[i - 1]?.index !== index)
  return groupByShape(page, items)
}

/** True where an element is called after comments. */
const isCalled = ({ classes, attrs }: HtmlNode): boolean =>
  [...classes, attrs.get('id') ?? ''].some((name) => WORD.test(name) && !NOT_WORD.test(name))

/** The same of the elements around it; the whole page's own classes do not count. */
function isCalledComment({ nodes }: HtmlPage, index: number): boolean {
  for (let i = index, steps = 0; i > 0 && steps < 8; i = nodes[i]?.parent ?? -1, steps++) {
    const node = nodes[i]
    if (node === undefined || /^(?:html|body|main|article)$/.test(node.tag)) return false
    if (isCalled(node)) return true
  }
  return false
}

/** Shorter headings that link somewhere are names. */
const LONG_HEADING = 25

/** True for an entry of a list of articles: it has a heading that links to the article. */
function isTeaser(page: HtmlPage, { nodes: [start, end] }: FoundComment): boolean {
  const { nodes } = page
  for (let i = start; i < end; i++) {
    const node = nodes[i]
    if (node === undefined || !/^h[1-6]$/.test(node.tag) || elementText(page, i).length < LONG_HEADING) continue
    for (let inner = i + 1; inner < node.end; inner++) if (nodes[inner]?.tag === 'a') return true
    if (nodes[node.parent]?.tag === 'a') return true
  }
  return false
}

const NEAR = 8
const FEW = 3
/** As many groups are read, the largest first. */
const MOST_GROUPS = 12

/** The header that opens comments, a few lines above the first of them. */
function headerAbove(page: HtmlPage, blocks: readonly HtmlBlock[], first: number): HtmlBlock | undefined {
  let [from, to] = [0, blocks.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((blocks[middle]?.first ?? 0) < first) from = middle + 1
    else to = middle
  }
  return blocks.slice(Math.max(0, from - NEAR), from).findLast((block) => isCommentsHeader(page, block))
}

/** Whether a heading counts as many comments as there are. */
const isMet = ({ nodes }: HtmlPage, header: HtmlBlock | undefined, comments: readonly FoundComment[]): boolean =>
  header !== undefined &&
  /^h[2-6]$/.test(nodes[header.element]?.tag ?? '') &&
  readCount(header.text) === comments.length

/** A field to write into, or words that ask for a comment, anywhere on the page. */
const hasForm = ({ nodes }: HtmlPage, blocks: readonly HtmlBlock[]): boolean =>
  nodes.some((node) => node.tag === 'textarea') || blocks.some(({ text }) => isFurniture(text, 'form'))

const share = <T>(items: readonly T[], is: (item: T) => boolean): number => items.filter(is).length / items.length

type Group = { items: readonly Item[]; called: boolean; header: HtmlBlock | undefined }
type Judged = { found: Found; score: number; met: boolean }

function judge(page: HtmlPage, blocks: readonly HtmlBlock[], { items, called, header }: Group): Judged | null {
  const comments = readItems(page, withSiblings(page, items), PARTS)
  if (comments.length === 0 || share(comments, (comment) => isTeaser(page, comment)) > 0.3) return null
  const prose = share(comments, ({ text }) => text.split(/\s+/).length >= 4)
  const signed = share(comments, ({ author, timeText }) => author !== null && timeText !== null)
  if (prose < 0.5 || signed < 0.5) return null
  const met = isMet(page, header, comments) && signed === 1
  if (!called && comments.length < FEW && !met) return null
  const signs = (called ? 2 : 0) + (header ? 2 : 0) + (comments.length >= FEW || met ? 1 : 0)
  const score = signs + (signs < 3 && hasForm(page, blocks) ? 1 : 0)
  return score < 3
    ? null
    : { found: { rule: 'Elements that repeat with author and time', comments, weak: true }, score, met }
}

/** Systems nobody wrote a rule for: elements of one shape, each with an author, a time and prose, under a sign of comments. */
export const repeated: Rule = (page) => {
  const blocks = readBlocks(page, [0, page.nodes.length])
  const groups = groupsOf(page, blocks)
    .map((items): Group => {
      const first = items[0]?.index ?? 0
      return { items, called: isCalledComment(page, first), header: headerAbove(page, blocks, first) }
    })
    .filter(({ called, header }) => called || header !== undefined)
    .toSorted((a, b) => b.items.length - a.items.length)
  let best: Judged | null = null
  // Where many elements of one shape stand under the sign, a few of another are no comments, unless a heading counts them.
  const least = Math.min(FEW, groups[0]?.items.length ?? 0)
  const size = ({ found, score, met }: Judged) => (met ? Number.MAX_SAFE_INTEGER : found.comments.length * score)
  for (const group of groups.slice(0, MOST_GROUPS)) {
    const judged = judge(page, blocks, group)
    if (judged === null || (!judged.met && judged.found.comments.length < least)) continue
    if (best === null || size(judged) > size(best)) best = judged
  }
  return best?.found ?? null
}
