/** Writes a word so that a reader still reads it and a list of words does not. `i` varies the way from word to word. */
export type Attack = (word: string, i: number) => string

const LEET: Readonly<Record<string, string>> = { a: '@', e: '3', i: '1', o: '0', s: '$', t: '7' }
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  s: 'ѕ',
  x: 'х',
  y: 'у',
}

function mapLetters(word: string, map: (letter: string, at: number) => string): string {
  return [...word].map(map).join('')
}

/** Where to tamper with a word: never its first letter, seldom its last. */
function inside(word: string, i: number): number {
  return 1 + (i % Math.max(1, word.length - 2))
}

function swapAt(word: string, at: number): string {
  return word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2)
}

/** The twelve ways by name. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  leet: (word) => mapLetters(word, (letter) => LEET[letter.toLowerCase()] ?? letter),
  'look-alike letters': (word) => mapLetters(word, (letter) => LOOK_ALIKES[letter.toLowerCase()] ?? letter),
  'zero-width marks': (word) => [...word].join('\u200b'),
  'combining marks': (word) => mapLetters(word, (letter, at) => letter + (at % 2 === 0 ? '\u0336' : '\u0308')),
  'spaced letters': (word) => [...word].join(' '),
  'dotted letters': (word) => [...word].join('.'),
  'masked vowels': (word) => word.slice(0, 1) + word.slice(1).replace(/[aeiou]/gi, '*'),
  'one star': (word, i) => `${word.slice(0, inside(word, i))}*${word.slice(inside(word, i) + 1)}`,
  'repeated letters': (word, i) =>
    word.slice(0, inside(word, i)) + (word[inside(word, i)] ?? '').repeat(3) + word.slice(inside(word, i)),
  'swapped letters': (word, i) => swapAt(word, inside(word, i)),
  'dropped vowels': (word) => word.slice(0, 1) + word.slice(1).replace(/[aeiou]/gi, ''),
  'hash joined into the word': (word, i) => `${word.slice(0, inside(word, i))}#${word.slice(inside(word, i))}`,
}

const LEAST_LETTERS = 4

/**
 * A text with an attack on its words of four letters and more for which `isTarget` holds, in whatever case they stand.
 */
export function attackText(text: string, attack: Attack, isTarget: (word: string) => boolean): string {
  let i = 0
  return text.replace(/[A-Za-z]+/g, (word) => {
    if (word.length < LEAST_LETTERS || !isTarget(word.toLowerCase())) return word
    i += 1
    return attack(word, i)
  })
}
