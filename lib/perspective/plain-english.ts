/** Words that are frequent in English and not words of its neighbours. */
const ENGLISH =
  `the and you that this with have are was not for they your what from would about their there when who just like
  been which were will could should because don't it's i'm you're does did has his her she him them than then these
  those how why out get know think people only even more other into some any being very really`.split(/\s+/)

const ENOUGH_ENGLISH = 0.2
const FEWEST_ENGLISH = 2

/** Makes a capital from A to Z the small letter. */
const SMALL = 0x20

/** From a to z of either case, or an apostrophe. */
const isLetter = (code: number): boolean => ((code | SMALL) >= 0x61 && (code | SMALL) <= 0x7a) || code === 0x27

/** A word as a number, letter by letter, so that a text is looked at without cutting it up. */
const mix = (sum: number, code: number): number => (Math.imul(sum, 131) + (code | SMALL)) & 0x3fff_ffff

const known = new Map(
  ENGLISH.map((word) => [[...word].reduce((sum, letter) => mix(sum, letter.charCodeAt(0)), 0), word]),
)

/** Other words may have the same number. */
function stands(word: string, text: string, at: number): boolean {
  for (let i = 0; i < word.length; i++) if ((text.charCodeAt(at + i) | SMALL) !== word.charCodeAt(i)) return false
  return true
}

/**
 * Whether a text is English for all that its small words tell: a fifth of its words or more, and at least two, are
 * frequent English ones, and at least half of it stands in letters from a to z.
 */
export function isPlainlyEnglish(text: string): boolean {
  let [words, english, letters, sum, start] = [0, 0, 0, 0, 0]
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0
    if (isLetter(code)) sum = mix(sum, code)
    else {
      if (i > start) words += 1
      const word = known.get(sum)
      if (word?.length === i - start && stands(word, text, start)) english += 1
      letters += i - start
      start = i + 1
      sum = 0
    }
  }
  return english >= FEWEST_ENGLISH && english >= ENOUGH_ENGLISH * words && letters >= 0.5 * text.length
}
