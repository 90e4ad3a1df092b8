import { allOf, byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'
import { FORUM_USER } from './forum-user.ts'

/** XenForo: `article.message--post`, or `li.message` before version 2. */
const TEMPLATE: Template = {
  name: 'XenForo posts',
  item: allOf(byTag(/^(?:article|li)$/), byClass(/^(?:message|message--post)$/)),
  author: [byClass(/^message-name$/), FORUM_USER],
  time: [byTag(/^time$/), byClass(/^(?:datePermalink|DateTime)$/i)],
  body: [byClass(/^(?:bbWrapper|messageText)$/)],
  drop: [byClass(/^(?:message-signature|bbCodeBlock-expandLink|messageMeta)$/)],
  opening: true,
}

export const xenforo = whenMarked(/\bmessage\b/, (page) => readTemplate(page, TEMPLATE))
