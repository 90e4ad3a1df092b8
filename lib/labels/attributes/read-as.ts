import type { LabelAttribute } from '#lib/labels/attributes/schema.ts'

/** What an attribute's events are read as said of, by key; a key that is not in it is read as itself. */
export type Merges = ReadonlyMap<string, string>

export const NO_MERGES: Merges = new Map()

export function mergesOf(attributes: readonly LabelAttribute[]): Merges {
  return new Map(attributes.flatMap(({ key, mergedInto }) => (mergedInto ? [[key, mergedInto] as const] : [])))
}

export const readAs = (merges: Merges, key: string): string => merges.get(key) ?? key

/** Attributes that stand for themselves, each once, in the order given. */
export function readAllAs(merges: Merges, keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => readAs(merges, key)))]
}
