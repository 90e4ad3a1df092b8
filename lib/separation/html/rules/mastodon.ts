import { allOf, anyOf, byAttr, byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Mastodon: the answers to a post, `div.entry` in the pages it prints itself, `article` around `.status` in the application. */
const TEMPLATE: Template = {
  name: 'Mastodon replies',
  item: anyOf(
    allOf(byClass(/^entry$/), byClass(/^(?:entry-successor|entry-reply|h-cite|p-comment)$/)),
    allOf(byTag(/^(?:div|article)$/), byClass(/^status$/), byClass(/^(?:status-public|status-unlisted|status-reply)$/)),
  ),
  author: [byClass(/^(?:display-name__html|p-name)$/), byClass(/^(?:p-author|display-name)$/)],
  time: [byTag(/^time$/), byClass(/^(?:dt-published|status__relative-time)$/)],
  body: [byClass(/^(?:e-content|status__content__text)$/), byClass(/^status__content$/)],
  drop: [
    byClass(/^(?:status__(?:info|action-bar|prepend)|display-name|status__avatar|media-gallery)/),
    byAttr('class', /\bstatus__content__spoiler-link/),
  ],
}

export const mastodon = whenMarked(/mastodon/i, (page) => readTemplate(page, TEMPLATE))
