import { allOf, byAttr, byClass, byId, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'
import { FORUM_USER } from './forum-user.ts'

/** phpBB: `div.post#p12`, the text in `content`. */
const TEMPLATE: Template = {
  name: 'phpBB posts',
  item: allOf(byTag(/^div$/), byId(/^p\d+$/), byClass(/^post$/)),
  author: [FORUM_USER],
  time: [byClass(/^author$/)],
  body: [byClass(/^content$/)],
  drop: [byClass(/^(?:signature|notice)$/), byAttr('class', /\bpostprofile\b/)],
  opening: true,
}

export const phpbb = whenMarked(/\bid\s*=\s*["']?p\d/i, (page) => readTemplate(page, TEMPLATE))
