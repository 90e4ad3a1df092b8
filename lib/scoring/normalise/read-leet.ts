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

function extend(variants: readonly string[], character: string): string[] {
  const letters = SIGNS.get(character) ?? character
  return [...letters].flatMap((letter) => variants.map((variant) => variant + letter))
}

/**
 * The readings of a word that mixes letters and signs, likeliest first, at most 16: "1d10t" is "idiot", "idlot" and so
 * on. A word without letters ("@" and "$" are nearly that) or without signs has none, so that "1984" stays a number; so has
 * "4th".
 */
export function readLeet(word: string): string[] {
  if (!/[a-z@$]/.test(word) || !/[0-9@$!|+£(<]/.test(word) || /^\d+(?:st|nd|rd|th|s)$/.test(word)) return []
  let variants = ['']
  for (const character of word.slice(0, 40)) {
    variants =
      variants.length < 16 ? extend(variants, character) : extend(variants, character).slice(0, variants.length)
  }
  return variants
}
