import { allOf, byClass, byTag } from '../match-node.ts'
import { type PairTemplate, readPairs } from '../read-pairs.ts'
import { whenMarked } from '../when-marked.ts'

/** Themes that print comments as a definition list: `dt.comment` with author and time, `dd.comment` with the text. */
const TEMPLATE: PairTemplate = {
  name: 'Comments as a definition list',
  head: allOf(byTag(/^dt$/), byClass(/^(?:comment|trackback|pingback)$/)),
  body: allOf(byTag(/^dd$/), byClass(/^(?:comment|trackback|pingback)$/)),
  tail: null,
  author: [byClass(/^comment_author$/), byTag(/^cite$/)],
  time: [byClass(/^comment_time$/)],
  drop: [byClass(/^(?:avatar|comment_num|reply|comment_edit)$/)],
}

export const definitionList = whenMarked(/<dd\b/i, (page) => readPairs(page, TEMPLATE))
