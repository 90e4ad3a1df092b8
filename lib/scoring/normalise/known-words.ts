import { hashWord } from '../features/hash.ts'

/** The words seen often enough in training, as hashes in an open table: membership only, at four bytes a word. */
export type KnownWords = { has(word: string): boolean; readonly hashes: Uint32Array }

function buildTable(hashes: Uint32Array): { table: Uint32Array; mask: number } {
  let size = 16
  while (size < hashes.length * 2.5) size *= 2
  const table = new Uint32Array(size)
  for (const hash of hashes) {
    let slot = hash & (size - 1)
    while (table[slot] !== 0 && table[slot] !== hash) slot = (slot + 1) & (size - 1)
    table[slot] = hash
  }
  return { table, mask: size - 1 }
}

/** The hash that stands for a word in `KnownWords`; never 0, which marks an empty slot. */
export function knownHash(word: string): number {
  return hashWord(word, 7) || 1
}

/** A set over hashes made by `knownHash`. Two words in four billion share one. */
export function knownWords(hashes: Uint32Array): KnownWords {
  const { table, mask } = buildTable(hashes)
  const has = (word: string): boolean => {
    const hash = knownHash(word)
    let slot = hash & mask
    for (;;) {
      const held = table[slot]
      if (held === hash) return true
      if (held === 0) return false
      slot = (slot + 1) & mask
    }
  }
  return { has, hashes }
}
