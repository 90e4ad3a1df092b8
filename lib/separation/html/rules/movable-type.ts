import { byClass } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Movable Type's first templates: `div.comments-body` with the text, then "Posted by: Ann at May 3" in `span.comments-post`. */
const TEMPLATE: Template = {
  name: 'Movable Type comments',
  item: byClass(/^comments-body$/),
  author: [byClass(/^(?:comments-post|posted|commenter)$/)],
  time: [byClass(/^(?:comments-post|posted)$/)],
  body: [],
  drop: [byClass(/^(?:comments-post|posted)$/)],
}

export const movableType = whenMarked(/\bcomments-body\b/, (page) => readTemplate(page, TEMPLATE))
