import { keyedDigest } from '#lib/text.ts'

/** What the labels of a site are exported under: a keyed pseudonym, the same in every such file of an installation. */
export function exportPseudonym(key: string, kind: 'author' | 'annotator', id: string): string {
  return keyedDigest(key, `export ${kind}\n${id}`).slice(0, 16)
}
