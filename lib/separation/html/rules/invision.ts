import { allOf, byAttr, byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'
import { FORUM_USER } from './forum-user.ts'

/** Invision Community: `article.ipsComment`, the text in the element whose role is commentContent. */
const TEMPLATE: Template = {
  name: 'Invision posts',
  item: allOf(byTag(/^article$/), byClass(/^ipsComment$/)),
  author: [byClass(/^cAuthorPane_author$/), FORUM_USER],
  time: [byTag(/^time$/)],
  body: [byAttr('data-role', /^commentContent$/)],
  drop: [byClass(/^(?:ipsQuote_citation|ipsItemControls|ipsReact)/)],
  opening: true,
}

export const invision = whenMarked(/\bipsComment\b/, (page) => readTemplate(page, TEMPLATE))
