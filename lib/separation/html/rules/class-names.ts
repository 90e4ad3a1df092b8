import { allOf, anyOf, byAttr, byClass, byId, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import type { Rule } from '../rule.ts'

/** Comment systems that nobody wrote a rule for: items whose class or id says "comment" one by one. */
const TEMPLATE: Template = {
  name: 'Elements named as comments',
  item: allOf(
    byTag(/^(?:li|div|article|section|tr|dl|table|blockquote|shreddit-comment)$/),
    anyOf(
      byId(
        /^(?:(?:li|div|dsq|idc|js|the)[-_])?(?:comment|cmt|commento|reply|response|kommentar|commentaire|comentario)[-_]?(?:\d+|[0-9a-f]{8,})$/i,
      ),
      byClass(
        /^(?:comment|comment-?_?(?:item|entry|box|block|wrap(?:per)?|container|holder|single|post|row|node|thread-item)|commentitem|commententry|single-?_?comment|user-?_?comment|reader-?_?comment|blog-?comment|dsq-comment|idc-c|readercomment|kommentar|commentaire|comentario|reaction)$/i,
      ),
      byAttr('itemprop', /^comment$/i),
    ),
  ),
  author: [
    byAttr('itemprop', /^(?:author|creator|name)$/i),
    byClass(
      /^(?:fn|(?:comment|cmt|post)?-?_?(?:author|user|poster|commenter|byline|by|writer)-?_?(?:name|link|nick)?|user-?name|nickname|name|screen-?name|dsq-commenter-name|commentername)$/i,
    ),
    byClass(/^(?:comment|asset|reply)-?_?footer$/i),
    byTag(/^cite$/),
    byAttr('rel', /\b(?:external|nofollow|author)\b/i),
    byTag(/^strong$/),
  ],
  time: [
    byTag(/^time$/),
    byAttr('itemprop', /^(?:datePublished|dateCreated|commentTime)$/i),
    byClass(/(?:date|time|posted|published|ago)/i),
    byClass(/^(?:comment|asset|reply)-?_?footer$/i),
    byClass(/^(?:comment-?_?meta(?:data)?|commentmetadata|meta|permalink)$/i),
  ],
  body: [
    byAttr('itemprop', /^(?:text|commentText|description|articleBody)$/i),
    byClass(
      /^(?:(?:comment|cmt|reply|post)-?_?(?:content|text|body|message|copy|inner-text|entry|description|txt)s?|commenttext|commentbody|dsq-comment-message|usertext-body|md|text|content|body|message|entry)$/i,
    ),
  ],
  drop: [
    byClass(
      /(?:reply|avatar|gravatar|vote|rating|share|report|flag|permalink|action|meta|footer|author|date|tools|button)/i,
    ),
    byTag(/^(?:cite|form|button)$/),
  ],
}

export const classNames: Rule = (page) => {
  const found = readTemplate(page, TEMPLATE)
  return found === null ? null : { ...found, weak: true }
}
