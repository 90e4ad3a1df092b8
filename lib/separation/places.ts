/** Where a block may be split, as offsets into its text: inside of it, before what is no white space, in order. */
export type Places = {
  characters: readonly number[]
  /** Where words begin: all of these are among the characters, and the beginnings of sentences among these. */
  words: readonly number[]
  sentences: readonly number[]
}

export type Unit = keyof Places

/** Words that pages print without white space between them: "the end.Ann", "AnnMay 3". */
const GLUED_SENTENCE = /(?=\p{Lu})(?<=[\p{Ll}\p{N}][.!?…]+["”’')\]]*)/gu
const GLUED_WORD = /(?=\p{Lu})(?<=\p{Ll})/gu

/** The places of a text, in the way of its language. */
export function placesIn(text: string): Places {
  const inside = (all: readonly number[]): number[] => {
    const ordered = [...new Set(all)].sort((a, b) => a - b)
    return ordered.filter((at) => at > 0 && at < text.length && !/^\s/.test(text.slice(at, at + 1)))
  }
  const glued = [...text.matchAll(GLUED_SENTENCE)].map(({ index }) => index)
  const sentences = inside([...beginnings(text, 'sentence'), ...glued])
  const words = inside([
    ...wordBeginnings(text),
    ...[...text.matchAll(GLUED_WORD)].map(({ index }) => index),
    ...sentences,
  ])
  return { characters: inside([...beginnings(text, 'grapheme'), ...words]), words, sentences }
}

const beginnings = (text: string, granularity: 'sentence' | 'grapheme'): number[] =>
  [...new Intl.Segmenter(undefined, { granularity }).segment(text)].map(({ index }) => index)

/** Where white space ends, and where one word follows another without any, as in Chinese. */
function wordBeginnings(text: string): number[] {
  let before = { isWord: false, isSpace: true }
  return [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].flatMap((segment) => {
    const own = { isWord: segment.isWordLike === true, isSpace: segment.segment.trim() === '' }
    const begins = !own.isSpace && (before.isSpace || (own.isWord && before.isWord))
    before = own
    return begins ? [segment.index] : []
  })
}

/** The next place after `at` or the last one before it; `at` itself where there is none. */
export function stepPlace(places: readonly number[], at: number, by: 1 | -1): number {
  const next = by === 1 ? places.find((place) => place > at) : places.findLast((place) => place < at)
  return next ?? at
}

/** The place that is nearest to an offset; null where there is none. */
export function nearestPlace(places: readonly number[], offset: number): number | null {
  const distances = places.map((place) => Math.abs(place - offset))
  const nearest = distances.reduce((best, distance, i) => (distance < (distances[best] ?? 0) ? i : best), 0)
  return places[nearest] ?? null
}

/** Where one would look first: at the second sentence, else the word in the middle; null where nothing can be split. */
export function firstPlace(text: string, { sentences, words, characters }: Places): number | null {
  return sentences[0] ?? nearestPlace(words.length > 0 ? words : characters, text.length / 2)
}
