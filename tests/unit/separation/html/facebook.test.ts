import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

type Said = { name: string; text: string; at: number }

const ANN: Said = { name: 'Ann', text: 'Good riddance.', at: 1525363500 }
const BOB: Said = { name: 'Bob', text: 'I did like it!', at: 1525367100 }
const CEM: Said = { name: 'Cem', text: 'It was older than my house.<br>Ann, you know that.', at: 1525367900 }

const time = ({ at }: Said) =>
  `<span> · </span><span><a class="uiLinkSubtle" href="https://www.facebook.com/9?comment_id=${at}"><abbr class="UFISutroCommentTimestamp livetimestamp" data-utime="${at}">8 yrs</abbr></a></span>`
const buttons = '<a href="#" role="button">Like</a><span> · </span><a href="#" role="button">Reply</a><span> · 3</span>'

const plugin = (said: Said, answers = ''): string =>
  `<div class="_3-8y _5nz1 clearfix"><div class="_ohe"><a href="/x"><img alt=""></a></div><div><div class="UFIImageBlockContent"><div><div><a class="UFICommentActorName" dir="auto" href="/x">${said.name}</a><span> · </span><div class="_4q1v">Works at a bakery</div></div><div class="_3-8m"><div class="_30o4"><span><span>${said.text}</span></span></div></div><div class="_2vq9 fsm fwn fcg">${buttons}${time(said)}</div></div>${answers && `<div class="_44ri">${answers}</div>`}</div></div></div>`

const row = (said: Said): string =>
  `<div class="UFIRow UFIComment" aria-label="Comment"><div class="clearfix"><a href="/x"><img class="UFIActorImage" alt=""></a><div class="UFICommentContentBlock"><div class="UFICommentContent"><span class="UFICommentActorAndBody"><span><a class="UFICommentActorName" href="/x">${said.name}</a></span><span> </span><span class="UFICommentBody"><span>${said.text}</span></span></span></div><div class="fsm UFICommentActions">${buttons}${time(said)}</div></div></div></div>`

const later = (said: Said, depth: number, answers = ''): string =>
  `<li><div aria-label="Comment" data-testid="UFI2Comment/root_depth_${depth}"><a href="/x"><img alt=""></a><div><div><div data-testid="UFI2Comment/body"><div class="_72vr"><a class="_6qw4" href="/x">${said.name}</a> <span dir="ltr"><span class="_3l3x">${said.text}</span></span></div></div></div><ul data-testid="UFI2CommentActionLinks/root"><li>${buttons}</li><li>${time(said)}</li></ul></div></div>${answers && `<div><ul>${answers}</ul></div>`}</li>`

const post =
  '<div class="userContent"><p>The bridge over the river was closed on Monday, the town said, and will open again in spring.</p></div>'
const page = (comments: string) =>
  `<html id="facebook"><head><title>A bridge is closed</title></head><body>${comments}</body></html>`

describe('comments of Facebook', () => {
  it.each([
    [
      'its plugin',
      `<div><div>Sort by <select><option>Oldest</option></select></div><textarea placeholder="Add a comment..."></textarea>${plugin(ANN, plugin(BOB))}${plugin(CEM)}<div>Facebook Comments Plugin</div></div>`,
    ],
    [
      'a post of 2012',
      `${post}<div class="UFIList"><div class="UFIRow UFILikeSentence"><a href="/zoe">Zoe</a> and 12 others like this.</div>${row(ANN)}<div class="UFIReplyList">${row(BOB)}</div>${row(CEM)}<div class="UFIRow UFIAddComment"><textarea></textarea></div></div>`,
    ],
    ['a post of 2018', `${post}<form><ul class="_7a9a">${later(ANN, 0, later(BOB, 1))}${later(CEM, 0)}</ul></form>`],
  ])('are read from %s, each with its time to the second', (_, markup) => {
    const { comments, evidence, confidence } = separatePage({ kind: 'html', html: page(markup) })
    expect(evidence[0]).toBe('Facebook comments: 3 found')
    expect(comments).toMatchObject([
      { author: 'Ann', text: 'Good riddance.', parent: null, postedAt: '2018-05-03T16:05:00.000Z' },
      { author: 'Bob', text: 'I did like it!', parent: 0, postedAt: '2018-05-03T17:05:00.000Z' },
      { author: 'Cem', text: 'It was older than my house.\nAnn, you know that.', parent: null },
    ])
    expect(comments[1]?.permalink).toBe('https://www.facebook.com/9?comment_id=1525367100')
    expect(confidence.hasComments).toBeGreaterThan(0.95)
  })

  it('are none where a name has no time, as of who liked them', () => {
    const liked =
      '<div class="UFIRow"><a class="UFICommentActorName" href="/zoe">Zoe</a> <span>likes this post.</span></div>'
    const { comments } = separatePage({
      kind: 'html',
      html: page(`${post}<div class="UFIList">${liked}${row(ANN)}</div>`),
    })
    expect(comments.map(({ text }) => text)).toEqual(['Good riddance.'])
  })
})
