import { byClass, byId } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** MyBB: `div.post#post_12`, the text in `div.post_body#pid_12`. */
const TEMPLATE: Template = {
  name: 'MyBB posts',
  item: byId(/^post_\d+$/),
  author: [byClass(/^largetext$/), byClass(/^(?:author_information|post_author)$/)],
  time: [byClass(/^(?:post_date|post_head)$/)],
  body: [byId(/^pid_\d+$/)],
  drop: [byClass(/^(?:post_edit|signature|post_meta)$/)],
  needsBody: true,
  opening: true,
}

export const mybb = whenMarked(/id="pid_\d/, (page) => readTemplate(page, TEMPLATE))
