import { type HtmlNode, TEXT } from '../flat-tree.ts'
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

/** So many nodes of an answer are looked through for who and when. */
const MOST_LOOKED = 200
const TIME = anyOf(...TEMPLATE.time)

/** Whether an element holds who and when. */
function isSigned({ nodes }: HtmlPage, index: number): boolean {
  let [person, time] = [false, false]
  const end = Math.min(nodes[index]?.end ?? 0, index + MOST_LOOKED)
  for (let i = index + 1; i < end && !(person && time); i++) {
    const node = nodes[i]
    if (node === undefined || node.tag === TEXT) continue
    person ||= PERSON(node)
    time ||= TIME(node)
  }
  return person && time
}

/** Elements called answers that hold who and when: others are buttons to answer, or the answers to a page's own questions. */
function answersOf(page: HtmlPage): Set<HtmlNode> {
  const answers = new Set<HtmlNode>()
  /** By list of classes, of which elements of one kind share one. */
  const called = new Map<readonly string[], boolean>()
  for (let i = 0; i < page.nodes.length; i++) {
    const node = page.nodes[i] as HtmlNode
    if (node.classes.length === 0) continue
    const is = called.get(node.classes) ?? node.classes.some(isReplyName)
    called.set(node.classes, is)
    if (is && ANSWER_TAG.test(node.tag) && isSigned(page, i)) answers.add(node)
  }
  return answers
}

export const classNames: Rule = (page) => {
  const answers = answersOf(page)
  const isItem: Matcher = answers.size === 0 ? TEMPLATE.item : (node) => TEMPLATE.item(node) || answers.has(node)
  const items = findItems(page.nodes, isItem)
  const comments = readNamed(page, items, TEMPLATE, BODY)
  return comments.length === 0 ? null : { rule: TEMPLATE.name, comments, weak: true }
}
