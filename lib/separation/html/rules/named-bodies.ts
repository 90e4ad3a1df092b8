import { byAttr, byClass, byTag, type Matcher } from '../match-node.ts'
import { type Item, readItems, type Template } from '../read-template.ts'
import type { HtmlPage, Rule } from '../rule.ts'

const BODY: Matcher = byClass(/^comment-?_?(?:text|content|body|message|copy)$/i)
const MOST_STEPS = 4

const TEMPLATE: Template = {
  name: 'Texts named as comments',
  item: BODY,
  author: [
    byAttr('itemprop', /^(?:author|creator)$/),
    byClass(/^(?:fn|comment-?_?(?:author|user|name|by|poster)(?:-?_?name)?|author|user-?name|nickname)$/i),
    byTag(/^cite$/),
  ],
  time: [byTag(/^time$/), byClass(/date|time|ago$/i)],
  body: [BODY],
  drop: [byClass(/reply|avatar|vote|share|report|flag|actions/i), byTag(/^(?:form|button)$/)],
}

/** The largest element around a body that holds no other: there stand its author and time. */
function itemAround({ nodes }: HtmlPage, body: number, counts: Int32Array): Item {
  let index = body
  for (let step = 0; step < MOST_STEPS; step++) {
    const parent = nodes[index]?.parent ?? -1
    const end = nodes[parent]?.end ?? 0
    if (
      parent < 0 ||
      (counts[end] ?? 0) - (counts[parent] ?? 0) !== 1 ||
      /^(?:body|html|main|article|ol|ul)$/.test(nodes[parent]?.tag ?? '')
    )
      break
    index = parent
  }
  return { index, end: nodes[index]?.end ?? index, parent: null }
}

/** Systems nobody wrote a rule for, by the elements that hold the texts. */
export const namedBodies: Rule = (page) => {
  const counts = new Int32Array(page.nodes.length + 1)
  const bodies: number[] = []
  page.nodes.forEach((node, i) => {
    counts[i + 1] = (counts[i] ?? 0) + (BODY(node) ? 1 : 0)
    if (BODY(node)) bodies.push(i)
  })
  const items = bodies.map((body) => itemAround(page, body, counts))
  const comments = readItems(page, items, TEMPLATE)
  return comments.length === 0 ? null : { rule: TEMPLATE.name, comments, weak: true }
}
