import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring of next year.'
const separate = (article: string) =>
  separatePage({ kind: 'html', html: `<article class="article-body"><h1>What you said</h1>${article}</article>` })

const quote = (name: string, text: string, more = '') =>
  `<blockquote class="reader-comment"><p>${text}</p><cite>${name}</cite>${more}</blockquote>`
const QUOTES = [
  quote('Maria L., Harbour', 'I have waited for this since I moved here in 1998.'),
  quote('Jon B., Old Town', 'I will not vote for any of them again.'),
  quote('Petra K., Northside', 'As a wheelchair user I am very happy.'),
]

describe('readers whom an article quotes', () => {
  it.each([
    ['one after the other', `<p>${PROSE}</p>${QUOTES.join('')}<p>${PROSE}</p>`],
    ['each between paragraphs', QUOTES.map((one) => `<p>${PROSE}</p>${one}<p>${PROSE}</p>`).join('')],
    ['under a title with a number', `<h1>3 reactions</h1><p>${PROSE}</p>${QUOTES.join('')}<p>${PROSE}</p>`],
    ['below a link to the comments', `<a href="#c">3 comments</a><p>${PROSE}</p>${QUOTES.join('')}<p>${PROSE}</p>`],
    ['under a heading of their own', `<h2>What readers say</h2><p>${PROSE}</p>${QUOTES.join('')}<p>${PROSE}</p>`],
    [
      'under such a heading, with a form below the article',
      `<h2>What readers say</h2><p>${PROSE}</p>${QUOTES.join('')}<p>${PROSE}</p></article><form><textarea></textarea></form>`,
    ],
    [
      'under such a heading, with another article above',
      `<article><p>${PROSE}</p></article><h2>What readers say</h2><p>${PROSE}</p>${QUOTES.join('')}<p>${PROSE}</p>`,
    ],
    ['with a form, and without a heading', `<p>${PROSE}</p>${QUOTES.join('')}<p>${PROSE}</p><textarea></textarea>`],
    [
      'with links of their own',
      `<p>${PROSE}</p>${QUOTES.map((one) => one.replace('</p>', ' <a href="/r">Reply All</a></p>')).join('')}<p>${PROSE}</p>`,
    ],
  ])('are of the article: %s', (_, article) => {
    const separation = separate(article)
    expect(separation.comments).toEqual([])
    for (const words of ['since I moved', 'vote for any', 'wheelchair user'])
      expect(separation.article.text).toContain(words)
  })

  it('are comments where they stand below it', () => {
    expect(separate(`<p>${PROSE}</p><p>${PROSE}</p></article><div>${QUOTES.join('')}`).comments).toHaveLength(3)
  })

  const rules =
    '<p>Be kind to each other here, and stay with what the article is about, or else you will not be read.</p>'
  const header = '<h3>3 comments</h3>'
  it.each([
    ['above the rules of the house', `<div id="comments">${header}${rules}QUOTES${rules}</div>`],
    ['below the rules of the house', `<div id="comments">${rules}${header}QUOTES${rules}</div>`],
    ['in the line of the article', `<p>${PROSE}</p><div>${header}</div>QUOTES${rules}`],
    ['without a number', `<p>${PROSE}</p><h3>Comments</h3>QUOTES${rules}`],
    [
      'without a number, above the rules, in a place for comments',
      `<section id="comments"><h3>Comments</h3>${rules}QUOTES${rules}</section>`,
    ],
    [
      'without a number, above the rules, with a form below',
      `<div><h3>Comments</h3>${rules}QUOTES${rules}<form><textarea></textarea></form></div>`,
    ],
    [
      'without a number, above the rules, behind the article',
      `</article><div><h3>Comments</h3>${rules}QUOTES${rules}</div>`,
    ],
  ])('are comments under a header of comments, %s', (_, below) => {
    expect(separate(`<p>${PROSE}</p>${below.replace('QUOTES', QUOTES.join(''))}`).comments).toHaveLength(3)
  })

  it('are comments where each can be answered', () => {
    const answerable = QUOTES.map((one) => one.replace('</cite>', '</cite><a href="#write">Reply</a>'))
    const { comments } = separate(`<p>${PROSE}</p><div><p>${PROSE}</p>${answerable.join('')}<p>${PROSE}</p></div>`)
    expect(comments).toHaveLength(3)
  })

  it('are comments where they say when they wrote', () => {
    const dated = [1, 2, 3].map((n) => quote(`Reader ${n}`, `What number ${n} says.`, `<time>May ${n}, 2012</time>`))
    const { comments } = separate(`<p>${PROSE}</p>${dated.join('')}<p>${PROSE}</p>`)
    expect(comments).toHaveLength(3)
  })
})
