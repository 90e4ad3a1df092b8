import type { Random } from '#lib/labels/agreement/schema.ts'

/**
 * Draws as many items as there are, with replacement, and answers how many are of each pattern. It costs what the patterns
 * are and not the items: of each pattern a binomial number of what is left.
 */
export function itemDrawer(counts: readonly number[], random: Random): () => number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return () => {
    let [left, rest] = [total, total]
    return counts.map((count) => {
      const drawn = count === rest ? left : drawBinomial(left, count / rest, random)
      left -= drawn
      rest -= count
      return drawn
    })
  }
}

/**
 * How many of `trials` succeed when each does with a chance of `chance`, exactly: each trial is a random number told bit by
 * bit, which succeeds as soon as a bit of it is below that of the chance. (Knuth and Yao, The complexity of nonuniform
 * random number generation, 1976, for many trials at a time.)
 */
export function drawBinomial(trials: number, chance: number, random: Random): number {
  let [open, succeeded, rest] = [trials, 0, chance]
  while (open > 0 && rest > 0) {
    rest *= 2
    const ones = countOnes(open, random)
    if (rest >= 1) {
      succeeded += open - ones
      open = ones
      rest -= 1
    } else {
      open -= ones
    }
  }
  return succeeded
}

/** How many of so many random bits are set. */
function countOnes(bits: number, random: Random): number {
  let ones = 0
  for (let left = bits; left > 0; left -= 32) {
    const word = (random() * 4294967296) >>> 0
    ones += popCount(left < 32 ? word >>> (32 - left) : word)
  }
  return ones
}

function popCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
