/** Classes of single words that tell a reader's voice from a reporter's. */
const CLASSES = {
  firstPerson: "i i'm i've i'd i'll me my mine myself im ive ich mir mich je moi mon yo mi io eu",
  secondPerson: "you your yours you're you've you'd you'll ya u ur du dir dein vous tu votre usted voi",
  contraction: "dont cant wont didnt doesnt isnt gonna wanna gotta kinda y'all",
  attribution:
    'said says told added wrote explained noted argued asked according announced reported stated confirmed spokesman spokeswoman spokesperson',
  reported:
    'percent million billion company president minister secretary official officials government announced released launch launched university researcher researchers department statement according report agency customer customers product products',
  tellsOthers: 'he she his her him they their',
} as const

export type WordClass = keyof typeof CLASSES
const NAMES = Object.keys(CLASSES) as WordClass[]

const CLASSES_OF = new Map<string, WordClass[]>()
for (const name of NAMES)
  for (const word of CLASSES[name].split(' ')) CLASSES_OF.set(word, [...(CLASSES_OF.get(word) ?? []), name])

const WORD = /[a-z]+(?:'[a-z]+)?/g
const CONTRACTED = /(?:n't|'(?:re|ve|ll|m|d))$/

/** How many words of each class a text holds, whose apostrophes are straight. */
export function countWords(text: string): Record<WordClass, number> {
  const counts: Record<WordClass, number> = {
    firstPerson: 0,
    secondPerson: 0,
    contraction: 0,
    attribution: 0,
    reported: 0,
    tellsOthers: 0,
  }
  for (const word of text.toLowerCase().match(WORD) ?? []) {
    const classes = CLASSES_OF.get(word)
    if (classes !== undefined) for (const name of classes) counts[name] += 1
    if (word.includes("'") && CONTRACTED.test(word)) counts.contraction += 1
  }
  return counts
}
