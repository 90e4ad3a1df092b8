import { linkByDepth } from '../link-parents.ts'
import { allOf, byAttr, byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import type { FoundComment, HtmlPage } from '../rule.ts'
import { whenMarked } from '../when-marked.ts'

/** Hacker News before its rows had a class: `td.default` with `span.comhead` and `span.comment`, a picture beside it as wide as it is deep. */
const TEMPLATE: Template = {
  name: 'Hacker News comments of the first years',
  item: allOf(byTag(/^td$/), byClass(/^default$/)),
  author: [byAttr('href', /^user\?id=/)],
  time: [byClass(/^comhead$/)],
  body: [byClass(/^comment$/)],
  drop: [byTag(/^u$/)],
  needsBody: true,
}

/** The width of the picture in the row of a comment's cell. */
function depthOf({ nodes }: HtmlPage, [cell]: FoundComment['nodes']): number {
  for (let i = nodes[cell]?.parent ?? cell; i < cell; i++) {
    const width = nodes[i]?.tag === 'img' ? nodes[i]?.attrs.get('width') : undefined
    if (width !== undefined && /^\d{1,4}$/.test(width)) return Number(width)
  }
  return 0
}

export const hackerNewsEarly = whenMarked(/\bclass\s*=\s*["']?comhead\b/i, (page) => {
  const found = readTemplate(page, TEMPLATE)
  return found && { ...found, comments: linkByDepth(found.comments, (nodes) => depthOf(page, nodes)) }
})
