import { allOf, anyOf, byAttr, byClass, byId, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import type { Rule } from '../rule.ts'

/** WordPress and its themes: `li#comment-12` or `div#comment-12`, with the classes that wp_list_comments prints. */
const TEMPLATE: Template = {
  name: 'WordPress comment list',
  item: allOf(
    byTag(/^(?:li|div|article|section|tr|p)$/),
    anyOf(
      byId(/^(?:li-)?comment-\d+$/i),
      allOf(byClass(/^(?:comment|pingback|trackback)$/), byClass(/^(?:depth-\d+|even|odd|alt|thread-.+|byuser)$/)),
    ),
  ),
  author: [
    byClass(/^(?:fn|(?:wp-block-)?comment-?_?author(?:-?name)?|commentauthor|vcard|author|comment-author-link)$/i),
    byTag(/^cite$/),
  ],
  time: [
    byTag(/^time$/),
    byClass(
      /^(?:(?:wp-block-)?comment-?_?(?:date|time|meta-?date|published)|commentmetadata|comment-?meta(?:data)?|date|posted-on|timestamp)$/i,
    ),
    byAttr('href', /#comment-\d+$/),
  ],
  body: [
    byClass(/^(?:wp-block-)?comment-?_?content$/i),
    byClass(/^(?:comment-?_?(?:text|body-text|entry|copy)|commenttext|entry-content)$/i),
  ],
  drop: [
    byClass(
      /^(?:reply|(?:wp-block-)?comment-(?:reply|edit)-link|avatar|comment-?_?(?:meta(?:data)?|author|footer|actions|date|time|info|avatar)|commentmetadata|says|vcard|children|comment-awaiting-moderation|gravatar)$/i,
    ),
    byTag(/^(?:cite|form)$/),
  ],
}

/** Other systems number their comments too, but call who wrote otherwise. */
export const wordpress: Rule = (page) => {
  const found = readTemplate(page, TEMPLATE)
  const named = found?.comments.filter(({ author }) => author !== null) ?? []
  return found === null || named.length * 2 < found.comments.length ? null : found
}
