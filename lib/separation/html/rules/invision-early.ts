import { allOf, byAttr, byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** IP.Board 3: `div.post_block`, the text in `div.post.entry-content`. */
const TEMPLATE: Template = {
  name: 'IP.Board posts',
  item: byClass(/^post_block$/),
  author: [byAttr('itemprop', /^name$/), byClass(/^author$/)],
  time: [byTag(/^abbr$/), byClass(/^posted_info$/)],
  body: [byAttr('itemprop', /^commentText$/), allOf(byClass(/^post$/), byClass(/^entry-content$/))],
  drop: [byClass(/^(?:signature|edit)$/)],
  needsBody: true,
  opening: true,
}

export const invisionEarly = whenMarked(/post_block/, (page) => readTemplate(page, TEMPLATE))
