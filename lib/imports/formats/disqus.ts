import { lineOfHtml, textOfHtml } from '#lib/imports/formats/comment-text.ts'
import { type Attributes, readXml, type XmlListener } from '#lib/imports/formats/read-xml.ts'
import type { ReadItem, SourceStatus } from '#lib/imports/schema.ts'

type Fields = Record<string, string>

/** The fields that are HTML. */
const HTML = new Set(['title', 'message'])

/**
 * Threads (the articles) and posts (the comments) stand side by side, and name one another by `dsq:id`. One may stand
 * inside of another.
 */
export const readDisqus = (chunks: AsyncIterable<string>): AsyncGenerator<ReadItem> => readXml(chunks, listen)

const idOf = (attributes: Attributes): string => attributes['dsq:id']?.trim() ?? ''

/** A thread in a post says where it stands. */
const isRecord = (name: string, parent: string): boolean =>
  name === 'post' || (name === 'thread' && parent !== 'post') || (name === 'author' && parent === 'post')

function listen(emit: (item: ReadItem) => void): XmlListener {
  const open: { fields: Fields; place: string }[] = []
  const count = { post: 0, thread: 0 }
  return {
    html: HTML,
    isRecord,
    open(name, attributes, parent) {
      const record = open.at(-1)
      if (name === 'post' || (name === 'thread' && isRecord(name, parent))) {
        count[name] += 1
        open.push({ fields: { dsq: idOf(attributes) }, place: `${name} ${count[name]}` })
      } else if (record && (name === 'thread' || name === 'parent')) record.fields[`of-${name}`] = idOf(attributes)
    },
    close(name, text, parent) {
      const record = open.at(-1)
      if (!record) return
      if (!isRecord(name, parent)) record.fields[parent === 'author' ? `author-${name}` : name] = text.trim()
      else if (name !== 'author') {
        open.pop()
        emit(name === 'post' ? toComment(record.fields, record.place) : toArticle(record.fields, record.place))
      }
    },
  }
}

function toArticle(thread: Fields, place: string): ReadItem {
  const id = thread['dsq']
  if (!id) return { is: 'rejected', place, id: null, why: 'no-id' }
  return { is: 'article', id, title: lineOfHtml(thread['title'] ?? '') || null, url: thread['link'] || null }
}

function toComment(post: Fields, place: string): ReadItem {
  const article = post['of-thread']
  return {
    is: 'comment',
    place,
    id: post['dsq'] || null,
    article: article ? { id: article, title: null, url: null } : null,
    author: { id: post['author-username'] || post['author-email']?.toLowerCase() || null, name: post['author-name'] || null }, // biome-ignore format: one thought
    parent: post['of-parent'] || null,
    text: textOfHtml(post['message'] ?? ''),
    time: post['createdAt'] || null,
    status: statusOf(post),
  }
}

function statusOf(post: Fields): SourceStatus {
  if (post['isDeleted'] === 'true') return 'deleted'
  if (post['isSpam'] === 'true') return 'spam'
  return post['isApproved'] === 'false' ? 'waiting' : 'published'
}
