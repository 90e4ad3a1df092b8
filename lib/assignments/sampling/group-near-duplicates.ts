const HASHES = 32
/** Texts that agree in all hashes of one band are looked at more closely. */
const BAND = 4
const SHINGLE = 5
/** How many of the hashes two texts must share: an estimate of how many of their shingles they do. */
const ALIKE = 0.7

/** Odd numbers that are evenly spread, so that each hash shuffles the shingles in an order of its own. */
const MULTIPLIERS = Uint32Array.from({ length: HASHES }, (_, index) => Math.imul(2 * index + 1, 0x9e3779b1) | 1)

/**
 * Puts texts that are nearly the same into one group: the answer says for each text which group it is in, by the place
 * of the group's first text. (Broder, On the resemblance and containment of documents, 1997: min-hashes of shingles of
 * five characters, compared where a band of them is equal.)
 */
export function groupNearDuplicates(texts: readonly string[]): number[] {
  const signatures = texts.map(signatureOf)
  const groups = texts.map((_, index) => index)
  const seen = new Map<string, number[]>()
  for (const [index, signature] of signatures.entries()) {
    for (const key of bandKeys(signature)) {
      const others = seen.get(key) ?? []
      const like = others.find((other) => areAlike(signature, signatures[other] ?? signature))
      if (like !== undefined) join(groups, like, index)
      else seen.set(key, [...others, index])
    }
  }
  return groups.map((_, index) => rootOf(groups, index))
}

/** How many times a text stands before in a list of groups: 0 for the first of each group, 1 for the second. */
export function rankInGroup(groups: readonly number[]): number[] {
  const counts = new Map<number, number>()
  return groups.map((group) => {
    const rank = counts.get(group) ?? 0
    counts.set(group, rank + 1)
    return rank
  })
}

function signatureOf(text: string): Uint32Array {
  const signature = new Uint32Array(HASHES).fill(0xffffffff)
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  for (let start = 0; start <= Math.max(0, plain.length - SHINGLE); start += 1) {
    const hash = hashOf(plain, start)
    for (let n = 0; n < HASHES; n += 1) {
      const mixed = Math.imul(hash ^ (hash >>> 15), MULTIPLIERS[n] ?? 1) >>> 0
      if (mixed < (signature[n] ?? 0)) signature[n] = mixed
    }
  }
  return signature
}

/** Of one shingle (FNV-1a). */
function hashOf(text: string, start: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < Math.min(text.length, start + SHINGLE); at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash
}

function bandKeys(signature: Uint32Array): string[] {
  return Array.from({ length: HASHES / BAND }, (_, band) =>
    [band, ...signature.subarray(band * BAND, (band + 1) * BAND)].join(' '),
  )
}

function areAlike(one: Uint32Array, other: Uint32Array): boolean {
  const shared = one.reduce((sum, hash, index) => sum + (hash === other[index] ? 1 : 0), 0)
  return shared >= ALIKE * HASHES
}

function rootOf(groups: number[], index: number): number {
  let root = index
  while (groups[root] !== root) root = groups[root] ?? root
  groups[index] = root
  return root
}

function join(groups: number[], one: number, other: number): void {
  const [a, b] = [rootOf(groups, one), rootOf(groups, other)]
  groups[Math.max(a, b)] = Math.min(a, b)
}
