import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring of next year.'
const separate = (markup: string) =>
  separatePage({ kind: 'html', html: `<h1>A bridge</h1><article>${`<p>${PROSE}</p>`.repeat(4)}</article>${markup}` })

const one = (name: string, n: number, attrs = '') =>
  `<li class="comment depth-1" id="comment-${n}" ${attrs}><cite class="fn">${name}</cite> <time>May ${n}, 2012</time><div class="comment-content"><p>What ${name} says.</p></div></li>`
const list = (count: number, items: string) => `<h2>${count} comments</h2><ol class="comment-list">${items}</ol>`
const named = (name: string, n: number) =>
  `<div class="row"><b class="commentAuthor">${name}</b> <i class="commentDate">May ${n}, 2012</i><div class="commentText">What ${name} says.</div></div>`

describe('what a browser does not show', () => {
  it.each([
    ['a template', list(2, `${one('Ann', 1)}${one('Bob', 2)}<template>${one('{{name}}', 3)}</template>`)],
    ['a hidden comment', list(2, one('Ann', 1) + one('Bob', 2) + one('Cid', 3, 'hidden'))],
    [
      'a comment in a hidden list',
      `<div hidden>${list(1, one('Cid', 3))}</div>${list(2, one('Ann', 1) + one('Bob', 2))}`,
    ],
    [
      'a template of a system nobody knows',
      `<template>${named('{{name}}', 3)}</template><h2>2 comments</h2><div>${named('Ann', 1)}${named('Bob', 2)}</div>`,
    ],
  ])('is no comment: %s', (_, markup) => {
    // biome-ignore format: one thought
    const { comments, warnings } = separate(markup)
    expect(comments.map(({ author }) => author)).toEqual(['Ann', 'Bob'])
    expect(warnings).toEqual([])
  })

  it('leaves a page without comments where all of them are of a template', () => {
    expect(separate(`<template>${one('{{name}}', 1)}</template>`).comments).toEqual([])
  })

  it('answers nobody, and who answered it answers whom it answered', () => {
    const nested = `<li class="comment depth-1" id="comment-1"><cite class="fn">Ann</cite> <time>May 1, 2012</time><div class="comment-content"><p>What Ann says.</p></div><ol class="children">${one('Cid', 3, 'hidden')}${one('Bob', 2)}</ol></li>`
    expect(separate(list(2, nested)).comments.map(({ author, parent }) => [author, parent])).toEqual([
      ['Ann', null],
      ['Bob', 0],
    ])
  })
})

describe('a system that names itself', () => {
  const sureness = (count: number) => separate(list(count, one('Ann', 1) + one('Bob', 2))).confidence.hasComments

  it('is less sure where the page counts otherwise', () => {
    expect(sureness(3)).toBeLessThan(sureness(2))
  })
})
