import { byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** PunBB and FluxBB: `div.blockpost`, who in the `dt` beside the text, when in its heading, the text in `div.postmsg`. */
const TEMPLATE: Template = {
  name: 'FluxBB posts',
  item: byClass(/^blockpost$/),
  author: [byTag(/^dt$/)],
  time: [byTag(/^h2$/)],
  body: [byClass(/^postmsg$/)],
  drop: [byClass(/^(?:postsignature|postedit)$/)],
  needsBody: true,
  opening: true,
}

export const fluxbb = whenMarked(/blockpost/, (page) => readTemplate(page, TEMPLATE))
