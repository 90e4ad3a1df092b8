import { asVotes, readVotes } from '#lib/text.ts'
import { attributeVotes, printedVotes } from '../find-votes.ts'
import { elementText } from '../items.ts'
import { allOf, anyOf, byAttr, byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import type { FoundComment, HtmlPage } from '../rule.ts'
import { whenMarked } from '../when-marked.ts'

/** Reddit: `div.thing.comment` of the old pages, `shreddit-comment` of the new ones. */
const TEMPLATE: Template = {
  name: 'Reddit comments',
  item: anyOf(byTag(/^shreddit-comment$/), allOf(byClass(/^thing$/), byClass(/^comment$/))),
  author: [allOf(byTag(/^a$/), byClass(/^author$/)), byAttr('href', /\/user\/[\w-]+\/?$/)],
  time: [byTag(/^time$/)],
  body: [byAttr('slot', /^comment$/), byClass(/^md$/)],
  drop: [
    byClass(/^(?:tagline|flat-list|buttons|midcol|child|expand)$/),
    byTag(/^(?:button|shreddit-comment-action-row)$/),
  ],
}

/** The number that a score begins with, whatever its language calls points. */
const LEADING = /^[-+−]?\d+(?:[.,'’\s]\d+)*(?:\s?[kKM](?!\p{L}))?/u

const leadingVotes = (text: string): number | null => asVotes(readVotes(LEADING.exec(text.trim())?.[0] ?? ''))

const UNVOTED = allOf(byClass(/^score$/), byClass(/^unvoted$/))

/** Old pages print three scores, of which a style shows one: as if the reader had voted down, not at all, and up. */
function unvoted(page: HtmlPage, { nodes: [start, end] }: FoundComment): number | null {
  for (let i = start + 1; i < end; i++) {
    const node = page.nodes[i]
    if (node === undefined || TEMPLATE.item(node)) return null
    if (UNVOTED(node))
      return attributeVotes(node.attrs.get('title')) ?? printedVotes(page, i) ?? leadingVotes(elementText(page, i))
  }
  return null
}

/** What the element says of itself in attributes; a deleted account has an empty name there. */
function fromAttributes(page: HtmlPage, comment: FoundComment): FoundComment {
  const attrs = page.nodes[comment.nodes[0]]?.attrs
  const score = attributeVotes(attrs?.get('score') ?? attrs?.get('data-score')) ?? unvoted(page, comment)
  const named = attrs?.get('author') ?? attrs?.get('data-author')
  return {
    ...comment,
    time: comment.time ?? attrs?.get('created') ?? null,
    author: named === '' ? null : (named ?? comment.author),
    permalink: attrs?.get('permalink') ?? attrs?.get('data-permalink') ?? comment.permalink,
    votes: score ?? comment.votes,
  }
}

export const reddit = whenMarked(/<shreddit-comment\b|\bthing\b[^"'<>]{0,60}\bcomment\b/, (page) => {
  const found = readTemplate(page, TEMPLATE)
  return found === null ? null : { ...found, comments: found.comments.map((comment) => fromAttributes(page, comment)) }
})
