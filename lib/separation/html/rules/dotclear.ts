import { allOf, byAttr, byId, byTag, hasClass } from '../match-node.ts'
import { type PairTemplate, readPairs } from '../read-pairs.ts'
import { whenMarked } from '../when-marked.ts'

/** DotClear: a definition list in which `dt#c12` says when and who, and the `dd` below it has the text. */
const TEMPLATE: PairTemplate = {
  name: 'DotClear comments',
  head: allOf(byTag(/^dt$/), byId(/^c\d+$/), (node) => !hasClass(node, /^comment/)),
  body: byTag(/^dd$/),
  needsHead: true,
  tail: null,
  author: [allOf(byTag(/^a$/), byAttr('rel', /\b(?:nofollow|ugc)\b/)), byTag(/^dt$/)],
  time: [],
  drop: [],
}

export const dotclear = whenMarked(/<dt [^>]{0,40}\bid="c\d/, (page) => readPairs(page, TEMPLATE))
