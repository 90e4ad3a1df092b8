import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  '<p>The bridge over the river was closed on Monday, the town said, and will be opened again in spring.</p>'
const ARTICLE = `<main><h1>A bridge is closed</h1>${PROSE.repeat(4)}</main>`
const found = (markup: string) =>
  separatePage({ kind: 'html', html: `<body>${markup}` }).comments.map(({ author, text }) => [author, text])

const SAID = ['I could not agree more, and the pictures are fine.', 'Is the path open again after the storm?', 'We saw two otters.'] // biome-ignore format: one thought
const DATES = ['March 3, 2024', 'February 11, 2024', 'January 20, 2024']
const list = (names: readonly string[]) =>
  SAID.map(
    (text, i) =>
      `<div class="entry"><b class="user">${names[i]}</b> <small class="date">${DATES[i]}</small><p>${text}</p></div>`,
  ).join('')
const READERS = ['Ann', 'Bob', 'Cid']
const COMMENTS = READERS.map((name, i) => [name, SAID[i]])

describe('a list of names, dates and texts', () => {
  const menu = '<nav><ul><li><a href="#">News</a></li><li><a href="#">Opinion</a></li></ul></nav>'

  it.each([
    ['below a menu that has a page of opinions', `${menu}<p>Our events.</p><div>${list(READERS)}</div>`],
    ['below a link to such a page', `<p>Ours.</p><a href="/discussion">Discussion</a><div>${list(READERS)}</div>`],
    ['headed as the newest comments of the site', `${ARTICLE}<h4>Latest comments</h4><div>${list(READERS)}</div>`],
    [
      'in a box to chat in',
      `${ARTICLE}<div class="chat-widget">Chat with us${list(READERS)}<textarea></textarea></div>`,
    ],
    [
      'of a page that nothing says readers write on',
      `${menu}${ARTICLE}${READERS.map((name, i) => `<h3>${name} Lee</h3><div>${DATES[i]}</div><p>${SAID[i]} ${SAID[i]}</p>`).join('')}`,
    ],
    ['by one person, as of a meeting', `${ARTICLE}<div>${list(['Ann', 'Ann', 'Ann'])}</div>`],
  ])('is no comments: %s', (_, markup) => expect(found(markup)).toEqual([]))

  it.each([
    ['under a header of comments', `${ARTICLE}<h4>Discussion</h4><div>${list(READERS)}</div>`],
    [
      'under a header that is a link to its place',
      `${ARTICLE}<a href="#discussion">Discussion</a><div>${list(READERS)}</div>`,
    ],
  ])('is comments: %s', (_, markup) => expect(found(markup)).toEqual(COMMENTS))

  it('is comments where nobody gave a name', () => {
    const nobody = SAID.map((text) => ['Anonymous', text])
    expect(found(`${ARTICLE}<h4>Discussion</h4><div>${list(['Anonymous', 'Anonymous', 'Anonymous'])}</div>`)).toEqual(
      nobody,
    )
  })
})
