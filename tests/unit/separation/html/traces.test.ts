import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring of next year.'
const page = (markup: string) =>
  `<h1>A bridge is closed</h1><div class="post-body">${`<p>${PROSE}</p>`.repeat(4)}</div>${markup}`
const separate = (markup: string, url?: string) =>
  separatePage({ kind: 'html', html: page(markup), ...(url === undefined ? {} : { url }) })

const item = (n: number, attrs: string, more = '') =>
  `<div class="comment" id="comment-${n}" ${attrs}><span class="author">Reader ${n}</span> <span class="date">May ${n}, 2012</span>${more}<div class="comment-text"><p>What number ${n} says.</p></div></div>`

describe('the comment that one answers', () => {
  const cases: [name: string, markup: string][] = [
    ['an attribute', item(1, '') + item(2, 'data-parent-id="1"') + item(3, '')],
    ['a link that says so', item(1, '') + item(2, '', '<a href="#comment-1">in reply to Reader 1</a>') + item(3, '')],
    [
      'words before a link',
      item(1, '') + item(2, '', '<span>in reply to <a href="/p#comment-1">Reader 1</a></span>') + item(3, ''),
    ],
    ['a depth', item(1, 'data-depth="1"') + item(2, 'data-depth="2"') + item(3, 'data-depth="1"')],
    [
      'a margin',
      item(1, 'style="margin-left: 0px"') + item(2, 'style="margin-left: 30px"') + item(3, 'style="margin-left: 0px"'),
    ],
    [
      'the entry of a list in that of the comment',
      `<ul><li>${item(1, '')}<ul><li>${item(2, '')}</li></ul></li><li>${item(3, '')}</li></ul>`,
    ],
    [
      'an element inside that is moved to the right',
      [0, 1, 0].map((depth, i) => item(i + 1, '', `<i class="x-indent x-indent-${depth}"></i>`)).join(''),
    ],
    ['its own name', item(1, '') + item(2, '').replace('"comment"', '"comment comment--reply"') + item(3, '')],
    [
      'a list of comments in another',
      `<div class="comments-list"><div>${item(1, '')}</div><div class="comments-list"><div>${item(2, '')}</div></div><div>${item(3, '')}</div></div>`,
    ],
    [
      'the name of a frame',
      ['', ' box--indented', '']
        .map((name, i) => `<div class="box${name}"><div>${item(i + 1, '')}</div></div>`)
        .join(''),
    ],
    [
      'the depth of a frame',
      [1, 2, 1].map((depth, i) => `<div class="thread depth-${depth}"><div>${item(i + 1, '')}</div></div>`).join(''),
    ],
    [
      'a thread around it and its answers',
      `<div class="thread">${item(1, '')}<div class="more"><div class="thread">${item(2, '')}</div></div></div><div class="thread">${item(3, '')}</div>`,
    ],
    ['a list beside it', `${item(1, '')}<div class="replies">${item(2, '')}</div>${item(3, '')}`],
  ]

  it.each(cases)('is told by %s', (_, markup) => {
    expect(separate(markup).comments.map(({ parent }) => parent)).toEqual([null, 0, null])
  })

  it('is of the same list of answers where two stand in it', () => {
    const entry = (n: number, inside = '') => `<li>${item(n, '')}${inside === '' ? '' : `<ul>${inside}</ul>`}</li>`
    const markup = `<ul>${entry(1, entry(2, entry(3)) + entry(4))}${entry(5)}</ul>`
    expect(separate(markup).comments.map(({ parent }) => parent)).toEqual([null, 0, 1, 0, null])
  })

  it('is nobody where a list of the same kind as that of the answers holds several', () => {
    const list = (inside: string) => `<div class="group">${inside}</div>`
    const markup = list(`${item(1, '')}<section>${item(2, '')}${list(item(3, ''))}</section>`)
    expect(separate(markup).comments.map(({ parent }) => parent)).toEqual([null, null, null])
  })

  it('is nobody where a list stands below a comment that is in none', () => {
    const markup = `${item(1, '')}<ul><li>${item(2, '')}</li><li>${item(3, '')}</li></ul>`
    expect(separate(markup).comments.map(({ parent }) => parent)).toEqual([null, null, null])
  })

  it('is never the comment itself, nor one that comes later', () => {
    const markup = item(1, 'data-parent-id="2"') + item(2, 'data-parent-id="2"')
    expect(separate(markup).comments.map(({ parent }) => parent)).toEqual([null, null])
  })
})

describe('what stands beside a comment', () => {
  const votes = '<span class="vote-count">+12</span>'
  const link = '<a class="permalink" href="/story?c=1#comment-1">#</a>'

  it('gives votes and a permalink, and no part of the text', () => {
    const [comment] = separate(item(1, '', votes + link) + item(2, '')).comments
    expect(comment).toMatchObject({ votes: 12, permalink: '/story?c=1#comment-1', text: 'What number 1 says.' })
  })

  it.each([
    ['apart', '<span class="upvote-count">12</span> <span class="downvote-count">30</span>', -18],
    ['apart, by words around the name', '<i class="x-upvotes">5</i><i class="x-downvotes">1</i>', 4],
    ['apart, with buttons', '<a class="vote-up">▲</a><b class="thumbs-up-count">2</b><a class="vote-down">▼</a>', 2],
    [
      'together, with those for and against beside',
      '<i class="upvotes">5</i><b class="score">4</b><i class="downvotes">1</i>',
      4,
    ],
    ['not at all', '<a class="vote-up">▲</a><a class="vote-down">▼</a>', null],
    ['in thousands', '<span class="vote-count">1,024 points</span>', 1024],
    ['in thousands, as in German', '<span class="vote-count">-1.024</span>', -1024],
    ['in thousands, as in French', '<span class="vote-count">1&nbsp;024</span>', 1024],
    ['in thousands, in short', '<span class="vote-count">1.2k</span>', 1200],
    ['in thousands, apart', '<i class="upvotes">1,2K</i><i class="downvotes">1,000</i>', 200],
    ['as a number of stars', '<span class="vote-count">1.5</span>', null],
    ['as an average of stars', '<span class="rating-value">4.333</span>', null],
    ['as an average score', '<span class="score">3.125</span>', null],
    ['as a score in thousands', '<span class="score">1,024</span>', 1024],
    ['as a score that says what it counts', '<span class="score">1.024 points</span>', 1024],
    ['as a score of many thousands', '<span class="score">12.345</span>', 12345],
    ['as likes by a score', '<span class="score likes">1.024</span>', 1024],
    ['as a number of ratings', '<span class="rating-count">1.024</span>', 1024],
    ['as two numbers', '<span class="vote-count"><i>12</i> <i>345</i></span>', null],
    ['for machines, with a comma', '<span class="x" data-score="1,024"></span>', 1024],
    ['for machines, with a point', '<span class="x" data-score="1.024"></span>', null],
  ])('gives votes that are counted %s', (_, counted, votes) => {
    // biome-ignore format: one thought
    expect(separate(item(1, '', counted) + item(2, '')).comments[0]?.votes).toBe(votes)
  })

  it('makes the permalink absolute where the address of the page is known', () => {
    const [first, second] = separate(item(1, '', link) + item(2, ''), 'https://x.example/story').comments
    expect(first?.permalink).toBe('https://x.example/story?c=1#comment-1')
    expect(second?.permalink).toBe('https://x.example/story#comment-2')
  })

  it('is no permalink where it leads to no page', () => {
    const [comment] = separate(
      item(1, '', '<a class="permalink" href="javascript:alert(1)">#</a>') + item(2, ''),
    ).comments
    expect(comment?.permalink).not.toMatch(/javascript/)
  })
})

describe('a text', () => {
  const one = (body: string) =>
    separate(
      `<div class="comment" id="comment-1"><cite>Ann</cite> <span class="date">May 3, 2012</span><div class="comment-text">${body}</div></div>`,
    ).comments[0]?.text

  it.each([
    ['a greeting by name', '<p>Hi Bob,</p><p>I think so too.</p>', 'Hi Bob,\n\nI think so too.'],
    ['a line of agreement', '<p>+1</p><p>I think so too.</p>', '+1\n\nI think so too.'],
    ['the name of who is quoted', '<p>Bob wrote:</p><p>So do I.</p>', 'Bob wrote:\n\nSo do I.'],
    ['lines and paragraphs', '<p>One<br>two</p><p>three</p>', 'One\ntwo\n\nthree'],
  ])('keeps %s', (_, body, text) => {
    expect(one(body)).toBe(text)
  })

  it.each([
    ['buttons', '<p>I think so too.</p><p>Reply</p><p>Like or Dislike: 1 0</p>'],
    ['the author’s name below', '<p>I think so too.</p><p>Ann</p>'],
    ['a line of name and time', '<p>Ann — May 3, 2012</p><p>I think so too.</p>'],
  ])('loses %s', (_, body) => {
    expect(one(body)).toBe('I think so too.')
  })
})

describe('pingbacks', () => {
  const ping = (attrs: string, text: string) =>
    `<li ${attrs} id="comment-9"><cite class="fn"><a rel="external" href="http://x.example">Roads and bridges » A title</a></cite><div class="comment-content"><p>${text}</p></div></li>`
  const reader =
    '<li class="comment even depth-1" id="comment-8"><cite class="fn">Ann</cite><div class="comment-content"><p>Good riddance.</p></div></li>'

  it.each([
    [
      'a class',
      `<ol class="commentlist">${reader}${ping('class="pingback odd depth-1"', 'Read more about it here today')}</ol>`,
    ],
    [
      'a list of their own',
      `<ol class="commentlist">${reader}</ol><ol class="ping-list">${ping('class="comment odd depth-1"', 'Read more about it here today')}</ol>`,
    ],
    [
      'an excerpt, where a theme has no class for either',
      `<ol class="commentlist">${reader}${ping('class="alt"', '[...] as was said of the bridge [...]')}</ol>`,
    ],
  ])('are told from comments by %s', (_, markup) => {
    const { comments } = separate(markup)
    expect(comments.map(({ kind }) => kind)).toEqual(['comment', 'pingback'])
    expect(comments[1]?.author).toBe('Roads and bridges » A title')
  })

  it.each([
    ['class="comment odd depth-1"', '[...] you are all idiots [...]'],
    ['class="alt"', '... you are all idiots ...'],
    ['class="alt"', 'Pingback: you are all idiots'],
  ])('are nothing that a reader can make of a comment by its words: %s, %j', (attrs, text) => {
    const { comments } = separate(`<ol class="commentlist">${reader}${ping(attrs, text)}</ol>`)
    expect(comments.map(({ kind }) => kind)).toEqual(['comment', 'comment'])
  })
})
