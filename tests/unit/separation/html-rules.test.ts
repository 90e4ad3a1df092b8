import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring of next year.'
const ARTICLE = `<h1>A bridge is closed</h1><div class="post-body">${`<p>${PROSE}</p>`.repeat(4)}</div>`
const page = (comments: string) =>
  `<html><head><title>A bridge is closed</title></head><body>${ARTICLE}${comments}</body></html>`

/** The same two comments in the markup of many systems; in those with `nested` Bob answers Ann. */
const SYSTEMS: [name: string, markup: string, nested: boolean][] = [
  [
    'WordPress',
    `<ol class="commentlist"><li class="comment even depth-1" id="comment-1"><div id="div-comment-1"><cite class="fn">Ann</cite> <span class="says">says:</span>
     <div class="comment-meta"><a href="#comment-1">May 3, 2012 at 4:05 pm</a></div><p>Good riddance.</p><p>I never liked it.</p><div class="reply">Reply</div></div>
     <ul class="children"><li class="comment odd depth-2" id="comment-2"><cite class="fn">Bob</cite><div class="comment-meta"><a href="#comment-2">May 4, 2012 at 9:00 am</a></div><p>I did!</p></li></ul></li></ol>`,
    true,
  ],
  [
    'Blogger',
    `<dl id="comments-block"><dt class="comment-author" id="c12345678901"><a rel="nofollow" href="#">Ann</a> said...</dt><dd class="comment-body"><p>Good riddance.<br><br>I never liked it.</p></dd>
     <dd class="comment-footer"><span class="comment-timestamp">May 3, 2012 4:05 PM</span></dd><dt class="comment-author"><a rel="nofollow" href="#">Bob</a> said...</dt>
     <dd class="comment-body"><p>I did!</p></dd><dd class="comment-footer"><span class="comment-timestamp">May 4, 2012 9:00 AM</span></dd></dl>`,
    false,
  ],
  [
    'TypePad',
    `<h2>Comments</h2><a id="c64002784"></a><p>Good riddance.</p><p>I never liked it.</p><p class="posted">Posted by: Ann | May 3, 2012 4:05:00 PM</p>
     <a id="c64002785"></a><p>I did!</p><p class="posted">Posted by: Bob | May 4, 2012 9:00:00 AM</p>`,
    false,
  ],
  [
    'a definition list',
    `<dl><dt class="comment" id="comment-1"><span class="comment_num">1</span><span class="comment_author">Ann</span><span class="comment_time">May 3, 2012 at 4:05 pm</span></dt>
     <dd class="comment"><p>Good riddance.</p><p>I never liked it.</p></dd><dt class="comment"><span class="comment_author">Bob</span><span class="comment_time">May 4, 2012</span></dt><dd class="comment"><p>I did!</p></dd></dl>`,
    false,
  ],
  [
    'microdata',
    `<div itemscope itemtype="http://schema.org/Comment"><span itemprop="author">Ann</span><time itemprop="datePublished" datetime="2012-05-03T16:05:00Z">May 3</time><div itemprop="text"><p>Good riddance.</p><p>I never liked it.</p></div></div>
     <div itemscope itemtype="http://schema.org/Comment"><span itemprop="author">Bob</span><time itemprop="datePublished" datetime="2012-05-04T09:00:00Z">May 4</time><div itemprop="text"><p>I did!</p></div></div>`,
    false,
  ],
  [
    'classes nobody knows',
    `<div class="x"><p class="commentAuthor">Ann</p><p class="commentDate">May 3, 2012</p><div class="commentText"><p>Good riddance.</p><p>I never liked it.</p></div></div>
     <div class="x"><p class="commentAuthor">Bob</p><p class="commentDate">May 4, 2012</p><div class="commentText"><p>I did!</p></div></div>`,
    false,
  ],
]

describe('comments in markup', () => {
  it.each(SYSTEMS)('reads author, time and text from %s', (_, markup, nested) => {
    const { comments, article, title } = separatePage({ kind: 'html', html: page(markup) })
    expect(comments.map(({ author }) => author)).toEqual(['Ann', 'Bob'])
    expect(comments.map(({ postedAtText }) => postedAtText?.slice(0, 5))).toEqual(['May 3', 'May 4'])
    expect(comments.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual([
      'Good riddance. I never liked it.',
      'I did!',
    ])
    expect(comments[1]?.parent).toBe(nested ? 0 : null)
    expect(article.text).toContain(PROSE)
    expect(article.text).not.toContain('riddance')
    expect(title).toBe('A bridge is closed')
  })

  it('leaves the opening post of a thread to the article', () => {
    const post = (name: string, text: string) =>
      `<div class="topic-body crawler-post"><span class="creator"><span itemprop="name">${name}</span></span><time class="post-time" datetime="2024-01-02">Jan 2, 2024</time><div class="post"><p>${text}</p></div></div>`
    const { comments, article } = separatePage({
      kind: 'html',
      html: `<body>${post('Ann', PROSE.repeat(3))}${post('Bob', 'I did!')}</body>`,
    })
    expect(comments.map(({ text }) => text)).toEqual(['I did!'])
    expect(article.text).toContain(PROSE)
  })

  it('does not take a list of the newest comments for comments', () => {
    const widget =
      '<aside><ul><li class="comment" id="comment-9"><cite class="fn">Ann</cite> on May 3, 2012 <p>Good riddance</p></li></ul></aside>'
    expect(separatePage({ kind: 'html', html: page(widget) }).comments).toEqual([])
  })

  it('finds none where the article stands alone', () => {
    const { comments, evidence } = separatePage({
      kind: 'html',
      html: page('<p>Leave a Reply</p><form><textarea></textarea></form>'),
    })
    expect(comments).toEqual([])
    expect(evidence).not.toEqual([])
  })
})
