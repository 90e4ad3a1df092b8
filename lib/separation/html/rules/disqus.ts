import { allOf, anyOf, byAttr, byClass, byId, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Disqus as its plugin for WordPress prints it for readers without scripts, and as its own page shows posts. */
const TEMPLATE: Template = {
  name: 'Disqus comments',
  item: anyOf(
    byId(/^dsq-comment-\d+$/),
    byClass(/^dsq-comment$/),
    allOf(byTag(/^li$/), byClass(/^post$/), byId(/^post-\d+$/)),
  ),
  author: [byId(/^dsq-author-user-\d+$/), byClass(/^dsq-commenter-name$/), byClass(/^author$/), byTag(/^cite$/)],
  time: [byClass(/^(?:dsq-comment-header-time|time-ago|dsq-comment-header-meta)$/), byTag(/^time$/)],
  body: [
    byId(/^dsq-comment-message-\d+$/),
    byClass(/^(?:dsq-comment-message|post-message)$/),
    byClass(/^dsq-comment-body$/),
  ],
  drop: [
    byClass(/^(?:dsq-comment-(?:footer|buttons|actions)|dsq-header-avatar|comment__footer)/),
    byAttr('data-role', /^menu$/),
  ],
}

export const disqus = whenMarked(/\bdsq-comment|\bpost-message\b(?<=class=["'][^"']{0,80}\bpost-message)/, (page) =>
  readTemplate(page, TEMPLATE),
)
