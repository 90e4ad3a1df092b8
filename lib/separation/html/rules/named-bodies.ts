import { countMarks, itemAround } from '../item-around.ts'
import { nestItems } from '../items.ts'
import { byAttr, byClass, byTag, isTimeTag, type Matcher } from '../match-node.ts'
import { readItems, type Template } from '../read-template.ts'
import type { Rule } from '../rule.ts'

const BODY: Matcher = byClass(/^(?:comment|kommentar|commentaire|comentario)-?_?(?:text|content|body|message|copy)$/i)

const TEMPLATE: Template = {
  name: 'Texts named as comments',
  item: BODY,
  author: [
    byAttr('itemprop', /^(?:author|creator)$/),
    byClass(/^(?:fn|comment-?_?(?:author|user|name|by|poster)(?:-?_?name)?|author|user-?name|nickname|benutzer)$/i),
    byTag(/^cite$/),
  ],
  time: [isTimeTag, byClass(/date|time|ago$|datum/i)],
  body: [BODY],
  drop: [byClass(/reply|avatar|vote|share|report|flag|actions/i), byTag(/^(?:form|button)$/)],
}

const isNamed: Matcher = (node) =>
  [...node.classes, node.attrs.get('id') ?? ''].some((name) => /comment|kommentar|coment[aá]rio/i.test(name))

/** Systems nobody wrote a rule for, by the elements that hold the texts; their authors and times stand around them. */
export const namedBodies: Rule = (page) => {
  const bodies = page.nodes.flatMap((node, i) => (BODY(node) ? [i] : []))
  const counts = countMarks(page.nodes.length, bodies)
  const around = bodies.map((body) => itemAround(page, body, { counts, steps: 4, isOwn: isNamed }).index)
  const items = nestItems(page.nodes, around)
  const comments = readItems(page, items, TEMPLATE)
  return comments.length === 0 ? null : { rule: TEMPLATE.name, comments, weak: true }
}
