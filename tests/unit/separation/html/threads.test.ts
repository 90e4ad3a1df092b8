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
