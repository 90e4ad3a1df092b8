import { ATTRIBUTES } from '#lib/scoring/schema.ts'

const BUILT_IN: readonly string[] = ATTRIBUTES

/** Keys of attributes, each once, in the order that they have everywhere: the seven, then a site's own by key. */
export function orderAttributes(keys: Iterable<string>): string[] {
  const given = new Set(keys)
  const own = [...given].filter((key) => !BUILT_IN.includes(key)).sort()
  return [...BUILT_IN.filter((key) => given.has(key)), ...own]
}
