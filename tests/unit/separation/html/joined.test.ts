import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring of next year.'
const TEXTS = ['Good riddance.', 'I did like it!', 'So did I.']

/** Comments as WordPress prints them, where the theme says more of each to machines. */
const separate = (open: string, body: (text: string) => string, close: string) => {
  const items = TEXTS.map((text, n) => {
    const signed = `<cite class="fn" itemprop="author">Reader ${n}</cite> <time itemprop="datePublished" datetime="2012-05-0${n + 1}">May ${n + 1}, 2012</time>`
    return `${open.replace('{n}', `${n + 1}`)}${signed}${body(text)}${close}`
  })
  const html = `<article>${`<p>${PROSE}</p>`.repeat(4)}</article><ol class="commentlist">${items.join('')}</ol>`
  return separatePage({ kind: 'html', html }).comments.map(({ text, parent }) => [text, parent])
}

const ITEM = 'itemscope itemtype="https://schema.org/Comment"'
const LI = 'class="comment even" id="comment-{n}"'
const titled = (text: string) =>
  `<div itemprop="text"><h4>My view</h4><div class="comment-content"><p>${text}</p></div></div>`

describe('comments that the page tells to machines, and that a system shows', () => {
  it.each([
    ['text of which the system knows only the end', `<li ${LI} ${ITEM}>`, titled, '</li>', 'My view\n\n'],
    ['such a text, around the element of the system', `<div ${ITEM}><li ${LI}>`, titled, '</li></div>', 'My view\n\n'],
  ])('are each found once: %s', (_, open, body, close, title) => {
    expect(separate(open, body, close)).toEqual(TEXTS.map((text) => [`${title}${text}`, null]))
  })

  it('are each found once where both name another text in one element', () => {
    const body = (text: string) => `<h4 itemprop="text">My view</h4><div class="comment-content"><p>${text}</p></div>`
    expect(separate(`<li ${LI} ${ITEM}>`, body, '</li>').map(([, parent]) => parent)).toEqual([null, null, null])
  })
})
