/** Runs of three or more of one character become `keep` of it: "coool" is "cool" with 2 and "col" with 1. */
export function shortenRuns(word: string, keep: 1 | 2): string {
  return word.replace(/(.)\1{2,}/gsu, keep === 1 ? '$1' : '$1$1')
}

/** Every run of one character becomes that character: "idiiot" and "idioot" both come to "idiot". */
export function collapseRuns(word: string): string {
  return word.replace(/(.)\1+/gsu, '$1')
}
