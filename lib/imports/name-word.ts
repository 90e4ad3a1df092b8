/** As much of a word is shown if not told otherwise, in UTF-16 code units. */
const LONGEST_WORD = 20

/** A word of a file, short and in quotation marks, with what nobody would see of it written out: it goes into a sentence. */
export function nameWord(word: string, longest = LONGEST_WORD): string {
  const short = word.length > longest ? `${word.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…` : word
  const seen = short.replace(/[\p{C}\p{Zl}\p{Zp}"\\]/gu, (letter) =>
    /["\\]/.test(letter) ? `\\${letter}` : `\\u{${letter.codePointAt(0)?.toString(16)}}`,
  )
  return `"${seen}"`
}
