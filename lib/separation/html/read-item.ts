import { findTime } from '../find-time.ts'
import { readMarker } from '../read-marker.ts'
import { findVotes } from './find-votes.ts'
import { TEXT } from './flat-tree.ts'
import {
  at,
  elementsInside,
  elementText,
  findAmong,
  hasText,
  type Item,
  insideOf,
  type Scope,
  spacedLine,
  spacedText,
} from './items.ts'
import { isAny, type Matcher } from './match-node.ts'
import { readAuthor, readLooseName } from './read-author.ts'
import { type HtmlBlock, joinBlocks, readBlocks } from './read-blocks.ts'
import { readKind, readPermalink, readTrace } from './read-traces.ts'
import type { FoundComment } from './rule.ts'
import { isChrome, trimLooseBody, trimNamedBody } from './trim-body.ts'

/** What marks the parts of one comment. Matchers are tried in order; the first hit is taken. */
export type Parts = {
  author: readonly Matcher[]
  time: readonly Matcher[]
  body: readonly Matcher[]
  /** Parts of an item that are never its text: forms, avatars, buttons. */
  drop: readonly Matcher[]
  /** An item is a comment only where one of the body's matchers takes something in it. */
  needsBody?: boolean
}

/** Who wrote and when: as printed, and as a time element says it to machines. */
export type Signed = { author: string | null; timeText: string | null; time: string | null }

function readTimeAt(scope: Scope, index: number | null): Pick<Signed, 'timeText' | 'time'> {
  if (index === null) return { timeText: null, time: null }
  const { attrs } = at(scope.nodes, index)
  const time = attrs.get('datetime') ?? attrs.get('content') ?? attrs.get('data-time') ?? null
  const text = spacedText(scope, index)
  const span = findTime(text)
  const title = attrs.get('title')
  if (span !== null) return { timeText: text.slice(span[0], span[1]), time: time ?? title ?? null }
  const other = title !== undefined && findTime(title) !== null ? title : time
  return { timeText: other ?? (/\d/.test(text) ? text.slice(0, 80) : null), time }
}

const SIGNED_BY = /^(?:posted|written|submitted|comment(?:ed)?|left|authored)?\s*by\b/i

/** What the element of the author says of the time, and that of the time of the author, where either has no element of its own. */
function readOther(scope: Scope, { author, time }: Places, signed: Signed): Signed {
  const line = author === null || signed.timeText !== null ? '' : spacedText(scope, author)
  const span = findTime(line)
  const timeLine = time === null || signed.author !== null ? '' : spacedText(scope, time)
  return {
    ...signed,
    author: SIGNED_BY.test(timeLine) ? readAuthor(timeLine) : signed.author,
    timeText: span === null ? signed.timeText : line.slice(...span),
  }
}

const HEADING = /^h[1-6]$/

/** The name that is the heading of an item, above a line of rank and time. */
function readHeading({ nodes }: Scope, rest: readonly HtmlBlock[]): string | null {
  if (rest.some(({ text }) => SIGNED_BY.test(text))) return null
  const heading = rest.find(({ element, text }) => HEADING.test(at(nodes, element).tag) && !isChrome(text))
  return heading === undefined || findTime(heading.text) !== null ? null : readLooseName(heading.text)
}

const SET_APART = /^(?:a|b|strong|cite)$/

/** The name with which a line begins, set apart from the rest: that may be a place, points or links beside a time. */
function readFirstName(scope: Scope, block: HtmlBlock | undefined): string | null {
  if (block === undefined) return null
  const { nodes } = scope
  for (let i = block.first, steps = 0; i > block.element && steps < 4; i = at(nodes, i).parent, steps++)
    if (SET_APART.test(at(nodes, i).tag)) {
      const text = elementText(scope, i)
      return findTime(text) === null ? readLooseName(text) : null
    }
  return null
}

/** A name and a time in one element may only be set apart by a style. */
function readAuthorAt(scope: Scope, index: number | null): string | null {
  const apart = index === null ? '' : spacedText(scope, index)
  if (index === null || findTime(apart) === null) return readAuthor(elementText(scope, index))
  const [line] = readBlocks(scope, [index, at(scope.nodes, index).end])
  return readFirstName(scope, line) ?? readAuthor(apart)
}

/** Fills in who and when from the lines of an item that are not its body. */
function readRest(
  scope: Scope,
  rest: readonly HtmlBlock[],
  signed: Signed,
  lineOf: (block: HtmlBlock) => string,
): Signed {
  const found = { ...signed }
  for (const block of rest) {
    if (block.text.length > 140 || (found.author !== null && found.timeText !== null)) continue
    const text = lineOf(block)
    const marker = isChrome(text) ? null : readMarker(text)
    const span = marker === null ? findTime(text) : null
    const author = marker === null || marker.author === null ? null : readAuthor(marker.author)
    const isLonger = author === null ? span !== null : marker?.timeText !== null
    const link = found.author === null && isLonger ? readFirstName(scope, block) : null
    found.author ??= link !== null && (author ?? link).startsWith(link) ? link : author
    found.timeText ??= marker?.timeText ?? (span === null ? null : text.slice(...span))
  }
  if (found.author === null) {
    const name = rest.find(({ text }) => !isChrome(text) && readLooseName(text) !== null && findTime(text) === null)
    found.author = name === undefined ? null : readLooseName(name.text)
  }
  return found
}

/** Of elements in one another that one matcher takes the innermost: a name in a line of name and rank. */
function innermost(scope: Scope, matchers: readonly Matcher[], index: number | null): number | null {
  if (index === null) return null
  const matcher = matchers.find((matches) => matches(at(scope.nodes, index)))
  let [found, end] = [index, at(scope.nodes, index).end]
  for (let i = index + 1; i < end; i++) {
    const node = at(scope.nodes, i)
    if (node.tag === TEXT || matcher?.(node) !== true) continue
    if (scope.visible[node.end] === scope.visible[i]) continue
    ;[found, end] = [i, node.end]
  }
  return found
}

/** The element of a name has no more nodes than this, so that items in one another are not read once for each. */
const MOST_NODES = 1000

/** Where the parts of an item stand, and its elements outside of the body. */
type Places = { author: number | null; time: number | null; body: number | null; beside: readonly number[] }

/** Author and time stand outside the body, unless the body holds everything. */
function findPlaces(scope: Scope, item: Item, parts: Parts): Places {
  const elements = elementsInside(scope, item)
  const body = findAmong(scope, elements, parts.body)
  const end = body === null ? 0 : at(scope.nodes, body).end
  const inBody = (i: number) => body !== null && i >= body && i < end
  const inside = body === null ? [] : elements.filter(inBody)
  const beside = body === null ? elements : elements.filter((i) => !inBody(i))
  const find = (matchers: readonly Matcher[], not?: (i: number) => boolean) =>
    findAmong(scope, beside, matchers, not) ?? findAmong(scope, inside, matchers, not)
  // A picture of who wrote may be called as the name is, and what holds a whole thread is no name.
  const isNoName = (i: number) => at(scope.nodes, i).end - i > MOST_NODES || !hasText(scope, i)
  return { author: innermost(scope, parts.author, find(parts.author, isNoName)), time: find(parts.time), body, beside }
}

/** Reads one comment out of its element; its text is "" where it has none. */
export function readItem(scope: Scope, parts: Parts, item: Item): FoundComment {
  const { nodes, nested } = scope
  const places = findPlaces(scope, item, parts)
  const range =
    places.body === null ? ([insideOf(item), item.end] as const) : ([places.body, at(nodes, places.body).end] as const)
  // Within a body, a line is dropped whole or not at all.
  const isSign = (i: number) =>
    (i === places.author || i === places.time) && (places.body === null || scope.above[i] === i)
  const dropped = (i: number) => {
    if (i === places.body) return false
    const node = at(nodes, i)
    return nested[i] === 1 || isSign(i) || (node.tag !== TEXT && isAny(node, parts.drop))
  }
  const explicit = readOther(scope, places, {
    author: readAuthorAt(scope, places.author),
    ...readTimeAt(scope, places.time),
  })
  const own = readBlocks(scope, range, dropped)
  const beside = (i: number) => nested[i] === 1 || i === places.body
  const rest = places.body === null ? [] : readBlocks(scope, [insideOf(item), item.end], beside)
  const named = { ...explicit, author: explicit.author ?? readHeading(scope, rest) }
  const signed = readRest(scope, rest, named, (block) => spacedLine(scope, block, beside))
  const blocks =
    places.body === null
      ? trimLooseBody(own, signed, (block) => spacedLine(scope, block, dropped))
      : trimNamedBody(own, signed)
  const text = places.body === null && parts.needsBody === true ? '' : joinBlocks(blocks)
  const trace = readTrace(scope, item, places.beside)
  return {
    kind: readKind(scope, item, { lead: (rest[0] ?? own[0])?.text ?? '', text }),
    ...signed,
    text,
    parent: null,
    permalink: readPermalink(scope, item, trace.key, places.beside),
    votes: findVotes(scope, item, places.beside),
    trace,
    nodes: [item.index, item.end],
    body: blocks.flatMap((block) => [block.first, block.last]),
  }
}
