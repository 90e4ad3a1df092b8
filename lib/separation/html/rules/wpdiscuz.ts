import { allOf, byAttr, byClass, byId, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
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

export const wpdiscuz = whenMarked(/\bid=["']?w(?:pd|c)-comm-/, (page) => readTemplate(page, TEMPLATE))
