import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const OPENING =
  'The program crashes when it starts on a machine without network. Steps: pull the cable, start it, wait.'
const separate = (markup: string) => separatePage({ kind: 'html', html: `<body>${markup}` })

describe('a thread of GitHub', () => {
  const one = (name: string, n: number, text: string) =>
    `<div class="TimelineItem js-comment-container"><div class="timeline-comment-group" id="issuecomment-${n}"><div class="timeline-comment comment js-comment"><div class="timeline-comment-header"><h3><strong><a class="author" href="/${name}">${name}</a></strong> commented <a href="#issuecomment-${n}" id="issuecomment-${n}-permalink" class="Link--secondary js-timestamp"><relative-time datetime="2022-03-0${n}T10:00:00Z">Mar ${n}, 2022</relative-time></a></h3></div><table><tbody><tr><td class="comment-body markdown-body js-comment-body"><p>${text}</p></td></tr></tbody></table></div></div></div>`
  const thread = (opening: string) =>
    separate(
      `<h1>Crash on start</h1>${one('zoe', 1, opening)}${one('bob', 2, 'Can you attach the log?')}${one('zoe', 3, 'Sure.')}`,
    )

  it.each([
    ['short', OPENING],
    ['long', OPENING.repeat(6)],
  ])('has the %s post that opens it for its article, and no more', (_, opening) => {
    const { article, comments, warnings } = thread(opening)
    expect(article.text).toBe(opening)
    expect(comments.map(({ text }) => text)).toEqual(['Can you attach the log?', 'Sure.'])
    expect(warnings).toEqual([])
  })

  it('has the times of its elements, and the links around them', () => {
    expect(thread(OPENING).comments[0]).toMatchObject({
      postedAt: '2022-03-02T10:00:00Z',
      permalink: '#issuecomment-2',
    })
  })
})

describe('a thread of phpBB', () => {
  const quote = (name: string, text: string) =>
    `<blockquote cite="./viewtopic.php?p=1#p1"><div><cite><a href="./u">${name}</a> wrote: <span>Sun Mar 05, 2023 7:22 pm</span></cite>${text}</div></blockquote>`
  const post = (name: string, n: number, content: string) =>
    `<div id="p${n}" class="post has-profile bg2"><div class="inner"><dl class="postprofile" id="profile${n}"><dt><a href="./u" class="username">${name}</a></dt><dd><strong>Posts:</strong> 310</dd><dd><strong>Joined:</strong> Thu Mar 01, 2012 9:12 am</dd></dl><div class="postbody"><h3><a href="#p${n}">Bearing noise</a></h3><p class="author">Post by <strong><a class="username">${name}</a></strong> » Sun Mar 0${n}, 2023 7:22 pm</p><div class="content">${content}</div><div class="notice">Last edited by ${name} on Mon Mar 06, 2023 7:00 pm, edited 1 time in total.</div><div class="signature">Sent from my shed</div></div></div></div>`
  const { article, comments } = separate(
    `<h2>Bearing noise</h2>${post('Hank', 1, OPENING)}${post('Ulf', 2, `${quote('Hank', 'Wait.')}Yes, a press.`)}${post('Ann', 3, 'So I think.')}`,
  )

  it('has nothing but what was written for its article', () => {
    expect(article.text).toBe(OPENING)
  })

  it('sets the head of a quote apart from what is quoted', () => {
    expect(comments[0]?.text).toBe('Hank wrote: Sun Mar 05, 2023 7:22 pm\n\nWait.\n\nYes, a press.')
  })
})

describe('a question of Stack Exchange', () => {
  const below = (post: number, ...comments: [name: string, n: number, text: string][]) =>
    `<div id="comments-${post}" class="comments js-comments-container"><ul class="comments-list">${comments
      .map(
        ([name, n, text]) =>
          `<li id="comment-${n}" class="comment js-comment" data-comment-id="${n}" data-comment-score="0"><div class="js-comment-actions"><div class="comment-score"><span class="cool">${n % 10}</span></div></div><div class="comment-text"><div class="comment-body"><span class="comment-copy">${text}</span>&ndash;&nbsp;<div><a href="/users/3/x" class="comment-user">${name}</a></div><span class="comment-date"><a class="comment-link" href="#comment${n}_${post}"><span title="2015-03-05 10:00:00Z, License: CC BY-SA 3.0" class="relativetime-clean">Mar 5, 2015 at 10:00</span></a></span></div></div></li>`,
      )
      .join('')}</ul></div>`
  const answer = (name: string, n: number, text: string, comments: string) =>
    `<div id="answer-${n}" class="answer" itemscope itemtype="https://schema.org/Answer"><div class="js-vote-count" itemprop="upvoteCount">${n}</div><div class="s-prose" itemprop="text"><p>${text}</p></div><div class="user-action-time">answered <span title="2015-03-05 09:00:00Z" class="relativetime">Mar 5, 2015 at 9:00</span></div><div itemprop="author" itemscope itemtype="http://schema.org/Person"><a href="/users/9/x">${name}</a><span itemprop="name">${name}</span></div>${comments}</div>`
  const markup = `<div itemscope itemtype="https://schema.org/Question"><h1 itemprop="name">How?</h1><div class="question"><div class="s-prose" itemprop="text"><p>${OPENING.repeat(2)}</p></div></div>${below(7, ['Zed', 501, 'In place, or a copy?'])}</div><h2>2 Answers</h2>${answer('Bob', 31, 'Use a slice.', below(31, ['Cid', 502, 'It copies!'], ['Bob', 503, 'Right.']))}${answer('Dan', 2, 'Write a loop.', '')}`

  it('has the comments on it and on its answers, each below what it is on', () => {
    const { comments, article } = separate(markup)
    expect(comments.map(({ author, text, parent, votes }) => [author, text, parent, votes])).toEqual([
      ['Zed', 'In place, or a copy?', null, 1],
      ['Bob', 'Use a slice.', null, 31],
      ['Cid', 'It copies!', 1, 2],
      ['Bob', 'Right.', 1, 3],
      ['Dan', 'Write a loop.', null, 2],
    ])
    expect(article.text).toBe(OPENING.repeat(2))
  })
})

describe('a thread of XenForo that calls its posts comments', () => {
  it('loses the buttons that only its own rule knows', () => {
    const post = (name: string, n: number, body: string) =>
      `<article class="message message--post" data-content="post-${n}" id="js-post-${n}" itemscope itemtype="https://schema.org/Comment"><h4 class="message-name"><a class="username"><span itemprop="name">${name}</span></a></h4><time datetime="2022-05-0${n}T10:00:00+0000" itemprop="datePublished">May ${n}, 2022</time><div itemprop="text"><div class="bbWrapper">${body}</div></div></article>`
    const first = `<article class="message message--post" id="js-post-1"><h4 class="message-name"><a class="username">Zoe</a></h4><time datetime="2022-05-01">May 1, 2022</time><div class="bbWrapper">${OPENING}</div></article>`
    const quote = `<blockquote class="bbCodeBlock"><div class="bbCodeBlock-title"><a>Zoe said:</a></div><div class="bbCodeBlock-content"><div class="bbCodeBlock-expandContent">Wait.</div><div class="bbCodeBlock-expandLink"><a>Click to expand...</a></div></div></blockquote>`
    const { comments, evidence } = separate(first + post('Ann', 2, `${quote}I did.`) + post('Bob', 3, 'So did I.'))
    expect(comments.map(({ text }) => text)).toEqual(['Zoe said:\n\nWait.\n\nI did.', 'So did I.'])
    expect(evidence).toContain('Confirmed by: Comments by microdata')
  })
})
