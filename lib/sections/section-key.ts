/** What tells sections of a site apart: a name without its case, signs and spaces. */
export function sectionKey(name: string): string {
  const words = name.normalize('NFKC').toLowerCase()
  return words.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
}
