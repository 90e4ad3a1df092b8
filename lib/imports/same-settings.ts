import { type ImportSettings, MAPPED } from '#lib/imports/schema.ts'

/** Whether two settings read a file alike, in whatever order their columns stand. */
export function sameSettings(one: ImportSettings, other: ImportSettings): boolean {
  const { mapping: a, ...plain } = one
  const { mapping: b, ...otherPlain } = other
  const keys = Object.keys({ ...plain, ...otherPlain }) as (keyof typeof plain)[]
  const sameColumns = MAPPED.every((meaning) => a?.columns[meaning] === b?.columns[meaning])
  return keys.every((key) => plain[key] === otherPlain[key]) && sameColumns && a?.html === b?.html
}
