import { byAttr, byClass } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** NodeBB: elements that call themselves the component "post", the text in "post/content". */
const TEMPLATE: Template = {
  name: 'NodeBB posts',
  item: byAttr('component', /^post$/),
  author: [byAttr('itemprop', /^author$/), byAttr('data-username', /./)],
  time: [byClass(/^timeago$/)],
  body: [byAttr('component', /^post\/content$/)],
  drop: [],
  needsBody: true,
  opening: true,
}

export const nodebb = whenMarked(/component="post\/content"/, (page) => readTemplate(page, TEMPLATE))
