import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring of next year.'
const POST = `<div class="post"><h2>A bridge is closed</h2><p class="byline">May 1, 2012 by Zoe</p>${`<p>${PROSE}</p>`.repeat(5)}</div>`
const one = (name: string, text: string, day: number) =>
  `<div class="msg"><p class="who"><strong>${name}</strong> on May ${day}, 2012</p><p>${text}</p></div>`
const ANN = one('Ann', 'Good riddance to all of it.', 3)
const BOB = one('Bob', 'I did like it a lot!', 4)
const CARDS = [1, 2, 3, 4]
  .map((n) => `<div class="card"><b class="author">Writer ${n}</b> <time>April ${n}, 2012</time><p>What story number ${n} is about, in a line.</p></div>`)
  .join('') // biome-ignore format: one thought

const authorsOf = (markup: string) =>
  separatePage({ kind: 'html', html: `<body>${markup}` }).comments.map(({ author }) => author)

describe('a few comments that nothing but a heading names', () => {
  it.each<[string, string, string[]]>([
    ['one', `${POST}<h3>1 comment</h3>${ANN}`, ['Ann']],
    ['two', `${POST}<h3>2 comments</h3>${ANN}${BOB}`, ['Ann', 'Bob']],
    ['two before more of other kinds', `${POST}<h3>2 comments</h3><div>${ANN}${BOB}</div><div>${CARDS}</div>`, ['Ann', 'Bob']],
  ])('are read where it counts them: %s', (_, markup, authors) => expect(authorsOf(markup)).toEqual(authors)) // biome-ignore format: one case a line

  it.each([
    ['the article, below a link that counts', `<p><a href="#c">1 comment</a></p><div class="entry"><p class="date">May 1, 2012 by Zoe</p>${`<p>${PROSE}</p>`.repeat(2)}</div><ul>${`<li>${PROSE} ${PROSE}</li>`.repeat(4)}</ul>`],
    ['others than it counts', `${POST}<h3>9 comments</h3><div class="box">${CARDS.slice(0, CARDS.indexOf('</div>') + 6)}</div>`],
  ])('are none: %s', (_, markup) => expect(authorsOf(markup)).toEqual([])) // biome-ignore format: one case a line
})
