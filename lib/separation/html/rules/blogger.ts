import { allOf, byAttr, byClass, byTag } from '../match-node.ts'
import { type PairTemplate, readPairs } from '../read-pairs.ts'
import { whenMarked } from '../when-marked.ts'

/** Blogger: `dt.comment-author`, `dd.comment-body`, `dd.comment-footer`, one after the other; at first `comment-poster` and `comment-timestamp`. */
const TEMPLATE: PairTemplate = {
  name: 'Blogger comments',
  head: allOf(byTag(/^dt$/), byClass(/^comment-(?:author|poster)$/)),
  body: allOf(byTag(/^dd$/), byClass(/^comment-body(?:-author)?$/)),
  tail: allOf(byTag(/^dd$/), byClass(/^comment-(?:footer|timestamp)$/)),
  author: [allOf(byTag(/^a$/), byAttr('rel', /nofollow/), (node) => !/avatar/.test(node.attrs.get('class') ?? ''))],
  time: [byClass(/^comment-timestamp$/)],
  drop: [byClass(/^(?:avatar-image-container|interaction-iframe-guide|item-control)/)],
}

export const blogger = whenMarked(/<dd\b/i, (page) => readPairs(page, TEMPLATE))
