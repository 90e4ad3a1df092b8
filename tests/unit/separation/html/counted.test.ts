import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring of next year.'
const page = (markup: string) => `<h1>A bridge</h1><article>${`<p>${PROSE}</p>`.repeat(6)}</article>${markup}`
const separate = (markup: string) => separatePage({ kind: 'html', html: page(markup) })

/** A plugin of Facebook as a browser saved it: the name flows in the line of the text, and classes say nothing. */
const plugin = `<div class="fb-comments"><div class="_491z"><span><span class="_50f7">3 Comments</span></span><span>Sort by Oldest</span></div>${[
  'Finally some good news for this town.',
  'Wait for the bill.',
  'Where will it stop?',
]
  .map(
    (text, i) =>
      `<div class="_3-8y"><div class="_3-8m"><span class="UFICommentActorName">Ann ${'BDF'[i]}erg</span> <span class="_30o4"><span>${text}</span></span></div><div class="_2vq9"><a>Like</a> · <a>Reply</a> · ${i + 1} · <abbr>5y</abbr></div></div>`,
  )
  .join('')}<div>Facebook Comments Plugin</div></div>`

describe('a page that counts comments', () => {
  it.each([
    ['in a plugin that nobody can read', plugin],
    ['that a script would load', '<h2>38 Kommentare</h2><div id="app"></div>'],
  ])('is never sure that there are none: %s', (_, markup) => {
    const { comments, confidence, warnings } = separate(markup)
    expect(comments).toEqual([])
    expect(confidence.hasComments).toBeLessThan(0.7)
    expect(warnings).toContain('count-differs')
  })

  it.each([
    [
      'those of other pages, in links',
      '<ul><li><a href="/b">Bus fares</a> <a href="/b#c"><span>7 comments</span></a></li></ul>',
    ],
    [
      'those of several other pages',
      '<ul><li><p>Bus fares</p><p>7 comments</p></li><li><p>Ferries</p><p>9 comments</p></li></ul>',
    ],
    ['none', '<h2>0 comments</h2>'],
  ])('is not doubted where it counts %s', (_, markup) => {
    // biome-ignore format: one thought
    expect(separate(markup).warnings).not.toContain('count-differs')
  })

  it('is not doubted where a person said that there are none', () => {
    const source = { kind: 'html' as const, html: page('<h2>38 Kommentare</h2>') }
    const correction = { firstCommentBlock: null }
    expect(separatePage(source, correction).warnings).not.toContain('count-differs')
  })

  it('may count the answers apart', () => {
    const one = (name: string, n: number, answers = '') =>
      `<div class="gsc-comment"><div class="gsc-comment-header"><div class="gsc-comment-author"><a>${name}</a><time datetime="2024-03-0${n}T10:00:00Z">3 weeks ago</time></div></div><div class="gsc-comment-content"><p>What ${name} says.</p></div><div class="gsc-replies">${answers}</div></div>`
    const header = (count: number) => `<h4>${count} comments</h4><em>· 1 reply</em>`
    const thread = one('Ann', 1, one('Bob', 2)) + one('Cid', 3)
    expect(separate(header(2) + thread).warnings).toEqual([])
    expect(separate(header(4) + thread).warnings).toEqual(['count-differs'])
  })
})
