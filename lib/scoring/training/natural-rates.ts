import type { Attribute } from '../schema.ts'

/**
 * How often each attribute is met among comments as they come: the rates of the whole Jigsaw training table (159,571
 * Wikipedia comments), which the rows here over-represent. It has no sexual_explicit; its rate is an assumption.
 */
export const NATURAL_RATES: Readonly<Record<Attribute, number>> = {
  identity_attack: 0.0088,
  insult: 0.0494,
  obscene: 0.0529,
  severe_toxicity: 0.01,
  sexual_explicit: 0.005,
  threat: 0.003,
  toxicity: 0.0958,
}
