function finish(hash: number): number {
  let h = hash
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** FNV-1a over the units `start` to `end` of a text, mixed by the finaliser of MurmurHash3; 32 bits, unsigned. */
export function hashUnits(text: string, range: readonly [number, number], seed: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)
  for (let i = range[0]; i < range[1]; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return finish(hash)
}

/** `hashUnits` over a whole word. */
export function hashWord(word: string, seed: number): number {
  return hashUnits(word, [0, word.length], seed)
}

/** One hash of two in order: "not good" is not "good not". */
export function hashPair(first: number, second: number): number {
  return finish(Math.imul(first, 0x9e3779b1) ^ Math.imul(second ^ 0x85ebca6b, 0xc2b2ae35))
}
