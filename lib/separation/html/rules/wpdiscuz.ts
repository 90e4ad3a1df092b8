import { allOf, byAttr, byClass, byId, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import type { FoundComment, HtmlPage } from '../rule.ts'
import { whenMarked } from '../when-marked.ts'

/** wpDiscuz, which replaces WordPress's own list: `div#wpd-comm-12_0`, before version 7 `div#wc-comm-12_0`. */
const TEMPLATE: Template = {
  name: 'wpDiscuz comments',
  item: allOf(byTag(/^div$/), byId(/^w(?:pd|c)-comm-\d+_\d+$/)),
  author: [byClass(/^w(?:pd|c)-comment-author$/)],
  time: [byClass(/^w(?:pd|c)-comment-date$/)],
  body: [byClass(/^w(?:pd|c)-comment-text$/)],
  drop: [
    byClass(
      /^w(?:pd|c)-(?:comment-(?:header|footer|link|label|left)|reply-(?:to|button)|vote|tool|toggle|form|avatar|rating)/,
    ),
    byAttr('class', /\bwpd_label|wc-follow|wpd-last-inline/),
    byTag(/^form$/),
  ],
}

/** The id is "wpd-comm-13_12" where 13 answers 12, and the address "#comment-13". */
function withAddress({ nodes }: HtmlPage, comment: FoundComment): FoundComment {
  const id = /-(\d+)_\d+$/.exec(nodes[comment.nodes[0]]?.attrs.get('id') ?? '')?.[1]
  return id === undefined ? comment : { ...comment, permalink: `#comment-${id}` }
}

export const wpdiscuz = whenMarked(/\bid=["']?w(?:pd|c)-comm-/, (page) => {
  const found = readTemplate(page, TEMPLATE)
  return found === null ? null : { ...found, comments: found.comments.map((comment) => withAddress(page, comment)) }
})
