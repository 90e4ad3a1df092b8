import { readCount, readMoment } from '#lib/imports/formats/read-moment.ts'
import { type LeftOutWhy, REMOVED, type ReadComment, type RejectedWhy, type SourceStatus } from '#lib/imports/schema.ts'
import { asVotes, storable, webAddress } from '#lib/text.ts'

/** A comment that may be stored: every part of it is there or null, and within what the database and the API take. */
export type ImportRow = {
  id: string
  articleId: string
  articleTitle: string | null
  articleUrl: string | null
  authorId: string | null
  authorName: string | null
  parent: string | null
  text: string
  postedAt: string | null
  postedAtText: string | null
  status: SourceStatus | null
  permalink: string | null
  votes: number | null
}

const LONGEST_TEXT = 100_000
export const LONGEST_ID = 200
export const LONGEST_NAME = 200
export const LONGEST_TITLE = 1000

export type CheckedRow =
  | { ok: true; row: ImportRow }
  | { ok: false; why: RejectedWhy; leftOut?: undefined }
  | { ok: false; leftOut: LeftOutWhy }

/** Whether a comment can be taken, and in what form. Names and titles that are too long are cut, addresses dropped. */
export function checkRow(read: ReadComment, { removed }: { removed: boolean }): CheckedRow {
  const { id, article, status } = read
  if (id === null) return { ok: false, why: 'no-id' }
  if (status && REMOVED.includes(status) && !removed) return { ok: false, leftOut: status as LeftOutWhy }
  if (article === null) return { ok: false, why: 'no-article' }
  if (read.text.trim() === '') return { ok: false, why: 'no-text' }
  if (read.text.length > LONGEST_TEXT) return { ok: false, why: 'text-too-long' }
  if ([id, article.id, read.parent ?? '', read.author?.id ?? ''].some((one) => one.length > LONGEST_ID))
    return { ok: false, why: 'id-too-long' }
  const postedAt = read.time === null ? null : readMoment(read.time)
  // A count of seconds says nothing to people.
  const counted = read.time !== null && readCount(read.time) !== null
  const row: ImportRow = {
    id: storable(id),
    articleId: storable(article.id),
    articleTitle: cut(article.title, LONGEST_TITLE),
    articleUrl: address(article.url),
    authorId: read.author?.id ? storable(read.author.id) : null,
    authorName: cut(read.author?.name ?? null, LONGEST_NAME),
    parent: read.parent === null ? null : storable(read.parent),
    text: storable(read.text),
    postedAt,
    postedAtText: counted ? postedAt : cut(read.time ?? read.clock ?? null, 100),
    status,
    permalink: address(read.permalink ?? null),
    votes: asVotes(read.votes ?? null),
  }
  return { ok: true, row }
}

/** Cut between characters, and never inside of one. */
export function cut(text: string | null, longest: number): string | null {
  const short =
    text === null
      ? ''
      : storable(text.slice(0, longest))
          .replace(/\uFFFD$/, '')
          .trim()
  return short === '' ? null : short
}

export const address = webAddress
