import { byClass, byId } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Slashdot: a tree of `li#tree_12` with `div#comment_body_12` inside. */
const TEMPLATE: Template = {
  name: 'Slashdot comments',
  item: byId(/^tree_\d+$/),
  author: [byClass(/^by$/)],
  time: [byClass(/^otherdetails$/)],
  body: [byId(/^comment_body_\d+$/)],
  drop: [byClass(/^(?:commentSub|commentTop|title|details)$/)],
}

export const slashdot = whenMarked(/\btree_\d/, (page) => {
  const found = readTemplate(page, TEMPLATE)
  return found === null
    ? null
    : { ...found, comments: found.comments.map((comment) => ({ ...comment, author: trim(comment.author) })) }
})

/** "by Ann (12345)" without what stands around the name. */
const trim = (author: string | null): string | null =>
  author?.replace(/^by\s+/i, '').replace(/\s*\(\d+\)?$/, '') ?? null
