import { allOf, anyOf, byAttr, byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Substack: `div.comment` around `.comment-content`, with the name and the time in `.comment-meta`. */
const TEMPLATE: Template = {
  name: 'Substack comments',
  item: allOf(byTag(/^(?:div|article)$/), anyOf(byClass(/^comment$/), byAttr('data-test-id', /^comment$/))),
  author: [
    byClass(/^(?:commenter-name|comment-author|profile-name|account-hover|commenter)$/),
    byAttr('href', /^https:\/\/(?:[\w-]+\.)?substack\.com\/(?:@|profile\/)/),
  ],
  time: [
    byTag(/^time$/),
    byClass(/^(?:comment-(?:timestamp|date|publish-date)|comment-meta-date)$/),
    byAttr('href', /\/comment\/\d+/),
  ],
  body: [byClass(/^comment-body$/)],
  drop: [
    byClass(/^(?:comment-(?:actions|footer|meta|head)|show-all-toggle|subscriber-badge)/),
    byTag(/^(?:form|button)$/),
  ],
}

export const substack = whenMarked(/substack(?:cdn)?\.com/, (page) => readTemplate(page, TEMPLATE))
