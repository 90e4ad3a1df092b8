import { allOf, byClass, byTag } from '../match-node.ts'
import { type PairTemplate, readPairs } from '../read-pairs.ts'
import { withoutOpening } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** phpBB before version 3: a table of rows, the name in `span.name`, the text in `span.postbody`. */
const TEMPLATE: PairTemplate = {
  name: 'phpBB 2 posts',
  head: allOf(byTag(/^(?:span|b|div)$/), byClass(/^(?:name|postauthor)$/)),
  body: allOf(byTag(/^(?:span|div)$/), byClass(/^postbody$/)),
  tail: null,
  author: [byClass(/^(?:name|postauthor)$/)],
  time: [(node) => node.classes.includes('postdetails') && node.attrs.size > 0, byClass(/^(?:postsubject|gensmall)$/)],
  drop: [byClass(/^(?:genmed|gensmall|quote|signature)$/)],
}

export const phpbb2 = whenMarked(/class=["']?postbody["']?/, (page) => {
  const found = readPairs(page, TEMPLATE)
  const comments = withoutOpening(found?.comments ?? [])
  return comments.length === 0 ? null : { rule: TEMPLATE.name, comments }
})
