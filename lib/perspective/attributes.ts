import { incoherentOf, spamOf, type TextSigns, unsubstantialOf } from '#lib/perspective/judge-text.ts'
import { ATTRIBUTES, type Attribute, type Scores } from '#lib/scoring/schema.ts'

/**
 * Where a value comes from: a head of the scorer; the same under another name; put together from heads that mean
 * something near; or counted in the text by hand-made rules.
 */
export type AttributeSource = 'direct' | 'alias' | 'approximation' | 'heuristic'

/** What a value is made from. `signs` looks at the text, once for all heuristics of a request. */
export type Judged = { scores: Scores; signs: () => TextSigns; text: string }

export type AttributeEntry = {
  name: string
  source: AttributeSource
  /** In words, for the documents and the settings. */
  from: string
  value: (of: Judged) => number
}

const direct = (name: string, head: Attribute): AttributeEntry => ({
  name,
  source: 'direct',
  from: head,
  value: ({ scores }) => scores[head],
})

const alias = (name: string, head: Attribute): AttributeEntry => ({ ...direct(name, head), source: 'alias' })

const PRODUCTION: readonly AttributeEntry[] = [
  direct('TOXICITY', 'toxicity'),
  direct('SEVERE_TOXICITY', 'severe_toxicity'),
  direct('IDENTITY_ATTACK', 'identity_attack'),
  direct('INSULT', 'insult'),
  direct('PROFANITY', 'obscene'),
  direct('THREAT', 'threat'),
]

/** The one table: code, documents and the header `X-Attribute-Source` say what stands here. */
export const ATTRIBUTE_TABLE: readonly AttributeEntry[] = [
  ...PRODUCTION,
  direct('SEXUALLY_EXPLICIT', 'sexual_explicit'),
  ...PRODUCTION.map((entry): AttributeEntry => ({ ...entry, name: `${entry.name}_EXPERIMENTAL`, source: 'alias' })),
  alias('TOXICITY_FAST', 'toxicity'),
  alias('OBSCENE', 'obscene'),
  {
    name: 'FLIRTATION',
    source: 'approximation',
    from: '0.8 × sexual_explicit',
    value: ({ scores }) => rounded(0.8 * scores.sexual_explicit),
  },
  {
    name: 'ATTACK_ON_AUTHOR',
    source: 'approximation',
    from: 'insult where the text speaks of an author, writer, journalist or editor, else 0.3 × insult',
    value: ({ scores, text }) => rounded(scores.insult * (ABOUT_AUTHOR.test(text) ? 1 : 0.3)),
  },
  {
    name: 'ATTACK_ON_COMMENTER',
    source: 'approximation',
    from: 'insult where the text says "you", else 0.3 × insult',
    value: ({ scores, text }) => rounded(scores.insult * (ABOUT_YOU.test(text) ? 1 : 0.3)),
  },
  {
    name: 'INFLAMMATORY',
    source: 'approximation',
    from: 'the larger of toxicity and identity_attack',
    value: ({ scores }) => Math.max(scores.toxicity, scores.identity_attack),
  },
  {
    name: 'LIKELY_TO_REJECT',
    source: 'approximation',
    from: 'the largest of all seven scores',
    value: ({ scores }) => Math.max(...ATTRIBUTES.map((attribute) => scores[attribute])),
  },
  {
    name: 'SPAM',
    source: 'heuristic',
    from: 'links, selling words, repetition, capitals',
    value: ({ signs }) => spamOf(signs()),
  },
  {
    name: 'UNSUBSTANTIAL',
    source: 'heuristic',
    from: 'few words, repetition',
    value: ({ signs }) => unsubstantialOf(signs()),
  },
  {
    name: 'INCOHERENT',
    source: 'heuristic',
    from: 'words that cannot be said, odd signs, repetition',
    value: ({ signs }) => incoherentOf(signs()),
  },
]

const ABOUT_AUTHOR = /\b(?:author|writer|journalist|reporter|columnist|editor)s?\b/i
const ABOUT_YOU = /\b(?:you|your|you're|youre|yourself|u|ur)\b/i

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

const EXPERIMENTAL = (...names: string[]) => names.map((name) => `${name}_EXPERIMENTAL`)

/** Names of the Perspective API that nothing here can answer honestly: they are refused as unknown. */
export const REFUSED_ATTRIBUTES: readonly string[] = [
  ...EXPERIMENTAL(
    'AFFINITY',
    'COMPASSION',
    'CONSTRUCTIVE',
    'CURIOSITY',
    'NUANCE',
    'PERSONAL_STORY',
    'REASONING',
    'RESPECT',
  ),
  ...EXPERIMENTAL('ALIENATION', 'FEARMONGERING', 'GENERALIZATION', 'MORAL_OUTRAGE', 'POWER_APPEAL', 'SCAPEGOATING'),
]

const byName = new Map(ATTRIBUTE_TABLE.map((entry) => [entry.name, entry]))

/** The entry for a name without its version, or undefined for one that is unknown or refused. */
export function attributeEntry(base: string): AttributeEntry | undefined {
  return byName.get(base)
}
