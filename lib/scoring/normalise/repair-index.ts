import { skeleton } from './skeleton.ts'

/**
 * The words that people hide, in order of strength, and the disguises each is found by. Only these words are ever put
 * in the place of an unknown one.
 */
export type RepairIndex = {
  readonly words: readonly string[]
  /** How many letters the longest of them has. */
  readonly longest: number
  has(word: string): boolean
  /** The word that `word` is with two neighbouring letters exchanged. */
  bySwap(word: string): string | undefined
  /** The word whose consonants are `word`. */
  byConsonants(word: string): string | undefined
  /** The strongest word that fits a pattern in which `*` is any one letter. */
  byPattern(pattern: string): string | undefined
}

function swaps(word: string): string[] {
  if (word.length < 4) return []
  return [...word.slice(1)].map((_, i) => word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2))
}

function consonantForms(word: string): string[] {
  const bones = skeleton(word)
  const forms = /^[aeiou]/.test(word) ? [bones, bones.slice(1)] : [bones]
  return forms.filter((form) => form.length >= 3 || (form.length === 2 && word.length <= 3))
}

function indexBy(words: readonly string[], forms: (word: string) => string[]): Map<string, string> {
  const index = new Map<string, string>()
  for (const word of words) for (const form of forms(word)) if (!index.has(form)) index.set(form, word)
  return index
}

function fits(word: string, pattern: string): boolean {
  for (let i = 0; i < pattern.length; i++) if (pattern[i] !== '*' && pattern[i] !== word[i]) return false
  return true
}

/** What `make` makes, made when it is first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The index over words given strongest first. What only a disguised word takes is built with the first of them. */
export function repairIndex(words: readonly string[]): RepairIndex {
  const ranks = new Map(words.map((word, rank) => [word, rank]))
  const consonants = lazily(() => indexBy(words, consonantForms))
  const byLength = lazily(() => Map.groupBy(words, (word) => word.length))
  const longest = words.reduce((most, word) => Math.max(most, word.length), 0)
  // Two letters exchanged again give the word back, so that the swaps of a disguise are all that it can stand for.
  const bySwap = (word: string): string | undefined => {
    if (word.length > longest) return undefined
    const found = swaps(word).flatMap((swap) => ranks.get(swap) ?? [])
    return words[Math.min(...found)]
  }
  return {
    words,
    longest,
    has: (word) => ranks.has(word),
    bySwap,
    byConsonants: (word) => consonants().get(word),
    byPattern: (pattern) =>
      byLength()
        .get(pattern.length)
        ?.find((word) => fits(word, pattern)),
  }
}
