import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageSource } from '#lib/separation/schema.ts'
import { separatePage } from '#lib/separation/separate-page.ts'
import { processorTime } from '#tests/support/processor-time.ts'
import { expectWhole, markup, texts } from './pages.ts'

const text = (source: string): PageSource => ({ kind: 'text', text: source })
const html = (source: string): PageSource => ({ kind: 'html', html: source })

describe('separating any text', () => {
  it('keeps spans ordered, apart and inside the source', () => {
    fc.assert(
      fc.property(texts, (source) => expectWhole(text(source), separatePage(text(source)))),
      { numRuns: 300 },
    )
  })

  it('covers every character that is not blank with a block', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const covered = separatePage(text(source)).blocks.map(({ span }) => source.slice(...span))
        expect(covered.join('').replace(/\s/g, '')).toBe(source.replace(/\s/g, ''))
      }),
      { numRuns: 300 },
    )
  })

  it('gives every comment the text that its span covers', () => {
    fc.assert(
      fc.property(texts, (source) => {
        for (const comment of separatePage(text(source)).comments)
          expect(comment.text).toBe(source.slice(...comment.span))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the comments apart from each other and from the article', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const { comments, article } = separatePage(text(source))
        const spans = [...comments.map(({ span }) => span), ...article.spans].sort((a, b) => a[0] - b[0])
        spans.forEach((span, i) => {
          expect(span[0]).toBeGreaterThanOrEqual(spans[i - 1]?.[1] ?? 0)
        })
      }),
      { numRuns: 300 },
    )
  })
})

describe('separating any markup', () => {
  it('keeps spans ordered, apart and inside the source', () => {
    fc.assert(
      fc.property(markup, (source) => expectWhole(html(source), separatePage(html(source)))),
      { numRuns: 300 },
    )
  })
})

describe('moving the border by hand', () => {
  const pages = fc.oneof(texts.map(text), markup.map(html))

  it('keeps the blocks as they are', () => {
    fc.assert(
      fc.property(pages, fc.nat(100), (page, at) => {
        const { blocks } = separatePage(page)
        const first = blocks.length === 0 ? null : at % blocks.length
        const moved = separatePage(page, { firstCommentBlock: first })
        expect(moved.blocks.map(({ text, span }) => [text, span])).toEqual(blocks.map(({ text, span }) => [text, span]))
        expectWhole(page, moved)
      }),
      { numRuns: 300 },
    )
  })

  it('leaves no comment when a person says that there is none', () => {
    fc.assert(
      fc.property(pages, (page) => {
        expect(separatePage(page, { firstCommentBlock: null }).comments).toEqual([])
      }),
    )
  })

  it('begins the comments at the block that a person names', () => {
    const page = text(
      'A bridge\n\nThe bridge was closed on Monday.\n\nIt will open again.\n\nGood riddance.\n\nI liked it!',
    )
    const moved = separatePage(page, { firstCommentBlock: 3 })
    expect(moved.comments[0]?.text).toMatch(/^Good riddance/)
    expect(moved.blocks.slice(0, 3).every(({ part }) => part !== 'comment')).toBe(true)
  })
})

describe('hostile pages', () => {
  const many = 100_000
  const cases: [name: string, page: PageSource][] = [
    ['nothing', text('')],
    ['only NULs', text('\0'.repeat(many))],
    ['only line ends', text('\n'.repeat(10_000_000))],
    ['one line of 10 MB', text('word '.repeat(2_000_000))],
    ['10 MB of short lines', text('I agree!\n'.repeat(1_100_000))],
    ['a header of comments with blanks behind', text(`So it was.\nComments${' '.repeat(120)}|x`)],
    [
      'author lines of answers with blanks before the name',
      text(`Ann replied to${' '.repeat(103)}x 2012-01-01 10:0\n`.repeat(45_000)),
    ],
    ['author lines with blanks in the name', text(`posted by x${' '.repeat(105)}y 2012-01-01 10:00\n`.repeat(40_000))],
    ['buttons with blanks between', text(`So it was.\n${'like   '.repeat(30)}x`)],
    ['lone surrogates', text('\ud800\n'.repeat(many))],
    ['right to left', text('\u202eשלום\u202c\n'.repeat(1000))],
    ['time lines without end', text('May 3, 2012\n'.repeat(20_000))],
    ['100,000 nested tags', html('<div>'.repeat(many))],
    ['100,000 nested bold tags with text', html('<b>x'.repeat(many))],
    ['100,000 nested comments', html('<li id="comment-1" class="comment">hello you'.repeat(many))],
    ['1,900 nested comments', html('<div id="comment-1" class="comment">hello you'.repeat(1900))],
    ['tags that never close', html('<a'.repeat(many))],
    ['a tag of 100,000 attributes', html(`<a ${Array.from({ length: many }, (_, i) => `a${i}`).join(' ')}>x</a>`)],
    ['100,000 comments', html('<li id="comment-1" class="comment"><p>hello you</p></li>'.repeat(many))],
    ['an unclosed table of 20,000 cells', html(`<table>${'<tr><td>x'.repeat(20_000)}`)],
  ]

  it.each(cases)('answers for %s within seconds', { timeout: 60_000 }, (_, page) => {
    const start = processorTime()
    expectWhole(page, separatePage(page))
    expect(processorTime() - start).toBeLessThan(20_000)
  })
})
