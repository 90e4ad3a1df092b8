import { allOf, anyOf, byClass, byId, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Squarespace: `div.comment#comment1234567`, the name and the date in `.signature` or `.comment-header`. */
const TEMPLATE: Template = {
  name: 'Squarespace comments',
  item: allOf(byTag(/^div$/), byClass(/^comment$/), byId(/^comment-?[0-9a-f]{5,}$/)),
  author: [byClass(/^author$/)],
  time: [byClass(/^(?:date|comment-date)$/)],
  body: [anyOf(byId(/^item\d+$/), byClass(/^comment-body$/)), byClass(/^body$/)],
  drop: [byClass(/^(?:comment-actions|comment-btns|likes|reply|flag)/)],
}

export const squarespace = whenMarked(/squarespace|journal-comment-area|unregistered commenter/i, (page) =>
  readTemplate(page, TEMPLATE),
)
