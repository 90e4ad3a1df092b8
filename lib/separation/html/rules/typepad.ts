import { allOf, byClass, byId, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** TypePad and Movable Type of later years: `div.comment#comment-12` or `#comment-6a00d8...`, "Posted by" in its foot or head. */
const TEMPLATE: Template = {
  name: 'TypePad and Movable Type comments',
  item: allOf(byTag(/^(?:div|li|article)$/), byClass(/^comment$/), byId(/^(?:comment-)?(?:\d+|6a[0-9a-f]{20,})$/)),
  author: [byClass(/^(?:commenter-name|vcard|byline)$/), byClass(/^comment-(?:footer|header|meta)$/)],
  time: [byTag(/^(?:abbr|time)$/), byClass(/^comment-(?:footer|header|meta)$/)],
  body: [byClass(/^comment-content$/), byClass(/^comment-body$/)],
  needsBody: true,
  drop: [
    byClass(/^(?:comment-(?:footer|header|meta|avatar|link|actions)|commenter-(?:userpic|profile)|permalink-comment)$/),
  ],
}

export const typepad = whenMarked(/typepad|movable ?type|mt-(?:site|static|comments)|\bcommenter-name\b/i, (page) =>
  readTemplate(page, TEMPLATE),
)
