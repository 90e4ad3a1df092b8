const WORDS =
  'the council mayor vote budget road school water people never again always money tax idiot stupid fool great thanks agree wrong liar truth hate love why because nobody everybody paid damn shut up article writer facts source nonsense garbage brilliant shame disgrace hell kill vermin please think read once more'.split(
    ' ',
  )

/** The same numbers each time: a linear congruential generator (Numerical Recipes' constants), in 0..1. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Pages of text as a newspaper prints them, each with an article and `perPage` comments of 5 to 60 words. */
export function makePages(count: number, perPage: number): string[] {
  const random = generator(7)
  return Array.from({ length: count }, (_, index) => makePage(index, perPage, random))
}

function makePage(index: number, comments: number, random: () => number): string {
  const sentence = (words: number) => {
    const text = Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)] ?? '').join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  const article = Array.from({ length: 8 }, () => `${sentence(30)} ${sentence(25)} ${sentence(20)}`)
  const thread = Array.from({ length: comments }, () => [
    `Reader${Math.floor(random() * 400)} said...`,
    sentence(5 + Math.floor(random() * 55)),
  ])
  return [`The council votes again, part ${index}`, ...article, `${comments} comments:`, ...thread.flat()].join('\n\n')
}
