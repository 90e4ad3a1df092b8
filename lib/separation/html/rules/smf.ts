import { byClass, byId, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Simple Machines Forum 2: `div.post_wrapper`, the name in its only `h4`, the text in `div.inner#msg_12`. */
const TEMPLATE: Template = {
  name: 'Simple Machines posts',
  item: byClass(/^post_wrapper$/),
  author: [byTag(/^h4$/)],
  time: [byClass(/^postinfo$/), byClass(/^keyinfo$/)],
  body: [byId(/^msg_\d+$/)],
  drop: [],
  needsBody: true,
  opening: true,
}

export const smf = whenMarked(/post_wrapper/, (page) => readTemplate(page, TEMPLATE))
