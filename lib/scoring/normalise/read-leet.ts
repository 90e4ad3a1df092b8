/** What a sign may stand for, the likeliest first. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'il'],
  ['2', 'z'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['6', 'g'],
  ['7', 't'],
  ['8', 'b'],
  ['9', 'g'],
  ['@', 'a'],
  ['$', 's'],
  ['!', 'il'],
  ['|', 'il'],
  ['+', 't'],
  ['£', 'l'],
  ['(', 'c'],
  ['<', 'c'],
])

const MOST = 16

/** Puts the readings of one more character behind each of `variants`: of two where there is room, else the likelier alone. */
function extend(variants: string[], character: string): void {
  const [first = character, second] = SIGNS.get(character) ?? [character]
  const others = second !== undefined && variants.length < MOST ? variants.map((variant) => variant + second) : []
  for (const [i, variant] of variants.entries()) variants[i] = variant + first
  variants.push(...others)
}

/**
 * The readings of a word that mixes letters and signs, likeliest first, at most 16: "1d10t" is "idiot", "idlot" and so
 * on. A word without letters ("@" and "$" are nearly that) or without signs has none, so that "1984" stays a number; so has
 * "4th".
 */
export function readLeet(word: string): string[] {
  if (!/[a-z@$]/.test(word) || !/[0-9@$!|+£(<]/.test(word) || /^\d+(?:st|nd|rd|th|s)$/.test(word)) return []
  const variants = ['']
  for (const character of word.slice(0, 40)) extend(variants, character)
  return variants
}
