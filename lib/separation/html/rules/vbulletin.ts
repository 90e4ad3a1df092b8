import { allOf, byClass, byId, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'
import { FORUM_USER } from './forum-user.ts'

/** vBulletin: `li.postcontainer` or `table#post12`, the text in `postcontent` or `#post_message_12`. */
const TEMPLATE: Template = {
  name: 'vBulletin posts',
  item: allOf(byTag(/^(?:li|table|div)$/), byId(/^post_?\d+$/)),
  author: [FORUM_USER],
  time: [byClass(/^(?:date|thead)$/)],
  body: [byId(/^post_message_\d+$/), byClass(/^postcontent$/)],
  drop: [byClass(/^(?:signature|postfoot)/)],
  needsBody: true,
  opening: true,
}

export const vbulletin = whenMarked(/\bpost_?\d/, (page) => readTemplate(page, TEMPLATE))
