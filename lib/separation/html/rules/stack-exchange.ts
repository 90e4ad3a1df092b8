import { allOf, byAttr, byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** The comments below questions and answers of Stack Exchange: `li.js-comment` with the text in `.comment-copy`. */
const TEMPLATE: Template = {
  name: 'Stack Exchange comments',
  item: allOf(byTag(/^(?:li|tr)$/), byClass(/^comment$/), byAttr('id', /^comment-\d+$/)),
  author: [byClass(/^comment-user$/)],
  time: [byClass(/^relativetime-clean$/), byClass(/^comment-date$/)],
  body: [byClass(/^comment-copy$/)],
  needsBody: true,
  drop: [],
}

export const stackExchange = whenMarked(/\bcomment-copy\b/, (page) => readTemplate(page, TEMPLATE))
