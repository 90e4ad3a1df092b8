import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const PROSE =
  'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring of next year.'
const ARTICLE = `<h1>A bridge is closed</h1><div class="x1">${`<p>${PROSE}</p>`.repeat(4)}</div>`

const comment = (name: string, text: string, more: object = {}) => ({
  '@type': 'Comment',
  text,
  author: { '@type': 'Person', name },
  dateCreated: '2024-05-03T16:05:00Z',
  ...more,
})
const script = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`
const shown = (lines: string[]) =>
  lines.map((line) => `<div class="q"><b>someone</b><div><p>${line}</p></div></div>`).join('')
const separate = (html: string) => separatePage({ kind: 'html', html })

describe('comments that a page describes by JSON-LD', () => {
  const data = {
    '@type': 'NewsArticle',
    comment: [
      comment('Ann', 'Good riddance.\nI never liked it at all.', { url: 'https://x.example/a#c1', upvoteCount: 3 }),
      comment('Bob', 'I did like it, and so did everybody else.'),
    ],
  }

  it('are put to the lines that show them', () => {
    const html = `${script(data)}${ARTICLE}${shown(['Good riddance.</p><p>I never liked it at all.', 'I did like it, and so did everybody else.'])}`
    const { comments, article, blocks, evidence } = separate(html)
    expect(evidence[0]).toBe('Comments by JSON-LD: 2 found')
    expect(comments.map(({ author }) => author)).toEqual(['Ann', 'Bob'])
    expect(comments[0]).toMatchObject({
      permalink: 'https://x.example/a#c1',
      votes: 3,
      postedAt: '2024-05-03T16:05:00Z',
    })
    expect(html.slice(...(comments[1]?.span ?? [0, 0]))).toContain('so did everybody else')
    expect(article.text).not.toMatch(/riddance|everybody/)
    expect(blocks.filter(({ part }) => part === 'comment').map((block) => block.comment)).toEqual([0, 0, 1])
  })

  it('are found where no line shows them, by their place in the data', () => {
    const html = `${script(data)}${ARTICLE}`
    const { comments } = separate(html)
    expect(comments.map(({ author }) => author)).toEqual(['Ann', 'Bob'])
    expect(html.slice(...(comments[1]?.span ?? [0, 0]))).toBe('I did like it, and so did everybody else.')
  })

  it('have votes in whatever way they are written, and none where that is no count', () => {
    const endless = '9'.repeat(400)
    const counts = ['1,024', '1.2k', 1.024, 'many', endless]
    const votes = [...counts.map((upvoteCount) => ({ upvoteCount })), { upvoteCount: endless, downvoteCount: endless }].map((counted, i) => comment(`Reader ${i}`, `What number ${i} says here.`, counted)) // biome-ignore format: one thought
    const found = separate(`${script({ '@type': 'NewsArticle', comment: votes })}${ARTICLE}`).comments
    expect(found.map((one) => one.votes)).toEqual([1024, 1200, null, null, null, null])
  })

  it('answer each other as the data nests them', () => {
    const nested = {
      '@type': 'DiscussionForumPosting',
      comment: [comment('Ann', 'Good riddance, I say.', { comment: [comment('Bob', 'I did like it, I say.')] })],
    }
    expect(separate(`${script(nested)}${ARTICLE}`).comments.map(({ parent }) => parent)).toEqual([null, 0])
  })

  it('are the answers to a question too, without its own text', () => {
    const question = {
      '@type': 'QAPage',
      mainEntity: {
        '@type': 'Question',
        text: 'Is the bridge closed?',
        acceptedAnswer: {
          ...comment('Ann', 'Yes, it is closed.'),
          '@type': 'Answer',
          text: '<p>Yes, it is <b>closed</b>.</p>',
        },
        suggestedAnswer: [{ ...comment('Bob', 'No, it is not.'), '@type': 'Answer' }],
      },
    }
    expect(separate(`${script(question)}${ARTICLE}`).comments.map(({ text }) => text)).toEqual([
      'Yes, it is closed.',
      'No, it is not.',
    ])
  })

  it('give way to markup that has the same ones and more', () => {
    const item = (n: number, name: string, text: string) =>
      `<li class="comment even depth-1" id="comment-${n}"><cite class="fn">${name}</cite><div class="comment-content"><p>${text}</p></div></li>`
    const list = `<ol class="commentlist">${item(1, 'Ann', 'Good riddance.')}${item(2, 'Bob', 'I did like it!')}</ol>`
    const first = { '@type': 'Article', comment: [comment('Ann', 'Good riddance.')] }
    const { comments, evidence } = separate(`${script(first)}${ARTICLE}${list}`)
    expect(comments).toHaveLength(2)
    expect(evidence[0]).toMatch(/^WordPress comment list/)
  })

  it.each([
    ['broken JSON', '<script type="application/ld+json">{"@type":"Comment", "text": }</script>'],
    ['a product with reviews', script({ '@type': 'Product', review: [{ '@type': 'Review', reviewBody: 'Good.' }] })],
    ['a comment without text', script({ '@type': 'Comment', author: 'Ann' })],
    ['a null', script(null)],
    ['a number', script(7)],
  ])('are none in %s', (_, data) => {
    expect(separate(`${data}${ARTICLE}`).comments).toEqual([])
  })
})
