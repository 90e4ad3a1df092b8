import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'
import type { Thresholds } from './score-list.tsx'

type Which = {
  thresholds: Thresholds
  /** Whether the others are shown too. */
  all: boolean
  /** Shown whatever its score is. */
  always?: Attribute | undefined
}

/** The attributes whose scores are at or over their threshold, the highest first: they are shown, and what drove them is marked. */
export function attributesToShow(
  scores: Readonly<Record<Attribute, number>>,
  { thresholds, all, always }: Which,
): Attribute[] {
  const isOver = (attribute: Attribute) => scores[attribute] >= (thresholds[attribute] ?? Number.POSITIVE_INFINITY)
  const shown = ATTRIBUTES.filter((attribute) => all || attribute === always || isOver(attribute))
  return shown.sort((a, b) => scores[b] - scores[a])
}
