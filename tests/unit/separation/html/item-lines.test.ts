import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring of next year.'
const ARTICLE = `<h1>A bridge is closed</h1><div class="post-body">${`<p>${PROSE}</p>`.repeat(4)}</div>`
const read = (one: (name: string, text: string, day: number) => string) => {
  const markup = `<h3>2 comments</h3>${one('Ann Lee', 'Good riddance.', 3)}${one('Bob Ray', 'I did like it!', 4)}`
  const { comments } = separatePage({ kind: 'html', html: `<body>${ARTICLE}${markup}` })
  return comments.map(({ author, text, postedAtText }) => [author, text, postedAtText])
}
const item = (inside: string) => `<div class="comment-item">${inside}</div>`
const body = (text: string) => `<div class="comment-text">${text}</div>`

describe('the lines around the text of a comment', () => {
  it.each<[string, (name: string, text: string, day: number) => string]>([
    [
      'a name with its rank and place around it',
      (name, text, day) =>
        item(
          `<ul class="commenter"><li class="commenterName">${name}</li><li class="commenterPlace">Town</li></ul><time>May ${day}, 2012</time>${body(text)}`,
        ),
    ],
    [
      'a number before the name',
      (name, text, day) => item(`<b class="author">${day}. ${name}</b> <time>May ${day}, 2012</time>${body(text)}`),
    ],
    [
      'who and when in the element of the author',
      (name, text, day) =>
        `<li class="alt" id="comment-${day}"><p class="author">${name} | May ${day}, 2012 <a>Reply</a></p><p>${text}</p></li>`,
    ],
    [
      'a subject that repeats the title',
      (name, text, day) =>
        item(
          `<h4># re: A bridge is closed</h4><div>${text}</div><div class="author">Authored by: ${name}</div><time>May ${day}, 2012</time>`,
        ),
    ],
    [
      'a name that only its place shows, and votes below it',
      (name, text, day) =>
        item(
          `<div>${name}</div><time>May ${day}, 2012</time><div>14</div><div>In reply to Zoe</div><div>${text}</div>`,
        ),
    ],
    [
      'buttons of other languages',
      (name, text, day) =>
        item(
          `<b class="author">${name}</b> <time>May ${day}, 2012</time><div>${text}</div><p><a>Rispondi</a> <a>Segnala</a></p>`,
        ),
    ],
    [
      'buttons in brackets',
      (name, text, day) =>
        item(
          `<b class="author">${name}</b> <time>May ${day}, 2012</time><div>${text}</div><p>[ <a>Reply to This</a> | <a>#</a> ] (<a>Thread</a>)</p>`,
        ),
    ],
    [
      'the name as the first link of a line with more',
      (name, text, day) =>
        item(`<div><a href="/u">${name}</a> <a href="#c${day}">Link</a> 5 · May ${day}, 2012</div>${body(text)}`),
    ],
    [
      'a name set apart from its place and time in one element',
      (name, text, day) =>
        item(`${body(text)}<p class="comment-by"><b>${name}</b>, Town, <span>May ${day}, 2012</span></p>`),
    ],
    [
      'classes of their own under ids that other systems number so too',
      (name, text, day) =>
        `<li id="comment-${day}"><div class="info"><span class="comments_author"><a href="/u">${name}</a></span> <span class="comments_body">${text}</span><ul><li class="timestamp">May ${day}, 2012</li><li><a>like</a></li></ul></div></li>`,
    ],
    [
      'what the page says of a person',
      (name, text, day) =>
        item(`<b class="author">${name} · Works at the bridge</b> <time>May ${day}, 2012</time>${body(text)}`),
    ],
    [
      'who and when in an element called a text, around that of the text',
      (name, text, day) =>
        `<li class="comment" id="comment-${day}"><div class="comment-body comment-text"><p><a href="/u">${name}</a>, Town, <span>May ${day}, 2012</span></p><p class="comment-content">${text}</p></div><div class="comment-footer"><button>Click to rate</button></div></li>`,
    ],
    [
      'the name as a heading, above a rank',
      (name, text, day) => item(`<h4>${name}</h4><div>Reader · May ${day}, 2012</div>${body(text)}`),
    ],
  ])('are read where they hold %s', (_, one) => {
    expect(read(one)).toEqual([
      ['Ann Lee', 'Good riddance.', 'May 3, 2012'],
      ['Bob Ray', 'I did like it!', 'May 4, 2012'],
    ])
  })

  it('give the name before a day without a year', () => {
    const one = (name: string, text: string, day: number) =>
      item(`<p class="posted">Posted by ${name} on 5/${day} at 09:12 AM</p><blockquote>${text}</blockquote>`)
    expect(read(one)).toEqual([
      ['Ann Lee', 'Good riddance.', '09:12 AM'],
      ['Bob Ray', 'I did like it!', '09:12 AM'],
    ])
  })

  it('are no comment where a box to sign in holds all comments', () => {
    const one = (name: string, text: string, day: number) =>
      `${day === 3 ? '<div class="comment-root"><b class="user">Newest Oldest</b><p>Login</p>' : ''}${item(`<b class="author">${name}</b> <time>May ${day}, 2012</time>${body(text)}`)}`
    expect(read(one).map(([author]) => author)).toEqual(['Ann Lee', 'Bob Ray'])
  })

  it('give a name that ends in a digit before a day that a style sets apart', () => {
    const one = (name: string, text: string, day: number) =>
      item(`<div><span>${name.slice(0, 3)}77</span><span>May ${day}, 2012</span></div><p>${text}</p>`)
    expect(read(one)).toEqual([
      ['Ann77', 'Good riddance.', 'May 3, 2012'],
      ['Bob77', 'I did like it!', 'May 4, 2012'],
    ])
  })

  it('are of the element that is called a comment for tests', () => {
    const one = (name: string, text: string, day: number) =>
      `<div class="css-x1"><div data-testid="comment-item"><b class="author">${name}</b><p class="css-z3">May ${day}, 2012</p><p>${text}</p></div><p>14 people of 230 recommend what this reader has written here</p></div>`
    expect(read(one).map(([author, text]) => [author, text])).toEqual([
      ['Ann Lee', 'Good riddance.'],
      ['Bob Ray', 'I did like it!'],
    ])
  })
})
