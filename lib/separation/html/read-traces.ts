import type { CommentKind } from '../schema.ts'
import type { HtmlNode } from './flat-tree.ts'
import { at, elementText, entryAround, FAR, type Item, type Scope } from './items.ts'
import { hasClass, isTimeTag } from './match-node.ts'
import type { Trace } from './rule.ts'

const KEY = /(?:^|[-_/#=.]|[a-z])((?:\d+|(?=[0-9a-f]*\d)[0-9a-f]{8,}))$/i
const OWN = new Set([
  'data-comment-id',
  'data-commentid',
  'data-cid',
  'data-id',
  'comment_id',
  'thingid',
  'data-post-id',
])
const PARENT = new Set([
  'data-parent-id',
  'data-parent',
  'data-parentid',
  'data-parent-comment-id',
  'data-comment-parent-id',
  'data-reply-to',
  'data-in-reply-to',
  'parentid',
  'reply_parent',
])
const DEPTH = ['depth', 'data-depth', 'data-level', 'data-nesting-level', 'indent']
const DEPTH_CLASS = /(?:^|[-_])(?:depth|level|indent|indented|lvl|thread-?level|reply-?level|nesting)[-_]?(\d{1,2})$/i
/** The same on an element inside a comment, where "level-3" may be the rank of who wrote. */
const INDENT_CLASS = /(?:^|[-_])(?:depth|indent)[-_]?(\d{1,2})$/i
/** What lists of answers are called where they stand beside the comment that they answer, not inside it. */
const ANSWER_LIST =
  /^(?:indented|children|replies|comment-?_?replies|reply-?_?list|(?:sub|nested|child)-?_?comments?)$/i
/** What a comment is called that answers another one; "has-reply" and "last-child" are not. */
const ANSWER_CLASS =
  /(?<!\b(?:has|can|no|not|allow|first|last|only|nth)[-_])(?<=^|[-_])(?:reply|child|nested|indented|subcomment|isReply)$/i
/** What lists of comments are called: one inside another is a list of answers. */
const COMMENT_LIST = /^comments?-?_?list$/i
const ANSWERS = /^(?:in reply to|in response to|replying to|reply to|antwort auf|en réponse à|en respuesta a|@)/i
const ANSWERS_END = /\b(?:repl(?:y|ied|ying) to|in response to|antwort auf|en réponse à|en respuesta a)\s*:?\s*$/i
const ANSWERS_CLASS =
  /^(?:in-?_?reply-?_?to|reply-?_?to|parent-?_?(?:link|comment)?|comment-?_?parent|replying-?_?to)$/i

/** The id at the end of an attribute or an address: "comment-12" is 12; null where there is none. */
export const keyOf = (value: string | undefined): string | null =>
  value === undefined ? null : (KEY.exec(value.trim())?.[1] ?? null)

const firstKey = (node: HtmlNode, names: ReadonlySet<string>): string | null => {
  if (!node.attrs.hasAny(names)) return null
  for (const name of names) {
    const key = keyOf(node.attrs.get(name))
    if (key !== null) return key
  }
  return null
}

/** How many lists of answers an element stands in: those called so, lists of comments in another, and entries of lists in that of another comment. */
function listsAround({ nodes, entries }: Scope, index: number): number {
  let lists = 0
  let outer = 0
  const own = entryAround(nodes, index)
  for (let i = at(nodes, index).parent, steps = 0; i > 0 && steps < FAR; i = at(nodes, i).parent, steps++)
    if (hasClass(at(nodes, i), ANSWER_LIST) || (i !== own && entries.has(i))) lists += 1
    else if (hasClass(at(nodes, i), COMMENT_LIST)) outer += 1
  return lists + Math.max(0, outer - 1)
}

/** The depth that an item has by the lists around it, else by its own name. */
const listDepth = (scope: Scope, index: number): number =>
  listsAround(scope, index) || (hasClass(at(scope.nodes, index), ANSWER_CLASS) ? 1 : 0)

const [ZERO, NINE] = [48, 57]

function classDepth({ classes }: HtmlNode, pattern: RegExp): number | null {
  for (const name of classes) {
    const last = name.charCodeAt(name.length - 1)
    const depth = last >= ZERO && last <= NINE ? pattern.exec(name)?.[1] : undefined
    if (depth !== undefined) return Number(depth)
  }
  return null
}

/** The depth that an element prints in a class, an attribute or its margin; null where it prints none. */
function depthOf(node: HtmlNode): number | null {
  const named = classDepth(node, DEPTH_CLASS)
  if (named !== null) return named
  for (const name of DEPTH) {
    const depth = node.attrs.get(name)
    if (depth !== undefined && /^\d{1,3}$/.test(depth)) return Number(depth)
  }
  const margin = /(?:margin|padding)-left:\s*(\d{1,4})(?:\.\d+)?(?:px|em|rem|%)/i.exec(node.attrs.get('style') ?? '')
  return margin === null ? null : Number(margin[1])
}

/** So far around an item it is looked for a frame that holds nothing else. */
const CLOSE = 30

/** The depth that the frames print that hold one item and no other. */
function frameDepth({ nodes, nested }: Scope, { index, end }: Item): number | null {
  let [from, to] = [index, end]
  for (let up = at(nodes, index).parent, steps = 0; up > 0 && steps < 3; up = at(nodes, up).parent, steps++) {
    const frame = at(nodes, up)
    if (from - up > CLOSE || frame.end - to > CLOSE) return null
    for (let i = up + 1; i < frame.end; i = i === from ? to : i + 1) if (i !== from && nested[i] === 1) return null
    const depth = depthOf(frame) ?? (hasClass(frame, ANSWER_CLASS) ? 1 : null)
    if (depth !== null) return depth
    ;[from, to] = [up, frame.end]
  }
  return null
}

/** A link that says "in reply to" and leads to another comment. */
function answeredBy(scope: Scope, node: HtmlNode, index: number): string | null {
  if (node.tag !== 'a') return null
  const key = keyOf(node.attrs.get('href')?.replace(/^[^#]*#/, '#'))
  if (key === null || !node.attrs.get('href')?.includes('#')) return null
  const around = at(scope.nodes, node.parent)
  const before = scope.nodes[index - 1]?.text ?? ''
  const named = hasClass(node, ANSWERS_CLASS) || hasClass(around, ANSWERS_CLASS)
  const said =
    node.attrs.get('rel')?.includes('in-reply-to') === true ||
    ANSWERS.test(elementText(scope, index)) ||
    ANSWERS_END.test(before)
  return named || said || (around.end - index < 40 && ANSWERS.test(elementText(scope, node.parent))) ? key : null
}

/** What an item says of its id, its parent's id and its depth, itself and in its elements beside what is the reader's own. */
export function readTrace(scope: Scope, item: Item, beside: readonly number[]): Trace {
  const node = at(scope.nodes, item.index)
  let key = keyOf(node.attrs.get('id')) ?? firstKey(node, OWN)
  let answers = firstKey(node, PARENT)
  let depth = depthOf(node)
  for (const i of beside) {
    const inner = at(scope.nodes, i)
    if (inner.attrs.size === 0) continue
    key ??=
      inner.tag === 'a' && !inner.attrs.has('href') ? keyOf(inner.attrs.get('name') ?? inner.attrs.get('id')) : null
    key ??= keyOf(inner.attrs.get('id')) ?? firstKey(inner, OWN)
    answers ??= firstKey(inner, PARENT) ?? answeredBy(scope, inner, i)
    depth ??= classDepth(inner, INDENT_CLASS)
  }
  return {
    key,
    answers: answers === key ? null : answers,
    depth: depth ?? frameDepth(scope, item) ?? listDepth(scope, item.index),
  }
}

/** An address of who wrote, not of what was written. */
const PERSON = /\/(?:users?|members?|profiles?)\/[^#]*$/i
const LINK_CLASS = /^(?:permalink|perma-?link|comment-?_?(?:perma)?link|datepermalink|bookmark|comment-?_?date)$/i

/** A link into a page whose text is a time element and no more. */
function isAroundTime({ nodes }: Scope, node: HtmlNode, index: number): boolean {
  const inner = nodes[index + 1]
  return inner !== undefined && inner.end === node.end && isTimeTag(inner) && /#./.test(node.attrs.get('href') ?? '')
}

/** The link of an item to itself: one that carries its id, is called a permanent link, or stands around its time. */
export function readPermalink(scope: Scope, item: Item, key: string | null, beside: readonly number[]): string | null {
  for (const i of beside) {
    const node = at(scope.nodes, i)
    const href = node.tag === 'a' ? (node.attrs.get('href') ?? '') : ''
    if (
      href === '' ||
      PERSON.test(href) ||
      /^(?:javascript|mailto|data):|reply|respond|#respond|login|report|flag|vote/i.test(href)
    )
      continue
    const called =
      hasClass(node, LINK_CLASS) || /\bbookmark\b/.test(node.attrs.get('rel') ?? '') || isAroundTime(scope, node, i)
    if (called || (key !== null && keyOf(href) === key)) return href
  }
  const id = at(scope.nodes, item.index).attrs.get('id')
  return id !== undefined && keyOf(id) !== null ? `#${id}` : null
}

const PING_CLASS = /^(?:pingback|trackback|ping|pings|pingbacks|trackbacks|comment-type-(?:ping|track)back)$/i
const PING_PLACE = /^(?:pings?|pingbacks?|trackbacks?|ping-?_?list|trackback-?_?list|entry-pings|pinglist)$/i
const PING_TEXT = /^(?:pingback|trackback)\b\s*(?:[:–—-]|by\b|from\b|on\b)/i
/** WordPress quotes the other page between two of these. A reader may write so, too: only where nothing calls it a comment. */
const EXCERPT = /^\[(?:\.{3}|…|&#8230;)\]\s[\s\S]*\[(?:\.{3}|…|&#8230;)\]$/
const COMMENT_CLASS = /^(?:comment|by(?:user|postauthor)|comment-author-.+)$/i

const isNamed = (node: HtmlNode, pattern: RegExp): boolean =>
  hasClass(node, pattern) || pattern.test(node.attrs.get('id') ?? '')

/** Whether an item is another site's notice that it links here, by its class, its list, or its words. */
export function readKind({ nodes }: Scope, item: Item, words: { lead: string; text: string }): CommentKind {
  if (isNamed(at(nodes, item.index), PING_CLASS)) return 'pingback'
  let place = at(nodes, item.index).parent
  for (let step = 0; step < 3 && place > 0; step++) {
    if (isNamed(at(nodes, place), PING_PLACE)) return 'pingback'
    place = at(nodes, place).parent
  }
  const isQuoted = EXCERPT.test(words.text) && !hasClass(at(nodes, item.index), COMMENT_CLASS)
  return PING_TEXT.test(words.lead) || isQuoted ? 'pingback' : 'comment'
}
