import { allOf, anyOf, byClass, byId, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Blogger since 2012: `li.comment` with `div.comment-block`, answers inside `div.comment-replies`. */
const TEMPLATE: Template = {
  name: 'Blogger threads',
  item: allOf(
    byTag(/^li$/),
    byClass(/^comment$/),
    anyOf(byId(/^(?:c\d+|bc_[\w+]+)$/), (node) => !node.attrs.has('id')),
  ),
  author: [allOf(byTag(/^cite$/), byClass(/^user$/)), byTag(/^cite$/)],
  time: [byClass(/^datetime$/)],
  body: [byClass(/^comment-content$/)],
  drop: [byClass(/^(?:comment-(?:actions|replies|replybox.*|header|form)|thread-toggle|thread-count|icon|continue)$/)],
}

export const bloggerThreads = whenMarked(/\bcomment-replybox|\bcomment-thread\b/, (page) =>
  readTemplate(page, TEMPLATE),
)
