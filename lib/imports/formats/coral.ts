import { textOfHtml } from '#lib/imports/formats/comment-text.ts'
import { firstText, isObject, type JsonObject, textOf } from '#lib/imports/formats/json-fields.ts'
import { type JsonShape, readRecords } from '#lib/imports/formats/read-json.ts'
import type { ReadItem, SourceStatus } from '#lib/imports/schema.ts'

/** NONE is what nobody moderated and everybody reads. */
const STATUS: Record<string, SourceStatus> = {
  NONE: 'published',
  APPROVED: 'published',
  ACCEPTED: 'published',
  PREMOD: 'waiting',
  SYSTEM_WITHHELD: 'waiting',
  REJECTED: 'rejected',
}

const STORY = ['storyID', 'storyId', 'story_id', 'asset_id'] as const

/**
 * Coral's comments, stories and users as its database has them, today's and those of Talk 4: one a line, as a list, or
 * as lists under names. What a record is shows by its fields.
 */
export async function* readCoral(chunks: AsyncIterable<string>, shape: JsonShape): AsyncGenerator<ReadItem> {
  for await (const { place, value } of readRecords(chunks, shape)) yield toItem(place, value)
}

function toItem(place: string, value: unknown): ReadItem {
  if (value === undefined) return { is: 'rejected', place, id: null, why: 'no-json' }
  if (!isObject(value)) return { is: 'rejected', place, id: null, why: 'no-object' }
  const id = firstText(value, 'id', '_id')
  const story = isObject(value['story']) ? value['story'] : isObject(value['asset']) ? value['asset'] : null
  if (story || firstText(value, ...STORY)) return toComment(place, id, value)
  if (!id) return { is: 'rejected', place, id, why: 'no-id' }
  if (textOf(value['url'])) return toArticle(id, value)
  const name = firstText(value, 'username', 'displayName')
  return name ? { is: 'author', id, name } : { is: 'rejected', place, id, why: 'unknown-shape' }
}

function toArticle(id: string, story: JsonObject): Extract<ReadItem, { is: 'article' }> {
  const about = isObject(story['metadata']) ? story['metadata'] : {}
  return { is: 'article', id, title: firstText(about, 'title') ?? firstText(story, 'title'), url: textOf(story['url']) }
}

function toComment(place: string, id: string | null, value: JsonObject): ReadItem {
  const nested = (name: string): JsonObject => (isObject(value[name]) ? (value[name] as JsonObject) : {})
  const story = { ...nested('asset'), ...nested('story') }
  const article = firstText(value, ...STORY) ?? firstText(story, 'id')
  const { title, url } = toArticle('', story)
  return {
    is: 'comment',
    place,
    id,
    article: article ? { id: article, title, url } : null,
    author: {
      id: firstText(value, 'authorID', 'author_id') ?? firstText(nested('author'), 'id'),
      name: firstText(nested('author'), 'username', 'displayName'),
    },
    parent: firstText(value, 'parentID', 'parent_id') ?? firstText(nested('parent'), 'id'),
    text: textOfHtml(bodyOf(value)),
    time: firstText(value, 'createdAt', 'created_at'),
    status: firstText(value, 'deletedAt', 'deleted_at')
      ? 'deleted'
      : (STATUS[firstText(value, 'status') ?? ''] ?? null),
    votes: respectOf(value),
  }
}

/** How many readers respect it: of its newest revision, and in Talk 4 of the comment. */
function respectOf(value: JsonObject): number | null {
  const revisions = value['revisions']
  const newest: unknown = Array.isArray(revisions) ? revisions.at(-1) : value['revision']
  const counts = [newest, value].map((one) => (isObject(one) ? (one['actionCounts'] ?? one['action_counts']) : null))
  for (const count of counts) {
    if (!isObject(count)) continue
    const { reaction } = count
    const said = isObject(reaction) ? textOf(reaction['total']) : firstText(count, 'respect', 'like')
    if (said !== null) return Number(said)
  }
  return null
}

/** The newest revision is the last. */
function bodyOf(value: JsonObject): string {
  const revisions = value['revisions']
  const newest: unknown = Array.isArray(revisions) ? revisions.at(-1) : value['revision']
  return (isObject(newest) ? textOf(newest['body']) : null) ?? textOf(value['body']) ?? ''
}
