import { readVotes } from '#lib/text.ts'
import type { HtmlNode } from './flat-tree.ts'
import { at, elementText, type Item, type Scope } from './items.ts'
import { hasClass } from './match-node.ts'
import type { HtmlPage } from './rule.ts'

const COUNT_CLASS =
  /^(?:.*[-_])?(?:votes?|vote-?_?(?:count|total|result|num(?:ber)?)|karma|likes?-?_?(?:count|num(?:ber)?)?|points?|upvotes?|rating-?_?count)$/i
/** What counts votes on some pages and is an average of stars on others. */
const RATING_CLASS = /^(?:.*[-_])?(?:scorer?|rating-?_?(?:value)?)$/i
/** More often an average than thousands, where nothing says what is counted. */
const AVERAGE = /^\s*\d\.\d{3}\s*$/
const VOTES_ATTR = new Set(['score', 'data-score', 'data-votes', 'data-vote-count', 'data-likes', 'data-like-count'])
/** Of digits alone no more than six: longer ones are the id of something. */
const NUMBER =
  /^\(?([-+−]?(?:\d{1,6}|\d{1,3}(?:[.,'’\s]\d{3}){1,2}|\d{1,3}(?:[.,]\d{1,2})?\s?[kM]))\)?(?:\s*(?:points?|votes?|likes?|pts?|stimmen|people like this))?$/i

const votesIn = (text: string): number | null => readVotes(NUMBER.exec(text.trim())?.[1] ?? '')

/** The votes that an element prints, in one piece: two numbers side by side are no thousands. */
export function printedVotes(page: HtmlPage, index: number): number | null {
  const text = elementText(page, index)
  return /\d\s\d/.test(text) && isInPieces(page, index) ? null : votesIn(text)
}

const isInPieces = ({ nodes }: HtmlPage, index: number): boolean =>
  nodes.slice(index, at(nodes, index).end).filter(({ text, unseen }) => !unseen && /\d/.test(text)).length > 1

/** What an attribute says to machines; they write numbers with points for other things than thousands. */
export const attributeVotes = (value: string | undefined): number | null =>
  value === undefined || value.includes('.') ? null : votesIn(value)

/** What the names of all that counts votes have in them: most of a page's elements cost no more than this look. */
const MAY_COUNT = /vote|scor|karma|like|point|rating|thumb/i
/** What holds the votes for a comment, and those against it, where a page counts the two apart. */
const UPS_CLASS = /(?:^|[-_])(?:up-?_?votes?|votes?-?_?up|thumbs?-?_?up)(?:-?_?(?:count|num(?:ber)?|total))?$/i
const DOWNS_CLASS =
  /(?:^|[-_])(?:down-?_?votes?|votes?-?_?down|thumbs?-?_?down|dislikes?)(?:-?_?(?:count|num(?:ber)?|total))?$/i

type Counted = { votes: number | null; ups: number | null; downs: number | null }

/** Which of an item's votes an element counts by its class or property; null where it counts none. */
function countedBy(node: HtmlNode): keyof Counted | null {
  if (hasClass(node, MAY_COUNT)) {
    if (hasClass(node, UPS_CLASS)) return 'ups'
    if (hasClass(node, DOWNS_CLASS)) return 'downs'
    if (hasClass(node, COUNT_CLASS) || hasClass(node, RATING_CLASS)) return 'votes'
  }
  const property = node.attrs.get('itemprop')
  return property === 'upvoteCount' ? 'ups' : property === 'downvoteCount' ? 'downs' : null
}

/** The number of votes that an element says in an attribute. */
function saidBy({ attrs }: HtmlNode): number | null {
  if (!attrs.hasAny(VOTES_ATTR)) return null
  for (const name of VOTES_ATTR) {
    const votes = attributeVotes(attrs.get(name))
    if (votes !== null) return votes
  }
  return null
}

/** The votes that an element says to machines, else that it prints. */
function votesBy(page: HtmlPage, index: number): number | null {
  const node = at(page.nodes, index)
  if (node.attrs.has('content')) return attributeVotes(node.attrs.get('content'))
  const isRating = hasClass(node, RATING_CLASS) && !hasClass(node, COUNT_CLASS)
  return isRating && AVERAGE.test(elementText(page, index)) ? null : printedVotes(page, index)
}

/** The votes that an item prints beside its text, ups less downs where the page says so; null where it prints none. */
export function findVotes(scope: Scope, item: Item, beside: readonly number[]): number | null {
  const found: Counted = { votes: null, ups: null, downs: null }
  found.votes = saidBy(at(scope.nodes, item.index))
  for (const i of beside) {
    const node = at(scope.nodes, i)
    if (found.votes !== null) break
    if (node.attrs.size === 0 || node.end - i > 12) continue
    found.votes = saidBy(node)
    const kind = countedBy(node)
    if (kind === null) continue
    found[kind] ??= votesBy(scope, i)
  }
  const { votes, ups, downs } = found
  return votes ?? (ups === null && downs === null ? null : (ups ?? 0) - (downs ?? 0))
}
