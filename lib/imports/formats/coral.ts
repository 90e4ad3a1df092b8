import { textOfHtml, tidyText } from '#lib/imports/formats/comment-text.ts'
import { isComment, isOfItsOwn, pickUnder, type Unfolded, unfold } from '#lib/imports/formats/coral-answers.ts'
import { firstText, isObject, type JsonObject, textOf } from '#lib/imports/formats/json-fields.ts'
import type { JsonShape } from '#lib/imports/formats/json-shape.ts'
import { readPlaced } from '#lib/imports/formats/read-json.ts'
import type { ReadComment, ReadItem, SourceStatus } from '#lib/imports/schema.ts'

/** NONE is what nobody moderated and everybody reads. */
const STATUS = new Map<string, SourceStatus>([
  ['NONE', 'published'],
  ['APPROVED', 'published'],
  ['ACCEPTED', 'published'],
  ['PREMOD', 'waiting'],
  ['SYSTEM_WITHHELD', 'waiting'],
  ['REJECTED', 'rejected'],
])

const STORY = ['storyID', 'storyId', 'story_id', 'asset_id'] as const

/**
 * Coral's comments, stories and users as its database has them, today's and those of Talk 4: one a line, as a list, or
 * as lists under names; or as its API answers a query. What a record is shows by its fields.
 */
export async function* readCoral(chunks: AsyncIterable<string>, shape: JsonShape): AsyncGenerator<ReadItem> {
  const asked = { shape, pick: pickUnder, deepest: DEEPEST }
  for await (const { place, value, around, isRest } of readPlaced(chunks, asked))
    for (const one of unfold(value, around)) if (!isRest || isOfItsOwn(one.value)) yield toItem(place, one)
}

/** How many answers may stand one in the other. */
const MOST_LEVELS = 1000

/** How deep values may be nested: of each answer to a comment, its pages, their list and an element of it are four. */
const DEEPEST = 10 * MOST_LEVELS

function toItem(place: string, { value, level, under }: Unfolded): ReadItem {
  if (value === undefined) return { is: 'rejected', place, id: null, why: 'no-json' }
  if (!isObject(value)) return { is: 'rejected', place, id: null, why: 'no-object' }
  const id = firstText(value, 'id', '_id')
  const story = isObject(value['story']) ? value['story'] : isObject(value['asset']) ? value['asset'] : null
  if (isBeside(value)) return { is: 'left-out', id: null, parent: null, why: 'other-kind' }
  const isPlaced = story !== null || firstText(value, ...STORY) !== null
  if (isPlaced || isComment(value)) {
    if (level > MOST_LEVELS) return { is: 'rejected', place, id, why: 'too-deep' }
    if (isPlaced && !under.isParentLate) return toComment(place, id, value)
    return { is: 'rejected', place, id, why: under.isWithin ? 'named-late' : 'no-article' }
  }
  if (!id) return { is: 'rejected', place, id, why: 'no-id' }
  if (textOf(value['url'])) return toArticle(id, value)
  const name = firstText(value, 'username', 'displayName')
  return name ? { is: 'author', id, name } : { is: 'rejected', place, id, why: 'unknown-shape' }
}

/** What stands in Coral's database beside comments: what was done to them, and people who gave themselves no name. */
const isBeside = (value: JsonObject): boolean =>
  firstText(value, 'actionType', 'action_type', 'commentID') !== null ||
  (Array.isArray(value['profiles']) && firstText(value, 'username', 'displayName') === null)

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
    text: textOfBody(value),
    time: firstText(value, 'createdAt', 'created_at'),
    ...statusOf(value),
    votes: respectOf(value),
  }
}

function statusOf(value: JsonObject): Pick<ReadComment, 'status' | 'unknownStatus'> {
  if (firstText(value, 'deletedAt', 'deleted_at')) return { status: 'deleted' }
  const told = firstText(value, 'status')
  const status = STATUS.get(told ?? '') ?? null
  return { status, unknownStatus: status === null ? told : null }
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

/** The newest revision is the last. Talk 4 has its comments as plain text, today's Coral as HTML. */
function textOfBody(value: JsonObject): string {
  const revisions = value['revisions']
  const newest: unknown = Array.isArray(revisions) ? revisions.at(-1) : value['revision']
  const revised = isObject(newest) ? textOf(newest['body']) : null
  const body = textOf(value['body']) ?? ''
  if (revised === null && (firstText(value, 'asset_id') || isObject(value['asset']))) return tidyText(body)
  return textOfHtml(revised ?? body)
}
