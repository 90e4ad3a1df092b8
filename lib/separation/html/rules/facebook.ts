import { TEXT } from '../flat-tree.ts'
import { at, FAR, nestItems } from '../items.ts'
import { linkByDepth } from '../link-parents.ts'
import { allOf, byAttr, byClass, byTag } from '../match-node.ts'
import { readItems } from '../read-template.ts'
import type { FoundComment, HtmlPage } from '../rule.ts'
import { whenMarked } from '../when-marked.ts'

const RULE = 'Facebook comments'
const NAME = byClass(/^UFICommentActorName$/)
/** Since 2018 a comment without its buttons, in which the name stands first. */
const NAMED_BODY = byAttr('data-testid', /^UFI2Comment\/body$/)
const TIME = allOf(byTag(/^abbr$/), byAttr('data-utime', /^\d{9,10}$/))

/** The parts of one comment as nodes, and the element around them. */
type Place = { name: number; body: number; time: number; item: number }

const hasText = ({ visible, nodes }: HtmlPage, index: number): boolean =>
  (visible[at(nodes, index).end] ?? 0) > (visible[index] ?? 0)

/** The element of the first visible text inside of another; the other where there is none. */
function firstWithText(page: HtmlPage, index: number): number {
  for (let i = index; i < at(page.nodes, index).end; i++)
    if (at(page.nodes, i).tag === TEXT && hasText(page, i)) return at(page.nodes, i).parent
  return index
}

/** The first element with text behind a node, among those of the same parent that end before `end`; null without one. */
function nextWithText(page: HtmlPage, index: number, end: number): number | null {
  for (let i = at(page.nodes, index).end; i < end && at(page.nodes, i).end <= end; i = at(page.nodes, i).end)
    if (at(page.nodes, i).tag !== TEXT && hasText(page, i)) return i
  return null
}

/** Finds the text between a name and its time: below the line of the name, else behind the name in its line. */
function placeOf(page: HtmlPage, name: number, time: number): Place | null {
  const { nodes } = page
  const up = [name]
  const parentOf = (index: number) => at(nodes, index).parent
  while (up.length < FAR && at(nodes, parentOf(up.at(-1) ?? 0)).end <= time) up.push(parentOf(up.at(-1) ?? 0))
  const line = up.pop() ?? name
  const item = parentOf(line)
  if (at(nodes, item).end <= time) return null
  const body =
    nextWithText(page, line, time) ??
    up.map((index) => nextWithText(page, index, at(nodes, parentOf(index)).end)).find((found) => found !== null)
  return body == null ? null : { name, body, time, item }
}

/** Every name with the time that follows it before the next name. */
function findPlaces(page: HtmlPage): Place[] {
  const names = page.nodes.flatMap((node, i) => (NAME(node) ? [i] : NAMED_BODY(node) ? [firstWithText(page, i)] : []))
  const times = page.nodes.flatMap((node, i) => (TIME(node) ? [i] : []))
  let next = 0
  return names.flatMap((name, k) => {
    while ((times[next] ?? Number.POSITIVE_INFINITY) <= name) next += 1
    const time = times[next]
    return time === undefined || time > (names[k + 1] ?? time) ? [] : (placeOf(page, name, time) ?? [])
  })
}

/** The time to the second, where the page prints "8y", and the address that it links to. */
function withTime({ nodes }: HtmlPage, comment: FoundComment, time: number): FoundComment {
  const { attrs, parent } = at(nodes, time)
  const permalink = at(nodes, parent).attrs.get('href') ?? comment.permalink
  return { ...comment, time: new Date(Number(attrs.get('data-utime')) * 1000).toISOString(), permalink }
}

/**
 * Facebook's comments, as a browser saved a post or the plugin that other sites show: among hashed classes each has a name that is
 * called so and a time for machines. Answers stand deeper than what they answer.
 */
export const facebook = whenMarked(/\bUFICommentActorName\b|\bUFI2Comment\/body\b/, (page) => {
  const places = new Map(findPlaces(page).map((place) => [place.item, place]))
  const own = (part: 'name' | 'body' | 'time') => {
    const nodes = new Set([...places.values()].map((place) => at(page.nodes, place[part])))
    return [nodes.has.bind(nodes)]
  }
  const parts = {
    author: own('name'),
    time: own('time'),
    body: own('body'),
    drop: [byTag(/^button$/)],
    needsBody: true,
  }
  const timed = readItems(page, nestItems(page.nodes, places.keys()), parts).map((comment) =>
    withTime(page, comment, places.get(comment.nodes[0])?.time ?? 0),
  )
  const comments = linkByDepth(timed, ([item]) => at(page.nodes, item).depth)
  return comments.length === 0 ? null : { rule: RULE, comments }
})
