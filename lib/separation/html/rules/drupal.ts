import { allOf, anyOf, byAttr, byClass, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import { whenMarked } from '../when-marked.ts'

/** Drupal: `div.comment` with `.submitted` and `.content`, answers in `div.indented` beside it; since 8 `article.comment`. */
const TEMPLATE: Template = {
  name: 'Drupal comments',
  item: anyOf(
    allOf(byTag(/^article$/), byAttr('data-comment-user-id', /\d/)),
    allOf(
      byTag(/^(?:div|article|li)$/),
      byClass(/^(?:comment|js-comment)$/),
      anyOf(
        byClass(/^(?:js-comment|clearfix|clear-block|odd|even|comment-(?:new|published|by-.*)|ajax-comment)$/),
        byAttr('about', /comment/),
        byAttr('typeof', /comment/i),
        byAttr('data-comment-user-id', /\d/),
      ),
    ),
  ),
  author: [
    byClass(/^(?:username|comment__author|comment-author)$/),
    byAttr('property', /^(?:foaf:name|schema:name|schema:author|author)$/),
  ],
  time: [
    byAttr('property', /^(?:dc:date|schema:dateCreated)/),
    byTag(/^time$/),
    byClass(/^(?:comment__time|comment-(?:date|time)|submitted)$/),
  ],
  body: [
    byClass(/^field-{1,2}name-comment-body$/),
    byClass(/^(?:comment__content|comment__text|comment-content|comment-body)$/),
    byClass(/^content$/),
  ],
  drop: [
    byClass(
      /^(?:links|user-signature|user-picture|submitted|comment__(?:meta|links|permalink|submitted)|new|indented)$/,
    ),
    allOf(byTag(/^footer$/), byClass(/comment/)),
  ],
}

export const drupal = whenMarked(
  /Drupal\.settings|data-drupal-selector|drupalSettings|sites\/(?:all|default)\/|name="generator" content="drupal|field-name-comment-body|data-comment-user-id|class="[^"]{0,60}\bindented\b/i,
  (page) => readTemplate(page, TEMPLATE),
)
