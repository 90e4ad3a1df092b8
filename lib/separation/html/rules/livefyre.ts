import { byClass } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Livefyre as saved by a browser, or printed for search engines: `div.lf_comment_container` or `article.fyre-comment-article`. */
const TEMPLATE: Template = {
  name: 'Livefyre comments',
  item: byClass(/^(?:lf_comment_container|fyre-comment-article)$/),
  author: [byClass(/^(?:lf_comment_user_nick|fyre-comment-username)$/)],
  time: [byClass(/^(?:lf_comment_date|fyre-comment-date)$/)],
  body: [byClass(/^(?:lf_body|fyre-comment)$/)],
  drop: [byClass(/^(?:lf_comment_(?:footer|attachments|user_rating)|fyre-comment-footer)/)],
}

export const livefyre = whenMarked(/\blf_comment_container|\bfyre-comment-article/, (page) =>
  readTemplate(page, TEMPLATE),
)
