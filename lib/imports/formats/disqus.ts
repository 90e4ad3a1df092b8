import { lineOfHtml, textOfHtml } from '#lib/imports/formats/comment-text.ts'
import { type Attributes, readXml, type XmlListener } from '#lib/imports/formats/read-xml.ts'
import type { ReadItem, SourceStatus } from '#lib/imports/schema.ts'

type Fields = Record<string, string>

/** The fields that are HTML. */
const HTML = new Set(['title', 'message'])

/** Threads (the articles) and posts (the comments) stand side by side, and name one another by `dsq:id`. */
export const readDisqus = (chunks: AsyncIterable<string>): AsyncGenerator<ReadItem> => readXml(chunks, listen)

const idOf = (attributes: Attributes): string => attributes['dsq:id']?.trim() ?? ''

function listen(emit: (item: ReadItem) => void): XmlListener {
  let thread: Fields | null = null
  let post: Fields | null = null
  let count = 0
  return {
    html: HTML,
    isRecord: (name, parent) => name === 'post' || (name === 'thread' && parent !== 'post') || (name === 'author' && parent === 'post'), // biome-ignore format: one thought
    open(name, attributes, parent) {
      if (parent === 'post' && post && (name === 'thread' || name === 'parent')) post[`of-${name}`] = idOf(attributes)
      else if (name === 'thread' && !post) thread = { dsq: idOf(attributes) }
      else if (name === 'post') post = { dsq: idOf(attributes) }
    },
    close(name, text, parent) {
      if (name === 'post' && post) {
        count += 1
        emit(toComment(post, `post ${count}`))
        post = null
      } else if (parent === 'post' && post) post[name] = text.trim()
      else if (parent === 'author' && post) post[`author-${name}`] = text.trim()
      else if (parent === 'thread' && thread) thread[name] = text.trim()
      else if (name === 'thread' && thread && !post) {
        if (thread['dsq']) emit({ is: 'article', id: thread['dsq'], title: lineOfHtml(thread['title'] ?? '') || null, url: thread['link'] || null }) // biome-ignore format: one thought
        thread = null
      }
    },
  }
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
