import { asList } from '#lib/perspective/read-fields.ts'
import type { Scores } from '#lib/scoring/schema.ts'

/** What each category is made from, 0..1. Those of `NOT_MODELLED` have no entry: nothing is pretended about them. */
const MODELLED: Record<string, (scores: Scores) => number> = {
  harassment: ({ insult, toxicity }) => Math.max(insult, toxicity),
  'harassment/threatening': ({ threat, insult, toxicity }) => Math.min(threat, Math.max(insult, toxicity)),
  hate: ({ identity_attack }) => identity_attack,
  'hate/threatening': ({ identity_attack, threat }) => Math.min(identity_attack, threat),
  sexual: ({ sexual_explicit }) => sexual_explicit,
  violence: ({ threat }) => threat,
}

/** Categories for which there is no scorer here: always false and 0, which says nothing of the text. */
export const NOT_MODELLED: readonly string[] = [
  'illicit',
  'illicit/violent',
  'self-harm',
  'self-harm/intent',
  'self-harm/instructions',
  'sexual/minors',
  'violence/graphic',
]

/** The thirteen categories in the order in which they are answered. */
export const CATEGORIES: readonly string[] = [...Object.keys(MODELLED), ...NOT_MODELLED].sort()

/** From this score on a category is true. */
export const FLAGGED_FROM = 0.5

/** One result of a moderation; null for a text without words, of which nothing can be said. */
export function moderationResult(scores: Scores | null): object {
  const numbers = CATEGORIES.map((name) => [name, scores ? (MODELLED[name]?.(scores) ?? 0) : 0] as const)
  return {
    flagged: numbers.some(([, value]) => value >= FLAGGED_FROM),
    categories: Object.fromEntries(numbers.map(([name, value]) => [name, value >= FLAGGED_FROM])),
    category_scores: Object.fromEntries(numbers),
    category_applied_input_types: Object.fromEntries(CATEGORIES.map((name) => [name, ['text']])),
  }
}

/** Why a moderation is refused: a sentence, and the field that is wrong. */
export type BadInput = { ok: false; message: string; param: 'input' | 'model' | null }
export type ModerationRequest = { ok: true; texts: string[]; model: string }

export const MODERATION_MODEL = 'omni-moderation-latest'
const MOST_TEXTS = 1000

/** Reads a moderation: a text, texts (one result each), or the parts of one message (one result). */
export function readModeration(json: unknown): ModerationRequest | BadInput {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return bad('The body must be an object.', null)
  const { input, model } = json as { input?: unknown; model?: unknown }
  if (model !== undefined && model !== null && typeof model !== 'string') return bad('model must be a string.', 'model')
  const texts = readInput(input)
  return Array.isArray(texts) ? { ok: true, texts, model: model || MODERATION_MODEL } : texts
}

function readInput(input: unknown): string[] | BadInput {
  const list = asList(input ?? undefined)
  if (list.length === 0) return bad('input is required.', 'input')
  if (list.length > MOST_TEXTS) return bad(`input may have at most ${MOST_TEXTS} texts.`, 'input')
  if (list.every((one) => typeof one === 'string')) return list
  return readParts(list)
}

function readParts(list: readonly unknown[]): string[] | BadInput {
  const texts: string[] = []
  for (const part of list) {
    const { type, text } = (typeof part === 'object' && part !== null ? part : {}) as Record<string, unknown>
    if (type === 'image_url') return bad('Images are not modelled here: send the text alone.', 'input')
    if (type !== 'text' || typeof text !== 'string')
      return bad('input must be a text, texts, or parts of text.', 'input')
    texts.push(text)
  }
  return [texts.join('\n')]
}

const bad = (message: string, param: BadInput['param']): BadInput => ({ ok: false, message, param })
