import type { Around } from '#lib/imports/formats/json-builder.ts'
import { firstText, isObject, type JsonObject } from '#lib/imports/formats/json-fields.ts'

/** What a comment of an answer stands under, where it does not say so itself. */
export type Under = {
  story: JsonObject | null
  parent: JsonObject | null
  /** It stands in objects that were still being read. */
  isWithin: boolean
  /** It answers a comment that had not said its id by then. */
  isParentLate: boolean
}

/** A comment, a story or whatever else a record holds, and how many comments stand above it in the same record. */
export type Unfolded = { value: unknown; level: number; under: Under }

const isStory = (value: JsonObject): boolean => firstText(value, 'id') !== null && firstText(value, 'url') !== null

/** A wrap has no words: comments have a body, or revisions with one. */
export const isComment = (value: JsonObject): boolean => 'body' in value || 'revisions' in value || 'revision' in value

/** Whether an answer's object is there for itself, and not for what it holds alone. */
export const isOfItsOwn = (value: unknown): boolean => isObject(value) && (isComment(value) || isStory(value))

/** The story and the comment among the objects that records stand in, copied: the objects are still being read. */
export function pickUnder(around: readonly Around[]): Under {
  const parent = around.findLast(({ field }) => field === 'replies')?.object
  const story = around.findLast(({ object, field }) => field !== 'replies' && isStory(object))?.object ?? parent?.['story'] // biome-ignore format: one thought
  return {
    story: isObject(story) ? { ...story } : null,
    parent: parent ? { id: parent['id'] } : null,
    isWithin: around.length > 0,
    isParentLate: parent !== undefined && firstText(parent, 'id') === null,
  }
}

/** How Coral's API wraps what it answers, from the outside in. */
const WRAPS = ['data', 'story', 'stories', 'comment', 'comments', 'edges', 'nodes', 'node'] as const

type Step = { value: unknown; under: Under; level: number }

/**
 * The comments and stories of a record: itself, or where it is an answer of Coral's API, what that holds, each answer
 * to a comment after it.
 */
export function* unfold(record: unknown, under: Under): Generator<Unfolded> {
  const steps: Step[] = [{ value: record, under, level: 0 }]
  for (let step = steps.pop(); step; step = steps.pop()) {
    const { found, below } = open(step)
    if (found !== NOTHING) yield { value: found, level: step.level, under: step.under }
    // One by one, as there may be more of them than a call can have arguments.
    for (const one of below.reverse()) steps.push(one)
  }
}

const NOTHING = Symbol('a wrap')

function open(step: Step): { found: unknown; below: Step[] } {
  const { value, under, level } = step
  if (!isObject(value)) return { found: value, below: [] }
  if (isAnswer(value)) return unwrap(value, step)
  const { replies, ...own } = value
  const story = own['story'] ?? under.story
  const parent = own['parent'] ?? under.parent
  const found = { ...own, ...(isObject(story) && { story }), ...(isObject(parent) && { parent }) }
  const of = { ...under, story: isObject(story) ? story : null, parent: { id: own['id'] }, isParentLate: false }
  return { found, below: listed(replies).map((one) => ({ value: one, under: of, level: level + 1 })) }
}

/** Pages of the API, or the answers themselves. A count of answers is none, nor is a page that says alone whether there are more. */
function listed(replies: unknown): unknown[] {
  if (Array.isArray(replies)) return replies
  if (!isObject(replies)) return []
  const { pageInfo: _, ...held } = replies
  return isComment(replies) || Object.values(held).some((one) => typeof one === 'object' && one !== null) ? [held] : []
}

const isAnswer = (value: JsonObject): boolean => !isComment(value) && WRAPS.some((name) => isWrapped(name, value[name]))

const isWrapped = (name: string, inside: unknown): boolean =>
  name === 'story' ? isObject(inside) && 'comments' in inside : typeof inside === 'object' && inside !== null

function unwrap(value: JsonObject, { under, level }: Step): { found: unknown; below: Step[] } {
  const isOne = isStory(value)
  const story = isOne ? withoutComments(value) : under.story
  const inside = WRAPS.flatMap((name): unknown[] => (isWrapped(name, value[name]) ? [value[name]].flat() : []))
  return { found: isOne ? story : NOTHING, below: inside.map((one) => ({ value: one, under: { ...under, story }, level })) } // biome-ignore format: one thought
}

const withoutComments = ({ comments: _, ...story }: JsonObject): JsonObject => story
