import { allOf, byAttr, byClass, byId, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import type { Rule } from '../rule.ts'

const USER = byClass(/^(?:username|author|bigusername|message-name|memberName|postprofile-name)$/i)

/** XenForo: `article.message--post`, or `li.message` before version 2. */
const XENFORO: Template = {
  name: 'XenForo posts',
  item: allOf(byTag(/^(?:article|li)$/), byClass(/^(?:message|message--post)$/)),
  author: [byClass(/^message-name$/), USER],
  time: [byTag(/^time$/), byClass(/^(?:datePermalink|DateTime)$/i)],
  body: [byClass(/^(?:bbWrapper|messageText)$/)],
  drop: [byClass(/^(?:message-signature|bbCodeBlock-expandLink|messageMeta)$/)],
  opening: true,
}
/** vBulletin: `li.postcontainer` or `table#post12`, the text in `postcontent` or `#post_message_12`. */
const VBULLETIN: Template = {
  name: 'vBulletin posts',
  item: allOf(byTag(/^(?:li|table|div)$/), byId(/^post_?\d+$/)),
  author: [USER],
  time: [byClass(/^(?:date|thead)$/)],
  body: [byId(/^post_message_\d+$/), byClass(/^postcontent$/)],
  drop: [byClass(/^(?:signature|postfoot)/)],
  opening: true,
}
/** phpBB: `div.post#p12`, the text in `content`. */
const PHPBB: Template = {
  name: 'phpBB posts',
  item: allOf(byTag(/^div$/), byId(/^p\d+$/), byClass(/^post$/)),
  author: [USER],
  time: [byClass(/^author$/)],
  body: [byClass(/^content$/)],
  drop: [byClass(/^(?:signature|notice)$/), byAttr('class', /\bpostprofile\b/)],
  opening: true,
}

/** Invision Community: `article.ipsComment`, the text in the element whose role is commentContent. */
const INVISION: Template = {
  name: 'Invision posts',
  item: allOf(byTag(/^article$/), byClass(/^ipsComment$/)),
  author: [byClass(/^cAuthorPane_author$/), USER],
  time: [byTag(/^time$/)],
  body: [byAttr('data-role', /^commentContent$/)],
  drop: [byClass(/^(?:ipsQuote_citation|ipsItemControls|ipsReact)/)],
  opening: true,
}

export const xenforo: Rule = (page) => readTemplate(page, XENFORO)
export const vbulletin: Rule = (page) => readTemplate(page, VBULLETIN)
export const phpbb: Rule = (page) => readTemplate(page, PHPBB)
export const invision: Rule = (page) => readTemplate(page, INVISION)
