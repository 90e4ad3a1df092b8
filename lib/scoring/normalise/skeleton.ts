/** The consonants of a word in order, with its first letter kept whatever it is: "idiot" is "idt", "stupid" "stpd". */
export function skeleton(word: string): string {
  return word.slice(0, 1) + word.slice(1).replace(/[aeiou*]/g, '')
}

/** True for a word of Latin letters that has no vowel after its first letter; y is none here. */
export function isVowelless(word: string): boolean {
  return /^[a-z][b-df-hj-np-tv-z]+$/.test(word)
}
