import { describe, expect, it } from 'vitest'
import { isItemName, isNameName, isPersonName, isReplyName, isTextName } from '#lib/separation/html/name-words.ts'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring of next year.'
const ARTICLE = `<h1>A bridge is closed</h1><div class="post-body">${`<p>${PROSE}</p>`.repeat(4)}</div>`
const separate = (markup: string, article = ARTICLE) =>
  separatePage({ kind: 'html', html: `<body>${article}${markup}` })
const pairs = (markup: string) => separate(markup).comments.map(({ author, text }) => [author, text])

const TWO = [
  ['Ann', 'Good riddance.'],
  ['Bob', 'I did like it!'],
]

describe('the names of elements', () => {
  it.each([
    'comment', 'comment-12', 'lf_comment_container', 'CommentItem', 'commentBox', 'comments__item', 'comment-list-item',
    'Comment_comment__x1Y2z', 'c-comment', 'kommentar', 'single-comment', 'commentaire-item', 'user_comment_entry',
  ])('%s says one comment', (name) => expect(isItemName(name)).toBe(true)) // biome-ignore format: one thought

  it.each([
    'comments', 'comment-list', 'comment-form', 'recent-comment', 'add-comment', 'no-comment', 'comment-count',
    'post-comment', 'comment-text', 'commented', 'commentary-page', 'texto_comentario', 'reply-to-comment', 'comments-area', 'leave-comment',
  ])('%s does not', (name) => expect(isItemName(name)).toBe(false)) // biome-ignore format: one thought

  it('say what may be an answer', () => {
    expect(['reply', 'gsc-reply', 'answer-item', 'respuesta'].every(isReplyName)).toBe(true)
    expect(['reply-link', 'reply-form', 'replies', 'no-reply', 'answer-text'].some(isReplyName)).toBe(false)
  })

  it('say what is a text and who wrote it', () => {
    expect(['lf_body', 'CommentText', 'reader-message', 'texto_comentario', 'testo-commento'].every(isTextName)).toBe(
      true,
    )
    expect(['comment-meta', 'textarea', 'bodyguard'].some(isTextName)).toBe(false)
    expect(['lf_comment_user_nick', 'CommentAuthorName', 'poster', 'autor-comentario'].every(isPersonName)).toBe(true)
    expect(['user-avatar', 'author-bio', 'usertext'].some(isPersonName)).toBe(false)
    expect(['comment-name', 'comment-meta__name', 'nombre', 'pseudo'].every(isNameName)).toBe(true)
    expect(['file-name', 'form-name', 'reply-to-name', 'rename', 'named'].some(isNameName)).toBe(false)
  })
})

describe('comments of systems that nobody knows', () => {
  it('are one where a frame has who and when, and an element inside of it the text', () => {
    const one = (name: string, text: string, n: number) =>
      `<li class="comment"><div class="comment-container"><div class="head"><span class="name">${name}</span> <span class="date">May ${n}, 2012</span></div><div class="comment-entry" id="entry-${n}"><p>${text}</p></div></div></li>`
    expect(pairs(`<ol>${one('Ann', 'Good riddance.', 3)}${one('Bob', 'I did like it!', 4)}</ol>`)).toEqual(TWO)
  })

  it('lose what frames of the list itself print', () => {
    const one = (name: string, text: string, n: number) =>
      `<div class="x-comment"><b class="nick">${name}</b> <time>May ${n}, 2012</time><div class="txt">${text}</div></div>`
    const more = [5, 6, 7].map((n) => one(`Reader ${n}`, `What number ${n} says.`, n)).join('')
    const markup = `<div class="x-comment-box">Load more${one('Ann', 'Good riddance.', 3)}${one('Bob', 'I did like it!', 4)}${more}</div>`
    expect(pairs(markup).slice(0, 2)).toEqual(TWO)
    expect(pairs(markup)).toHaveLength(5)
  })

  it('have names and texts by what their classes end in, below frames of vendors', () => {
    const one = (name: string, text: string, n: number) =>
      `<div class="zz_comment_container"><div class="zz_head_content"><a class="zz_comment_user_nick">${name}</a> <i class="zz_date">May ${n}, 2012</i></div><div class="zz_body"><p>${text}</p></div></div>`
    expect(pairs(one('Ann', 'Good riddance.', 3) + one('Bob', 'I did like it!', 4))).toEqual(TWO)
  })

  it('are found where rows alternate and answers stand below what they answer', () => {
    const one = (n: number, inner = '') =>
      `<div class="row ${n % 2 === 0 ? 'light' : 'dark'} by-reader${n}"><div class="by">Reader ${n}</div><div class="when"><time>May ${n}, 2012</time></div><p>What number ${n} says of the bridge.</p>${inner}</div>`
    const rows = [1, 2, 3, 4].map((n) => one(n, n === 2 ? `<div class="sub">${one(20)}</div>` : '')).join('')
    const { comments } = separate(`<h3>5 comments</h3><div class="discussion">${rows}</div>`)
    expect(comments.map(({ author, parent }) => [author, parent])).toEqual([
      ['Reader 1', null],
      ['Reader 2', null],
      ['Reader 20', 1],
      ['Reader 3', null],
      ['Reader 4', null],
    ])
  })

  const forum = (n: number, text: string) =>
    `<div class="forum-comment"><span class="user">Reader ${n}</span> <time>May ${n}, 2012</time><div class="text">${text}</div></div>`
  const thread = forum(1, PROSE.repeat(3)) + forum(2, 'I think so too.') + forum(3, 'So do I, mostly.')

  it('leave the first post of a page of posts to the article, whatever lists stand beside', () => {
    const list = `<ul>${'<li><a href="/t">Another thread of this board, about the bridge and the spring of next year that is to come</a></li>'.repeat(9)}</ul>`
    const { comments, article } = separate(thread + list, '<h1>A bridge</h1>')
    expect(comments.map(({ text }) => text)).toEqual(['I think so too.', 'So do I, mostly.'])
    expect(article.text).toContain(PROSE)
  })

  it('are all comments where a header above counts them', () => {
    expect(separate(`<h2>3 comments</h2>${thread}`, '<h1>A picture</h1>').comments).toHaveLength(3)
  })

  it('are none where one notice stands without a name, a time or an id', () => {
    expect(separate('<div class="comment-box"><b>Comments (0)</b><div class="text">All comments will be published after moderation</div></div>').comments).toEqual([]) // biome-ignore format: one thought
  })

  it('are answers called so, inside of comments and alone, where they hold who and when', () => {
    const answer = (name: string, text: string, n: number) =>
      `<div class="x-reply"><b class="x-reply-author">${name}</b> <time>May ${n}, 2012</time><div class="x-reply-content">${text}</div></div>`
    const comment = `<div class="x-comment"><b class="x-author">Ann</b> <time>May 3, 2012</time><div class="x-comment-content">Good riddance.</div><div class="reply"><a>Reply</a></div><div class="x-replies">${answer('Bob', 'I did like it!', 4)}</div></div>`
    const { comments } = separate(comment)
    expect(comments.map(({ author, text, parent }) => [author, text, parent])).toEqual([
      ['Ann', 'Good riddance.', null],
      ['Bob', 'I did like it!', 0],
    ])
    expect(pairs(answer('Ann', 'Good riddance.', 3) + answer('Bob', 'I did like it!', 4))).toEqual(TWO)
  })

  it('are none where a page answers its own questions', () => {
    const one = (question: string, text: string) =>
      `<div class="question"><h3>${question}</h3><div class="answer"><p>${text}</p></div></div>`
    expect(pairs(one('How long will it take?', 'A year.') + one('Who pays for it?', 'The county.'))).toEqual([])
  })

  it('have the text beside the time, where an element named as a text holds both', () => {
    const one = (name: string, text: string, n: number) =>
      `<div class="comment single-comment-node"><div class="comment__content"><div class="top"><button>${name}</button><p>Joined</p><p>Jan 4, 2009</p><time>May ${n}, 2012</time></div><div class="comment__body">${text}</div></div></div>`
    expect(pairs(one('Ann', 'Good riddance.', 3) + one('Bob', 'I did like it!', 4))).toEqual(TWO)
  })

  it('are all found where every one that answers none is answered', () => {
    const one = (n: number, inside = '') =>
      `<details class="c"><summary><b>Reader ${n}</b> · <time>May ${n}, 2012</time></summary><p>What number ${n} says of the bridge.</p>${inside}</details>`
    const { comments } = separate(`<h2>5 comments</h2>${one(1, one(2, one(3)))}${one(4, one(5))}`)
    expect(comments.map(({ author, parent }) => [author, parent])).toEqual([
      ['Reader 1', null],
      ['Reader 2', 0],
      ['Reader 3', 1],
      ['Reader 4', null],
      ['Reader 5', 3],
    ])
  })
})
