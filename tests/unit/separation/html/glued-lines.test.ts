import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring of next year.'
const signed = (markup: string) =>
  separatePage({
    kind: 'html',
    html: `<h1>A bridge</h1><article>${`<p>${PROSE}</p>`.repeat(4)}</article>${markup}`,
  }).comments.map(({ author, postedAtText, text }) => [author, postedAtText, text])

describe('a name and a time that only a style sets apart', () => {
  const cases: [name: string, head: (name: string, when: string) => string][] = [
    ['by the last word of their classes', (name, when) => `<div class="c-head"><span class="c-name">${name}</span><span class="c-date">${when}</span></div>`],
    ['by classes in Spanish', (name, when) => `<div class="cabecera"><span class="nombre">${name}</span><span class="fecha">${when}</span><span>#1</span></div>`],
    ['by the elements alone', (name, when) => `<p><b>${name}</b><i>${when}</i></p>`],
  ] // biome-ignore format: one thought

  it.each(cases)('are known %s', (_, head) => {
    const one = (n: number, name: string, when: string, text: string) =>
      `<li class="comment-item" id="comment${n}">${head(name, when)}<div class="comment-text">${text}</div></li>`
    const markup = one(1, 'María José', 'March 5, 2024', 'At last.') + one(2, 'zoe_11', '2 hours ago', 'Too expensive.')
    expect(signed(`<ul class="comment-list">${markup}</ul>`)).toEqual([
      ['María José', 'March 5, 2024', 'At last.'],
      ['zoe_11', '2 hours ago', 'Too expensive.'],
    ])
  })

  it('are known where a picture with the first letter stands before them', () => {
    const one = (name: string, n: number) =>
      `<div class="zz-comment"><div class="zz-head"><div class="zz-avatar">${name[0]}</div><div class="zz-name">${name}</div><div class="zz-timeago">${n} months ago</div></div><div class="zz-body"><p>What they say.</p></div></div>`
    expect(signed(one('Anna B', 2) + one('bo', 3)).map(([author]) => author)).toEqual(['Anna B', 'bo'])
  })

  it('keep a raised ending of a day', () => {
    const one = (name: string, n: number) =>
      `<li class="comment" id="comment-${n}"><p>${name} said on May ${n}<sup>th</sup>, 2012</p><div class="comment-text">What they say.</div></li>`
    expect(signed(`<ul>${one('Ann', 5)}${one('Bob', 6)}</ul>`).map(([author, when]) => [author, when])).toEqual([
      ['Ann', 'May 5th, 2012'],
      ['Bob', 'May 6th, 2012'],
    ])
  })
})
