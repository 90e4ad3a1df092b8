import { textOfHtml, tidyText } from '#lib/imports/formats/comment-text.ts'
import { firstText, isObject, type JsonObject, textOf } from '#lib/imports/formats/json-fields.ts'
import type { JsonShape } from '#lib/imports/formats/json-shape.ts'
import { readJson, readRecords } from '#lib/imports/formats/read-json.ts'
import type { ReadItem, SourceStatus } from '#lib/imports/schema.ts'

/** Of the export of topics or categories, of one topic ("/t/1.json"), and of posts alone ("/posts.json"). */
const PATHS = ['$.*', '$.*.*', '$.topics.*.*', '$.topics.*.posts.*', '$.post_stream.*', '$.post_stream.posts.*']

type Topic = { id: string | null; title: string | null }

/**
 * Discourse's JSON. Posts are told apart by topic and number, because answers name what they answer by its number. The
 * first post of a topic is its article.
 */
export async function* readDiscourse(chunks: AsyncIterable<string>, shape: JsonShape): AsyncGenerator<ReadItem> {
  if (shape === 'named-lists') return yield* readStream(chunks)
  for await (const { place, value } of readRecords(chunks, shape)) {
    if (value === undefined) yield { is: 'rejected', place, id: null, why: 'no-json' }
    else if (!isObject(value)) yield { is: 'rejected', place, id: null, why: 'no-object' }
    else yield* toItems(value, place)
  }
}

/** A record of a list, or of a file with one a line: a post, a topic with its posts, or a page of posts. */
function* toItems(record: JsonObject, place: string): Generator<ReadItem> {
  const stream = isObject(record['post_stream']) ? record['post_stream'] : record
  const posts = [stream['posts'], record['latest_posts']].find(Array.isArray)
  const id = textOf(record['id'])
  if (textOf(record['post_number'])) yield toPost(record, { id: null, title: null }, place)
  else if (posts) {
    const topic: Topic = { id, title: textOf(record['title']) }
    const found: unknown[] = posts
    for (const [index, post] of found.entries()) yield toPost(post, topic, `${place}, post ${index + 1}`)
  } else if (textOf(record['username'])) yield* toAuthor(record)
  else yield { is: 'rejected', place, id, why: 'unknown-shape' }
}

/** The topic that a post names, else the one that it stands in; whose title is that of no other. */
function topicOf(post: JsonObject, within: Topic): Topic {
  const id = textOf(post['topic_id']) ?? within.id
  const isWithin = within.id === null || within.id === id
  return { id, title: textOf(post['topic_title']) ?? (isWithin ? within.title : null) }
}

const noTopic = (): Topic => ({ id: null, title: null })

/** One document of any size, post by post. */
async function* readStream(chunks: AsyncIterable<string>): AsyncGenerator<ReadItem> {
  const own = noTopic()
  let listed = noTopic()
  let lastListed: unknown
  let count = 0
  for await (const { path, value } of readJson(chunks, PATHS)) {
    const [first, index, name] = path
    if (first === 'topics' && index !== lastListed) {
      listed = noTopic()
      lastListed = index
    }
    if (isPost(path)) {
      count += 1
      // Posts of a page stand in none.
      const within = first === 'topics' ? listed : first === 'post_stream' ? own : noTopic()
      if (isObject(value)) within.id ??= textOf(value['topic_id'])
      yield toPost(value, within, `post ${count}`)
    } else if (first === 'topics' && path.length === 3) nameTopic(listed, name, value)
    else if (path.length === 1) nameTopic(own, first, value)
    else if (first === 'users' && path.length === 2 && isObject(value)) yield* toAuthor(value)
  }
  if (own.id && own.title) yield { is: 'article', id: own.id, title: own.title, url: null }
}

function nameTopic(topic: Topic, field: unknown, value: unknown): void {
  if (field === 'id') topic.id ??= textOf(value)
  if (field === 'title') topic.title = textOf(value)
}

const isPost = (path: readonly (string | number)[]): boolean =>
  (path[0] === 'topics' && path[2] === 'posts' && path.length === 4) ||
  (path[0] === 'post_stream' && path[1] === 'posts' && path.length === 3) ||
  ((path[0] === 'latest_posts' || path[0] === 'posts') && path.length === 2)

function* toAuthor(user: JsonObject): Generator<ReadItem> {
  const [id, name] = [textOf(user['id']), firstText(user, 'username', 'name')]
  if (id && name) yield { is: 'author', id, name }
}

function toPost(post: unknown, within: Topic, place: string): ReadItem {
  if (!isObject(post)) return { is: 'rejected', place, id: null, why: 'no-object' }
  const { id: topic, title } = topicOf(post, within)
  const number = textOf(post['post_number'])
  const answered = textOf(post['reply_to_post_number'])
  const id = topic && number ? `${topic}/${number}` : null
  const parent = topic && answered && answered !== '1' ? `${topic}/${answered}` : null
  if (number === '1') return { is: 'left-out', id, parent, why: 'opening-post' }
  const type = textOf(post['post_type']) ?? '1'
  if (type !== '1') return { is: 'left-out', id, parent, why: 'other-kind' }
  const raw = textOf(post['raw'])
  return {
    is: 'comment',
    place,
    id,
    article: topic ? { id: topic, title, url: null } : null,
    author: { id: textOf(post['user_id']), name: firstText(post, 'username', 'name') },
    parent,
    text: raw === null ? textOfHtml(textOf(post['cooked']) ?? '') : tidyText(raw),
    time: textOf(post['created_at']),
    status: statusOf(post),
    votes: likesOf(post),
  }
}

/** Of what readers can do with a post, 2 is a like. */
const LIKE = '2'

function likesOf({ actions_summary: actions }: JsonObject): number | null {
  const like = Array.isArray(actions) ? actions.find((one) => isObject(one) && textOf(one['id']) === LIKE) : undefined
  return like === undefined ? null : Number(textOf(like.count) ?? Number.NaN)
}

function statusOf(post: JsonObject): SourceStatus {
  if (post['deleted_at'] || post['user_deleted'] === true) return 'deleted'
  return post['hidden'] === true ? 'rejected' : 'published'
}
