import { byAttr, byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Pages that name their comments in schema.org's words; each must name its text too. */
const TEMPLATE: Template = {
  name: 'Comments by microdata',
  item: byAttr('itemtype', /schema\.org\/(?:Comment|UserComments|Answer)\b/),
  author: [
    (node) => node.attrs.get('itemprop') === 'name' && !/^h[1-6]$/.test(node.tag),
    byAttr('itemprop', /^(?:author|creator)$/),
    byClass(/author|user-?name/i),
  ],
  time: [byAttr('itemprop', /^(?:datePublished|dateCreated|commentTime)$/), byTag(/^time$/)],
  body: [byAttr('itemprop', /^(?:text|commentText)$/), byAttr('itemprop', /^(?:description|articleBody)$/)],
  drop: [byClass(/reply|avatar|vote|share|report|flag|meta|actions/i), byTag(/^(?:form|button)$/)],
  needsBody: true,
}

export const microdata = whenMarked(/schema\.org\/(?:Comment|UserComments|Answer)\b/, (page) =>
  readTemplate(page, TEMPLATE),
)
