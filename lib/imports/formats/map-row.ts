import { createHash } from 'node:crypto'
import { textOfAnyHtml, tidyText } from '#lib/imports/formats/comment-text.ts'
import type { Mapped, Mapping, ReadItem, SourceStatus } from '#lib/imports/schema.ts'
import { readVotes } from '#lib/text.ts'

/** What tables call the states of a comment. */
const STATUS: readonly (readonly [RegExp, SourceStatus])[] = [
  [/^(?:1|true|yes|approved?|accepted|published|visible|live|public|none|ok)$/i, 'published'],
  [/^(?:0|false|no|pending|waiting|hold|held|premod|unapproved|new|queued)$/i, 'waiting'],
  [/^(?:rejected|hidden|blocked|disapproved|declined|moderated)$/i, 'rejected'],
  [/^(?:spam|junk)$/i, 'spam'],
  [/^(?:trash|trashed|deleted|removed|post-trashed)$/i, 'deleted'],
]

const NO_PARENT = /^(?:0(?:\.0+)?|none|null|nan|nil|-)?$/i

/** `isNumber`: whether a column holds a number, and not digits that somebody wrote. */
type Row = { place: string; get: (column: string) => string | null; isNumber: (column: string) => boolean }

/** A row of a table as the comment that its mapping makes of it. Without a column of articles all stand under one. */
export function mapRow({ place, get, isNumber }: Row, { columns, html }: Mapping, wholeFile: string): ReadItem {
  const field = (name: Mapped): string | null => {
    const column = columns[name]
    return column === undefined ? null : get(column)?.trim() || null
  }
  const url = field('articleUrl')
  const articleId = field('article') ?? url ?? (columns.article || columns.articleUrl ? null : wholeFile)
  const author = { id: field('authorId'), name: field('author') }
  const parent = field('parent')
  const written = (columns.text && get(columns.text)) || ''
  const text = html ? textOfAnyHtml(written) : tidyText(written)
  const status = field('status')
  const known = readStatus(status)
  return {
    is: 'comment',
    place,
    id:
      columns.id === undefined
        ? digestOf([articleId, author.id, author.name, field('time'), text])
        : asWhole(field('id')),
    article: articleId === null ? null : { id: asWhole(articleId) ?? articleId, title: field('articleTitle') ?? (articleId === wholeFile ? wholeFile : null), url }, // biome-ignore format: one thought
    author,
    parent: parent === null || NO_PARENT.test(parent) ? null : asWhole(parent),
    text,
    time: field('time'),
    status: known,
    unknownStatus: known === null ? status : null,
    permalink: field('permalink'),
    votes: votesOf(field('votes'), columns.votes !== undefined && isNumber(columns.votes)),
  }
}

/** Tools that see a gap in a column of numbers write its whole numbers as "7.0". */
const asWhole = (text: string | null): string | null => text?.replace(/^(\d+)\.0$/, '$1') ?? null

/** A whole number with three decimals, or thousands, which never begin with 0: a table may mean either. */
const EITHER = /^\D?[1-9]\d{0,2}\.000$/

/** Whole numbers as people write them, or as tools do that see a gap in a column: "7.0". */
function votesOf(text: string | null, isNumber: boolean): number | null {
  if (text === null || (!isNumber && EITHER.test(text))) return null
  return (isNumber ? null : readVotes(text)) ?? Number(text.replace('−', '-'))
}

function readStatus(text: string | null): SourceStatus | null {
  return text === null ? null : (STATUS.find(([pattern]) => pattern.test(text))?.[1] ?? null)
}

/** Stands for the id of a comment whose table has none: the same row again is the same comment. */
function digestOf(parts: readonly (string | null)[]): string {
  return `row-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`
}
