import { lineOfHtml, textOfLooseHtml } from '#lib/imports/formats/comment-text.ts'
import { readXml, type XmlListener } from '#lib/imports/formats/read-xml.ts'
import type { ReadItem, SourceStatus } from '#lib/imports/schema.ts'

type Fields = Record<string, string>

const STATUS = new Map<string, SourceStatus>([
  ['1', 'published'],
  ['approve', 'published'],
  ['approved', 'published'],
  ['0', 'waiting'],
  ['hold', 'waiting'],
  ['spam', 'spam'],
  ['trash', 'deleted'],
  ['post-trashed', 'deleted'],
])

/** Kinds of WordPress comments that readers wrote; reviews are those of shops. */
const WRITTEN = new Set(['', 'comment', 'review'])
const PINGS = new Set(['pingback', 'trackback'])

/** The fields that are HTML. */
const HTML = new Set(['title', 'wp:comment_author', 'wp:comment_content'])

/** Comments stand inside of their article, after what names it; elsewhere they have none. One may stand inside of another. */
export const readWordpress = (chunks: AsyncIterable<string>): AsyncGenerator<ReadItem> => readXml(chunks, listen)

function listen(emit: (item: ReadItem) => void): XmlListener {
  const items: Fields[] = []
  const comments: { fields: Fields; place: string }[] = []
  let count = 0
  return {
    html: HTML,
    isRecord: (name) => name === 'item' || name === 'wp:comment',
    open(name) {
      if (name === 'item') items.push({})
      else if (name === 'wp:comment') {
        count += 1
        comments.push({ fields: {}, place: `comment ${count}` })
      }
    },
    close(name, text, parent) {
      if (name === 'item') items.pop()
      const [item = {}, comment] = [items.at(-1), comments.at(-1)]
      if (name === 'wp:comment' && comment) {
        comments.pop()
        emit(toItem(comment.fields, item, comment.place))
      } else if (parent === 'wp:comment' && comment) comment.fields[name.replace('wp:comment_', '')] = text
      else if (parent === 'item' && name === 'title') item[name] = lineOfHtml(text)
      else if (parent === 'item' && (name === 'link' || name === 'wp:post_id')) item[name] = text
    },
  }
}

const given = (text: string | undefined): string | null => text?.trim() || null

function toItem(comment: Fields, item: Fields, place: string): ReadItem {
  const id = given(comment['id'])
  const parent = comment['parent']?.trim() === '0' ? null : given(comment['parent'])
  const type = comment['type']?.trim() ?? ''
  if (!WRITTEN.has(type)) return { is: 'left-out', id, parent, why: PINGS.has(type) ? 'pingback' : 'other-kind' }
  const approved = given(comment['approved'])
  const status = STATUS.get(approved ?? '') ?? null
  const [articleId, url] = [given(item['wp:post_id']), given(item['link'])]
  return {
    is: 'comment',
    place,
    id,
    article: (articleId ?? url) ? { id: articleId ?? url ?? '', title: given(item['title']), url } : null,
    author: authorOf(comment),
    parent,
    text: textOfLooseHtml(comment['content'] ?? ''),
    ...timeOf(comment),
    status,
    unknownStatus: status === null ? approved : null,
  }
}

/** The same person has one address, signed in or not; it is kept as a digest alone. */
function authorOf(comment: Fields): { id: string | null; name: string | null } {
  const user = given(comment['user_id'])
  const id = given(comment['author_email'])?.toLowerCase() ?? (user && user !== '0' ? `user ${user}` : null)
  // Names stand in its database as they stand in its pages.
  return { id, name: given(lineOfHtml(comment['author'] ?? '')) }
}

/** In UTC, where WordPress knew its zone; else the clock of a place that the file does not name. */
function timeOf(comment: Fields): { time: string | null; clock: string | null } {
  const told = (text: string | undefined): string | null => (text?.trim().startsWith('0000') ? null : given(text))
  const time = told(comment['date_gmt'])
  return { time, clock: time ? null : told(comment['date']) }
}
