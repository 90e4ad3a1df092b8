import { anyOf, byAttr, byClass } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Discourse as it shows itself to readers without scripts; the first post is the article. */
const TEMPLATE: Template = {
  name: 'Discourse posts',
  item: byClass(/^crawler-post$/),
  author: [byAttr('itemprop', /^name$/), byClass(/^creator$/)],
  time: [byClass(/^post-time$/), byAttr('itemprop', /^datePublished$/)],
  body: [byClass(/^post$/), byAttr('itemprop', /^(?:articleBody|text)$/)],
  drop: [
    anyOf(
      byAttr('itemprop', /^interactionStatistic$/),
      byClass(/^(?:crawler-post-meta|post-likes|crawler-linkback-list)$/),
    ),
  ],
  opening: true,
}

export const discourse = whenMarked(/\bcrawler-post\b/, (page) => readTemplate(page, TEMPLATE))
