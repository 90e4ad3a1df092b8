import { findTime } from '../../find-time.ts'
import { readMarker } from '../../read-marker.ts'
import type { HtmlNode } from '../flat-tree.ts'
import { type HtmlBlock, joinBlocks, readBlocks } from '../read-blocks.ts'
import { type FoundComment, type HtmlPage, NO_TRACE, type Rule } from '../rule.ts'

const KEY = /^c(?:omment-?)?(?:\d{4,}|[0-9a-f]{20,})$/

const isAnchor = ({ tag, attrs }: HtmlNode): boolean =>
  (tag === 'a' || tag === 'div') && KEY.test(attrs.get('id') ?? attrs.get('name') ?? '') && !attrs.has('href')

const isSigned = (block: HtmlBlock): boolean => /^posted by\b/i.test(block.text) && block.text.length < 160

/** The blocks between an anchor and the signature below it. */
function readOne(page: HtmlPage, start: number, end: number): FoundComment | null {
  const blocks = readBlocks(page, [start, end])
  const at = blocks.findIndex(isSigned)
  const signature = blocks[at]
  const body = blocks.slice(0, Math.max(0, at))
  if (signature === undefined || body.length === 0) return null
  const marker = readMarker(signature.text)
  const time = findTime(signature.text)
  return {
    kind: 'comment',
    author: marker?.author ?? null,
    timeText: marker?.timeText ?? (time === null ? null : signature.text.slice(...time)),
    time: null,
    text: joinBlocks(body),
    parent: null,
    permalink: null,
    votes: null,
    trace: NO_TRACE,
    nodes: [start, signature.last + 1],
    body: body.flatMap((block) => [block.first, block.last]),
  }
}

/** TypePad and Movable Type of the first years: an anchor `a#c123` or a `div#c123`, paragraphs, then "Posted by: Ann | May 3". */
export const anchored: Rule = (page) => {
  const anchors: number[] = []
  page.nodes.forEach((node, i) => {
    if (isAnchor(node)) anchors.push(i)
  })
  const comments = anchors.flatMap((start, k) => readOne(page, start, anchors[k + 1] ?? page.nodes.length) ?? [])
  return comments.length === 0 ? null : { rule: 'Anchors and signatures', comments }
}
