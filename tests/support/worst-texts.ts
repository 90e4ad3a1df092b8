import { randomFrom } from '#lib/scoring/training/random.ts'

const LARGEST = 20_480

/** As many words as fill the largest text. */
const fill = (word: (i: number) => string): string => {
  let text = ''
  for (let i = 0; text.length < LARGEST; i++) text += `${word(i)} `
  return text.slice(0, LARGEST)
}

/**
 * Texts of 20,480 bytes that cost the most to read: one word, words never seen, tags, marks, sentences, addresses. Those of
 * another round have other words, as what was read a moment ago is remembered.
 */
export function worstTexts(round: number): Record<string, string> {
  const random = randomFrom(round)
  const letters = (length: number) =>
    Array.from({ length }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('')
  return {
    'one word': `${letters(8)}${'a'.repeat(LARGEST - 8)}`,
    'words never seen': fill((i) => ((round * 4000 + i) * 7919).toString(36)),
    'words of four and five letters': fill((i) => letters(4 + (i % 2))),
    'sentences of words never seen': fill((i) => (i % 6 === 5 ? `${letters(5)}.` : letters(5))),
    'open tags': '<'.repeat(LARGEST),
    'marks on marks': 'Z\u0351\u036b\u0343'.repeat(2925),
    'full stops': 'a. '.repeat(6826),
    'addresses without end': 'www.'.repeat(5120),
    entities: '&amp;'.repeat(4096),
    'plain words': fill(() => 'you are a stupid idiot and nobody wants to read what you write.'),
  }
}
