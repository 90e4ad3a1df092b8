import { type Random, randomFrom } from '../random.ts'
import type { LabelledRow } from '../read-rows.ts'
import { FILLERS } from './fillers.ts'
import { GROUPS, type Group } from './groups.ts'
import { KINDS, type Kind } from './templates.ts'

function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)]
}

function withArticle(word: string): string {
  return /^[aeiou]/i.test(word) ? `an ${word}` : `a ${word}`
}

function fill(template: string, group: Group, random: Random): string {
  return template.replace(/\{(a:)?(\w+)\}/g, (_, article: string | undefined, name: string) => {
    if (name === 'many' || name === 'one') return group[name]
    const word = pick(FILLERS[name] ?? [], random) ?? ''
    return article ? withArticle(word) : word
  })
}

/** As people write it: with or without a capital, a full stop, a cry. */
function vary(sentence: string, random: Random): string {
  const way = random()
  const cased = way < 0.2 ? sentence.toLowerCase() : sentence.charAt(0).toUpperCase() + sentence.slice(1)
  const end = /[?!"]$/.test(cased) ? '' : (['.', '', '!', '.'][Math.floor(random() * 4)] ?? '')
  return cased + end
}

function labelsOf({ labels }: Kind): LabelledRow['labels'] {
  const unknown = {
    identity_attack: null,
    insult: null,
    obscene: null,
    severe_toxicity: null,
    sexual_explicit: null,
    threat: null,
    toxicity: null,
  }
  return { ...unknown, ...labels }
}

/**
 * Sentences of our own making that tell hatred of a group from its mention, its refusal and its quotation, and insults
 * of a person or a thing from both. Not labelled by people; the same seed writes the same rows.
 */
export function writeRows(seed: number): LabelledRow[] {
  const random = randomFrom(seed)
  const rows = new Map<string, LabelledRow>()
  for (const [name, kind] of Object.entries(KINDS)) {
    for (let i = 0; i < kind.rows; i++) {
      const group = pick(GROUPS, random) ?? { many: 'people', one: 'a person' }
      const text = vary(fill(pick(kind.templates, random) ?? '', group, random), random)
      rows.set(text, { id: `synthetic-${name}-${i}`, text, labels: labelsOf(kind), source: 'synthetic' })
    }
  }
  return [...rows.values()]
}
