/** As much of a word is shown, in UTF-16 code units. */
const LONGEST = 20

/** A word of a file, short and in quotation marks, with what nobody would see of it written out: it goes into a sentence. */
export function nameWord(word: string): string {
  const short = word.length > LONGEST ? `${word.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…` : word
  const seen = short.replace(/[\p{C}\p{Zl}\p{Zp}"\\]/gu, (letter) =>
    /["\\]/.test(letter) ? `\\${letter}` : `\\u{${letter.codePointAt(0)?.toString(16)}}`,
  )
  return `"${seen}"`
}
