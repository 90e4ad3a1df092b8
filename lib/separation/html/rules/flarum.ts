import { byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Flarum, as it shows itself with scripts and without: an `article` for each post, the text in `Post-body`. */
const TEMPLATE: Template = {
  name: 'Flarum posts',
  item: byTag(/^article$/),
  author: [byClass(/^username$/), byClass(/^PostUser-name$/)],
  time: [byTag(/^time$/)],
  body: [byClass(/^Post-body$/)],
  drop: [],
  needsBody: true,
  opening: true,
}

export const flarum = whenMarked(/Post-body/, (page) => readTemplate(page, TEMPLATE))
