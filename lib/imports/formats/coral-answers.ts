import { firstText, isObject, type JsonObject } from '#lib/imports/formats/json-fields.ts'

/** What a comment of an answer stands under, where it does not say so itself. */
export type Under = { story: JsonObject | null; parent: JsonObject | null }

const isStory = (value: JsonObject): boolean => firstText(value, 'id') !== null && firstText(value, 'url') !== null

/** The story among the objects that a record stands in. */
export const around = (objects: readonly JsonObject[]): JsonObject | null => objects.findLast(isStory) ?? null

/** Replies to replies beyond this depth are not looked for: no site shows them. */
const DEEPEST = 200

/** How Coral's API wraps what it answers, from the outside in. */
const WRAPS = ['data', 'story', 'stories', 'comments', 'edges', 'nodes', 'node'] as const

/**
 * The comments and stories of a record: itself, or where it is an answer of Coral's API, what that holds, each answer
 * to a comment after it.
 */
export function* unfold(value: unknown, under: Under, depth = 0): Generator<unknown> {
  if (!isObject(value) || depth > DEEPEST) yield value
  else if (isAnswer(value)) yield* unwrap(value, under, depth)
  else {
    const { replies, ...own } = value
    const story = own['story'] ?? under.story
    const parent = own['parent'] ?? under.parent
    yield { ...own, ...(isObject(story) && { story }), ...(isObject(parent) && { parent }) }
    const below = { story: isObject(story) ? story : null, parent: { id: own['id'] } }
    if (isObject(replies)) yield* unfold(replies, below, depth + 1)
  }
}

/** A wrap has no words: comments have a body, or revisions with one. */
const isAnswer = (value: JsonObject): boolean =>
  !('body' in value || 'revisions' in value || 'revision' in value) &&
  WRAPS.some((name) => isWrapped(name, value[name]))

const isWrapped = (name: string, inside: unknown): boolean =>
  name === 'story' ? isObject(inside) && 'comments' in inside : typeof inside === 'object' && inside !== null

function* unwrap(value: JsonObject, under: Under, depth: number): Generator<unknown> {
  const story = isStory(value) ? withoutComments(value) : under.story
  if (isStory(value)) yield story
  for (const name of WRAPS) {
    if (!isWrapped(name, value[name])) continue
    const inside: unknown[] = [value[name]].flat()
    for (const one of inside) yield* unfold(one, { ...under, story }, depth + 1)
  }
}

const withoutComments = ({ comments: _, ...story }: JsonObject): JsonObject => story
