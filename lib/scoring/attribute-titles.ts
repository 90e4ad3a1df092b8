import type { Attribute } from '#lib/scoring/schema.ts'

/** How an attribute is called in the interface, and the two letters that stand beside its colour. */
export const ATTRIBUTE_TITLES: Record<Attribute, { title: string; code: string }> = {
  identity_attack: { title: 'Identity attack', code: 'Id' },
  insult: { title: 'Insult', code: 'In' },
  obscene: { title: 'Obscene', code: 'Ob' },
  severe_toxicity: { title: 'Severe toxicity', code: 'Se' },
  sexual_explicit: { title: 'Sexual', code: 'Sx' },
  threat: { title: 'Threat', code: 'Th' },
  toxicity: { title: 'Toxicity', code: 'To' },
}
