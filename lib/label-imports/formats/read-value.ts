import type { SaidValue } from '#lib/label-imports/schema.ts'

const WORDS: Readonly<Record<string, SaidValue>> = {
  yes: 'yes',
  true: 'yes',
  no: 'no',
  false: 'no',
  unsure: 'unsure',
}

/**
 * A label as a file has it: yes, no or unsure, true or false, or the share of annotators who said yes in 0..1, which
 * is a yes from 0.5. Null where nothing was said (blank, null, or the -1 of a row that was not rated); undefined for
 * anything else.
 */
export function readValue(value: unknown): SaidValue | null | undefined {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const written = String(value).trim().toLowerCase()
  if (written === '' || written === '-1') return null
  const word = Object.hasOwn(WORDS, written) ? WORDS[written] : undefined
  if (word) return word
  const share = /^\d*\.?\d+(e-?\d+)?$/.test(written) ? Number(written) : Number.NaN
  if (!(share >= 0 && share <= 1)) return undefined
  return share >= 0.5 ? 'yes' : 'no'
}
