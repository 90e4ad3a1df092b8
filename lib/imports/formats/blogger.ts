import { textOfHtml, tidyText } from '#lib/imports/formats/comment-text.ts'
import { type Attributes, readXml, type XmlListener } from '#lib/imports/formats/read-xml.ts'
import type { ReadComment, ReadItem, SourceStatus } from '#lib/imports/schema.ts'

type Entry = Record<string, string>

/** The fields that are HTML. */
const HTML = new Set(['content'])

/**
 * The Atom feed of a blog, as Blogger writes it and as Google Takeout does since 2024. Posts and comments are entries
 * alike; a comment names its post, and the comment that it answers. One may stand inside of another.
 */
export const readBlogger = (chunks: AsyncIterable<string>): AsyncGenerator<ReadItem> => readXml(chunks, listen)

function listen(emit: (item: ReadItem) => void): XmlListener {
  const open: { entry: Entry; number: number }[] = []
  let entries = 0
  let comments = 0
  return {
    html: HTML,
    isRecord: (name, parent) => name === 'entry' || (name === 'author' && parent === 'entry'),
    open(name, attributes, parent) {
      if (name === 'entry') {
        entries += 1
        open.push({ entry: {}, number: entries })
        return
      }
      const entry = open.at(-1)?.entry
      if (entry && parent === 'entry') readEmpty(entry, name, attributes)
    },
    close(name, text, parent) {
      const { entry, number } = open.at(-1) ?? {}
      if (!entry || number === undefined) return
      if (name === 'entry') {
        open.pop()
        if (kindOf(entry) === 'comment') comments += 1
        emit(toItem(entry, { entries: number, comments }))
      } else if (parent === 'author') entry[`author-${name}`] = text.trim()
      else if (text.trim() !== '') entry[name] = text.trim()
    },
  }
}

/** What stands in attributes. */
function readEmpty(entry: Entry, name: string, attributes: Attributes): void {
  const { rel, href, ref, term, scheme, type } = attributes
  if (name === 'category' && scheme?.endsWith('#kind') && term) entry['kind'] = term.replace(/^.*#/, '')
  if (name === 'link' && rel && href) entry[`link-${rel}`] = href
  if (name === 'content' && type) entry['content-type'] = type
  if (name === 'thr:in-reply-to' && ref) entry['post'] = ref
  if (name === 'gd:extendedProperty' && attributes['name'] === 'blogger.contentRemoved') entry['removed'] = attributes['value'] ?? '' // biome-ignore format: one thought
}

const kindOf = (entry: Entry): string => entry['kind'] ?? entry['blogger:type']?.toLowerCase() ?? ''

/** "tag:blogger.com,1999:blog-1.post-2" and ".../comments/default/2" both name 2. */
const lastNumber = (text: string | undefined): string | null => /(\d+)\D*$/.exec(text ?? '')?.[1] ?? null

function toItem(entry: Entry, { entries, comments }: { entries: number; comments: number }): ReadItem {
  const kind = kindOf(entry)
  const place = `entry ${entries}`
  if (kind === 'comment') return toComment(entry, `comment ${comments}`)
  if (kind === 'post' || kind === 'page') return toArticle(entry, place)
  const id = lastNumber(entry['id'])
  if (kind === '') return { is: 'rejected', place, id, why: 'unknown-shape' }
  // Settings and templates, whose ids no comment has.
  return { is: 'left-out', id: null, parent: null, why: 'other-kind' }
}

function toArticle(entry: Entry, place: string): ReadItem {
  const id = lastNumber(entry['id'])
  if (id === null) return { is: 'rejected', place, id, why: 'no-id' }
  return { is: 'article', id, title: entry['title'] ?? null, url: entry['link-alternate'] ?? null }
}

function toComment(entry: Entry, place: string): ReadItem {
  const content = entry['content'] ?? ''
  const article = lastNumber(entry['post'] ?? entry['blogger:parent'])
  return {
    is: 'comment',
    place,
    id: lastNumber(entry['id']),
    article: article ? { id: article, title: null, url: null } : null,
    author: { id: entry['author-uri'] || null, name: entry['author-name'] || null },
    parent: lastNumber(entry['link-related'] ?? entry['blogger:inReplyTo']),
    text: entry['content-type'] === 'text' ? tidyText(content) : textOfHtml(content),
    time: entry['published'] ?? null,
    ...statusOf(entry),
    permalink: entry['link-alternate'] ?? null,
  }
}

const STATUS: readonly (readonly [RegExp, SourceStatus])[] = [
  [/^live/i, 'published'],
  [/^spam/i, 'spam'],
  [/^pending/i, 'waiting'],
  [/^(?:ghosted|emptied|deleted|(?:soft_)?trashed)/i, 'deleted'],
]

/** Blogger itself says none of what everybody reads. */
function statusOf(entry: Entry): Pick<ReadComment, 'status' | 'unknownStatus'> {
  if (entry['removed'] === 'true' || entry['blogger:trashed']) return { status: 'deleted' }
  const told = entry['blogger:status']
  if (told === undefined) return { status: 'published' }
  const status = STATUS.find(([pattern]) => pattern.test(told))?.[1] ?? null
  return { status, unknownStatus: status === null ? told : null }
}
