import { byAttr, byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import type { Rule } from '../rule.ts'

/** Pages that name their comments in schema.org's words. */
const TEMPLATE: Template = {
  name: 'Comments by microdata',
  item: byAttr('itemtype', /schema\.org\/(?:Comment|UserComments|Answer)\b/),
  author: [byAttr('itemprop', /^(?:author|creator)$/), byAttr('itemprop', /^name$/), byClass(/author|user-?name/i)],
  time: [byAttr('itemprop', /^(?:datePublished|dateCreated|commentTime)$/), byTag(/^time$/)],
  body: [byAttr('itemprop', /^(?:text|commentText|description|articleBody)$/)],
  drop: [byClass(/reply|avatar|vote|share|report|flag|meta|actions/i), byTag(/^(?:form|button)$/)],
}

export const microdata: Rule = (page) => readTemplate(page, TEMPLATE)
