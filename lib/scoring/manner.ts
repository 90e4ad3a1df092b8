/** How many numbers say in what manner a text is written. */
export const MANNERS = 3

/** Letters that a word in capitals has at least: shorter ones are mostly names of offices, countries and the like. */
const LEAST_LETTERS = 3

const isCapital = (unit: number): boolean => unit >= 65 && unit <= 90
const isSmall = (unit: number): boolean => unit >= 97 && unit <= 122

type Counts = { words: number; shouted: number; cries: number }

function countOf(text: string): Counts {
  const counts = { words: 0, shouted: 0, cries: 0 }
  let [letters, capitals] = [0, 0]
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 0
    if (isCapital(unit) || isSmall(unit)) {
      letters += 1
      if (isCapital(unit)) capitals += 1
      continue
    }
    if (unit === 33) counts.cries += 1
    if (letters > 0) counts.words += 1
    if (letters >= LEAST_LETTERS && capitals === letters) counts.shouted += 1
    letters = capitals = 0
  }
  return counts
}

/**
 * What reading a text word by word in small letters loses, as `MANNERS` numbers of about 0 to 2: the share of words in
 * capitals, how many they are, and how many exclamation marks there are, the last two as logarithms. Latin letters only.
 */
export function mannerOf(text: string): Float32Array {
  const { words, shouted, cries } = countOf(text)
  return Float32Array.of(shouted / Math.max(1, words), Math.log1p(shouted) / 2, Math.log1p(cries) / 2)
}
