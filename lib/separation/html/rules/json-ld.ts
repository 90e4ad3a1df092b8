import { countMarks, itemAround } from '../item-around.ts'
import { locateTexts } from '../locate-texts.ts'
import { readBlocks } from '../read-blocks.ts'
import { type LinkedComment, readJsonLd } from '../read-json-ld.ts'
import { type FoundComment, type HtmlPage, NO_TRACE, type Rule } from '../rule.ts'

function toFound(comment: LinkedComment, parent: number | null): FoundComment {
  return {
    kind: 'comment',
    author: comment.author,
    timeText: comment.time,
    time: comment.time,
    text: comment.text,
    parent,
    permalink: comment.url,
    votes: comment.votes,
    trace: NO_TRACE,
    nodes: [0, 0],
    body: [],
    hidden: comment.span ?? [0, 0],
  }
}

/** Puts the comments to the lines of the page that show them, where it does. */
function place(page: HtmlPage, comments: readonly FoundComment[]): FoundComment[] {
  const blocks = readBlocks(page, [0, page.nodes.length])
  const places = locateTexts(
    blocks,
    comments.map(({ text }) => text),
  )
  const marks = places.flatMap((lines) => (lines === null ? [] : [blocks[lines[0]]?.first ?? 0]))
  const counts = countMarks(page.nodes.length, marks)
  return comments.map((comment, i) => {
    const lines = places[i] ?? null
    if (lines === null) return comment
    const shown = blocks.slice(lines[0], lines[1] + 1)
    const [first, last] = [shown[0]?.first ?? 0, shown.at(-1)?.last ?? 0]
    const around = itemAround(page, first, { counts, steps: 8 })
    const { hidden: _, ...rest } = comment
    return {
      ...rest,
      nodes: around.end > last ? [around.index, around.end] : [first, last + 1],
      body: shown.flatMap((block) => [block.first, block.last]),
    }
  })
}

const placeOf = (comment: FoundComment | undefined): number => comment?.body[0] ?? Number.MAX_SAFE_INTEGER

/** In the order of the page; what only machines are told comes last. */
function inPageOrder(comments: readonly FoundComment[]): FoundComment[] {
  const order = comments.map((_, i) => i)
  order.sort((a, b) => placeOf(comments[a]) - placeOf(comments[b]) || a - b)
  const place = new Map(order.map((from, to) => [from, to] as const))
  return order.flatMap((from, to) => {
    const comment = comments[from]
    if (comment === undefined) return []
    const parent = comment.parent === null ? null : (place.get(comment.parent) ?? null)
    return [{ ...comment, parent: parent !== null && parent < to ? parent : null }]
  })
}

/** Comments, user comments and answers of schema.org, as the page's JSON-LD lists them for machines. */
export const jsonLd: Rule = (page) => {
  if (!/ld\+json/i.test(page.html)) return null
  const linked = readJsonLd(page)
  if (linked.length === 0) return null
  const comments = place(
    page,
    linked.map((comment) => toFound(comment, comment.parent)),
  )
  return { rule: 'Comments by JSON-LD', comments: inPageOrder(comments) }
}
