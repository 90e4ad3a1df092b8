import { type HtmlNode, TEXT } from '../flat-tree.ts'
import { countMarks } from '../item-around.ts'
import { findItems } from '../items.ts'
import { readNamed } from '../loose-items.ts'
import { allOf, anyOf, byAttr, byClass, byId, byTag, isTimeTag, type Matcher } from '../match-node.ts'
import { byName, isItemName, isNameName, isPersonName, isReplyName, isTextName } from '../name-words.ts'
import type { Template } from '../read-template.ts'
import type { HtmlPage, Rule } from '../rule.ts'

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

const ANSWER_TAG = /^(?:li|div|article|section)$/
/** What holds the name of who wrote. */
const PERSON = anyOf(byAttr('itemprop', /^(?:author|creator)$/i), byName(isPersonName), byName(isNameName))

/** What holds a text. */
const BODY = anyOf(
  byClass(
    /^(?:(?:comment|cmt|reply|post)-?_?(?:content|text|body|message|copy|inner-text|entry|description|txt)s?|commenttext|commentbody|dsq-comment-message|idc-c-t|usertext-body|md|text|content|body|message|entry)$/i,
  ),
  byName(isTextName),
)

/** Elements called answers that hold who and when: others are buttons to answer, or the answers to a page's own questions. */
function answersOf({ nodes }: HtmlPage): Set<HtmlNode> {
  const marksOf = (matches: Matcher): Int32Array =>
    countMarks(
      nodes.length,
      nodes.flatMap((node, i) => (node.tag !== TEXT && matches(node) ? [i] : [])),
    )
  const called = nodes.flatMap((node, i) => (ANSWER_TAG.test(node.tag) && node.classes.some(isReplyName) ? [i] : []))
  if (called.length === 0) return new Set()
  const [times, persons] = [marksOf(anyOf(...TEMPLATE.time)), marksOf(PERSON)]
  const has = (marks: Int32Array, i: number) => (marks[nodes[i]?.end ?? 0] ?? 0) > (marks[i + 1] ?? 0)
  return new Set(called.flatMap((i) => (has(times, i) && has(persons, i) ? [nodes[i] as HtmlNode] : [])))
}

export const classNames: Rule = (page) => {
  const answers = answersOf(page)
  const items = findItems(page.nodes, (node) => TEMPLATE.item(node) || answers.has(node))
  const comments = readNamed(page, items, TEMPLATE, BODY)
  return comments.length === 0 ? null : { rule: TEMPLATE.name, comments, weak: true }
}
