import { linkByDepth } from '../link-parents.ts'
import { allOf, byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import type { FoundComment, HtmlPage } from '../rule.ts'
import { whenMarked } from '../when-marked.ts'

/** Hacker News: one table row `tr.athing.comtr` a comment; how deep it stands is the width of a picture before it. */
const TEMPLATE: Template = {
  name: 'Hacker News comments',
  item: allOf(byTag(/^tr$/), byClass(/^comtr$/)),
  author: [byClass(/^hnuser$/)],
  time: [byClass(/^age$/)],
  body: [byClass(/^commtext$/), byClass(/^comment$/)],
  drop: [byClass(/^(?:reply|navs|comhead|togg|votelinks)$/)],
}

/** The width of the picture, or the indent that newer pages print beside it. */
function depthOf({ nodes }: HtmlPage, [start, end]: FoundComment['nodes']): number {
  for (let i = start; i < Math.min(end, start + 20); i++) {
    const indent = nodes[i]?.attrs.get('indent')
    const width = nodes[i]?.tag === 'img' ? nodes[i]?.attrs.get('width') : undefined
    if (indent !== undefined) return Number(indent)
    if (width !== undefined) return Number(width)
  }
  return 0
}

export const hackerNews = whenMarked(/\bcomtr\b/, (page) => {
  const found = readTemplate(page, TEMPLATE)
  return found && { ...found, comments: linkByDepth(found.comments, (nodes) => depthOf(page, nodes)) }
})
