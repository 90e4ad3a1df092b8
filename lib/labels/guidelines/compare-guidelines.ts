import { diff } from 'node:util'
import type { Advice, GuidelineVersion } from '#lib/labels/guidelines/schema.ts'

export type ComparedLine = { change: 'same' | 'added' | 'removed'; text: string }

/** A part of a guideline: its text, where `attribute` is null, or what it says of an attribute. */
export type ComparedPart = { attribute: string | null; lines: ComparedLine[] }

type Said = Pick<GuidelineVersion, 'text' | 'advice'>

/** What differs between two versions, line by line, part by part; parts that are alike are left out. */
export function compareGuidelines(before: Said, after: Said): ComparedPart[] {
  const keys = [...new Set([...Object.keys(before.advice), ...Object.keys(after.advice)])].sort()
  const parts = [
    { attribute: null, lines: compareLines(before.text.split('\n'), after.text.split('\n')) },
    ...keys.map((attribute) => {
      return {
        attribute,
        lines: compareLines(adviceLines(before.advice[attribute]), adviceLines(after.advice[attribute])),
      }
    }),
  ]
  return parts.filter(({ lines }) => lines.some((line) => line.change !== 'same'))
}

/** What is said of an attribute, as lines: the definition, then + and − examples. */
export function adviceLines(said: Advice[string] | undefined): string[] {
  if (!said) return []
  const definition = said.definition === '' ? [] : said.definition.split('\n')
  return [
    ...definition,
    ...said.examples.map((text) => `+ ${text.replaceAll('\n', ' ')}`),
    ...said.counterExamples.map((text) => `− ${text.replaceAll('\n', ' ')}`),
  ]
}

const CHANGES = { '-1': 'added', '0': 'same', '1': 'removed' } as const

/** The lines of both in order; the runtime's own comparison (Myers, An O(ND) difference algorithm, 1986). */
function compareLines(before: readonly string[], after: readonly string[]): ComparedLine[] {
  const compared = diff([...before], [...after]) as [-1 | 0 | 1, string][]
  if (compared.length === 0) return after.map((text) => ({ change: 'same', text }))
  return compared.map(([operation, text]) => ({ change: CHANGES[`${operation}`], text }))
}
