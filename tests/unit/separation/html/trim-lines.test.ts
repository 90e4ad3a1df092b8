import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring of next year.'
const separate = (markup: string) =>
  separatePage({
    kind: 'html',
    html: `<main><article><h1>Trams</h1>${`<p>${PROSE}</p>`.repeat(4)}</article>${markup}</main>`,
  })

describe('comments that only their lines show', () => {
  it('end before the buttons below them and the heading of what follows', () => {
    const one = (name: string, day: number, text: string) =>
      `<div class="ab cd"><div class="ef"><a href="/@x"><img alt="${name}"></a><div><a href="/@x">${name}</a><p class="gh">Mar ${day}, 2024</p></div></div><div class="ij"><pre class="kl"><div class="mn">${text}</div></pre></div><div class="op"><button>--</button><button>Reply</button></div></div>`
    const { comments, blocks } = separate(
      `<div><h2>Responses (2)</h2>${one('Ann Lee', 5, 'Loved this piece. Thank you for it.')}${one('Bo', 6, 'I disagree with almost all of it.')}</div><h2>More from Nina Holm</h2><div><a>Bus fares</a> <p>Mar 1, 2024</p></div>`,
    )
    expect(comments.map(({ author, text }) => [author, text])).toEqual([
      ['Ann Lee', 'Loved this piece. Thank you for it.'],
      ['Bo', 'I disagree with almost all of it.'],
    ])
    expect(blocks.find(({ text }) => text === 'More from Nina Holm')?.part).toBe('leftover')
  })

  it('end before their votes, in thousands or not', () => {
    const one = (name: string, votes: string, text: string) =>
      `<x-thread><div id="body"><h3><a id="author-text" href="/@${name}"><span>@${name}</span></a></h3><span><a href="/w">2 years ago (edited)</a></span><div id="content"><span>${text}</span></div><div id="toolbar"><span id="vote-count-middle">${votes}</span><button>Reply</button></div></div></x-thread>`
    const markup =
      one('annb', '1.2K', 'The ride at 3:12 is beautiful') +
      one('john-doe', '33', 'who is here?') +
      one('kk', '', 'lol')
    const { comments } = separate(`<div><h2><span>1,204</span> <span>Comments</span></h2>${markup}</div>`)
    expect(comments.map(({ text }) => text)).toEqual(['The ride at 3:12 is beautiful', 'who is here?', 'lol'])
  })

  it('keep a last line that begins as a long number', () => {
    const last = `${'1'.repeat(40)} is my number`
    const one = (name: string) => `<p>${name}</p><p>May 3, 2012</p><p>Loved this piece.</p><p>${last}</p>`
    const { comments } = separate(`<h2>2 comments</h2>${one('Ann Lee')}${one('Bo Holm')}`)
    expect(comments.map(({ text }) => text.split('\n').at(-1))).toEqual([last, last])
  })
})
