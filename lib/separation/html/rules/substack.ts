import { allOf, anyOf, byAttr, byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Classes with one of these names, or with it before a hash: "comment-nkfsHy", "commentBody-MXGKlm". */
const named = (names: string) => byClass(new RegExp(`^(?:${names})(?:[-_](?=\\w*[A-Z\\d])\\w{5,8})?$`))

/** Substack: `div.comment` around `.comment-content`, with the name and the time in `.comment-meta`. */
const TEMPLATE: Template = {
  name: 'Substack comments',
  item: allOf(byTag(/^(?:div|article)$/), anyOf(named('comment'), byAttr('data-test-id', /^comment$/))),
  author: [
    named('commenter-?[nN]ame|comment-?[aA]uthor|profile-?[nN]ame|account-hover|commenter'),
    byAttr('href', /^https:\/\/(?:[\w-]+\.)?substack\.com\/(?:@|profile\/)/),
  ],
  time: [
    byTag(/^time$/),
    named('comment-?(?:[tT]imestamp|[dD]ate|publish-date)|comment-meta-date'),
    byAttr('href', /\/comment\/\d+/),
  ],
  body: [byClass(/^comment-body$/), named('comment-?[bB]ody')],
  drop: [
    byClass(/^(?:comment-?(?:[aA]ctions|[fF]ooter|[mM]eta|[hH]ead)|show-all-toggle|subscriber-badge)/),
    byTag(/^(?:form|button)$/),
  ],
}

export const substack = whenMarked(/substack(?:cdn)?\.com/, (page) => readTemplate(page, TEMPLATE))
