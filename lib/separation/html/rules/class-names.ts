import type { HtmlNode } from '../flat-tree.ts'
import { findItems } from '../items.ts'
import { readNamed } from '../loose-items.ts'
import { allOf, anyOf, byAttr, byClass, byId, byTag, isTimeTag } from '../match-node.ts'
import { byName, isItemName, isNameName, isPersonName, isTextName } from '../name-words.ts'
import type { Template } from '../read-template.ts'
import type { Rule } from '../rule.ts'

/** Elements of a page's own making, such as `<reader-comment>`. */
const isOwnTag = ({ tag }: HtmlNode): boolean => tag.includes('-') && isItemName(tag)

/** Comment systems that nobody wrote a rule for: items whose class or id says "comment" one by one. */
const TEMPLATE: Template = {
  name: 'Elements named as comments',
  item: anyOf(
    isOwnTag,
    allOf(
      byTag(/^(?:li|div|article|section|tr|dl|table|blockquote)$/),
      anyOf(
        byId(
          /^(?:(?:li|div|dsq|idc|js|the)[-_])?(?:comment|cmt|commento|reply|response|kommentar|commentaire|comentario)[-_]?(?:\d+|[0-9a-f]{8,})$/i,
        ),
        byClass(
          /^(?:comment|comment-?_?(?:item|entry|box|block|wrap(?:per)?|container|holder|single|post|row|node|thread-item)|commentitem|commententry|single-?_?comment|user-?_?comment|reader-?_?comment|blog-?comment|dsq-comment|idc-c|readercomment|kommentar|commentaire|comentario|reaction)$/i,
        ),
        byName(isItemName),
        byAttr('itemprop', /^comment$/i),
        byAttr('data-comment-id', /\w/),
        (node) => isItemName(node.attrs.get('data-testid') ?? ''),
      ),
    ),
  ),
  author: [
    byAttr('itemprop', /^(?:author|creator|name)$/i),
    byClass(
      /^(?:fn|(?:comment|cmt|post)?-?_?(?:author|user|poster|commenter|byline|by|writer)-?_?(?:name|link|nick)?|user-?name|nickname|name|screen-?name|dsq-commenter-name|idc-n|commentername)$/i,
    ),
    byName(isPersonName),
    byName(isNameName),
    byClass(/^(?:comment|asset|reply)-?_?footer$/i),
    byTag(/^cite$/),
    byAttr('rel', /\b(?:external|nofollow|author)\b/i),
    byTag(/^strong$/),
  ],
  time: [
    isTimeTag,
    byAttr('itemprop', /^(?:datePublished|dateCreated|commentTime)$/i),
    byClass(/(?:date|time|posted|published|ago|fecha|datum)/i),
    byClass(/^(?:comment|asset|reply)-?_?footer$/i),
    byClass(/^(?:comment-?_?meta(?:data)?|commentmetadata|meta|permalink)$/i),
  ],
  body: [byAttr('itemprop', /^(?:text|commentText|description|articleBody)$/i)],
  drop: [
    byClass(
      /(?:reply|avatar|gravatar|vote|rating|share|report|flag|permalink|action|meta|footer|author|date|tools|button)/i,
    ),
    byTag(/^(?:cite|form|button)$/),
  ],
}

/** What holds a text. */
const BODY = anyOf(
  byClass(
    /^(?:(?:comment|cmt|reply|post)-?_?(?:content|text|body|message|copy|inner-text|entry|description|txt)s?|commenttext|commentbody|dsq-comment-message|idc-c-t|usertext-body|md|text|content|body|message|entry)$/i,
  ),
  byName(isTextName),
)

export const classNames: Rule = (page) => {
  const comments = readNamed(page, findItems(page.nodes, TEMPLATE.item), TEMPLATE, BODY)
  return comments.length === 0 ? null : { rule: TEMPLATE.name, comments, weak: true }
}
