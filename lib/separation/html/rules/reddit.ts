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

/** What the element says of itself in attributes. */
function fromAttributes({ nodes }: HtmlPage, comment: FoundComment): FoundComment {
  const attrs = nodes[comment.nodes[0]]?.attrs
  const score = attrs?.get('score') ?? attrs?.get('data-score')
  return {
    ...comment,
    time: comment.time ?? attrs?.get('created') ?? null,
    author: attrs?.get('author') ?? attrs?.get('data-author') ?? comment.author,
    permalink: attrs?.get('permalink') ?? attrs?.get('data-permalink') ?? comment.permalink,
    votes: score !== undefined && /^-?\d+$/.test(score) ? Number(score) : comment.votes,
  }
}

export const reddit = whenMarked(/<shreddit-comment\b|\bthing\b[^"'<>]{0,60}\bcomment\b/, (page) => {
  const found = readTemplate(page, TEMPLATE)
  return found === null ? null : { ...found, comments: found.comments.map((comment) => fromAttributes(page, comment)) }
})
