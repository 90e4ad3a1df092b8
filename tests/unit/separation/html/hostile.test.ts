import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'
import type { Span } from '#lib/text.ts'
import { processorTime } from '#tests/support/processor-time.ts'
import { expectWhole } from '../pages.ts'
import { FORUMS, SYSTEMS } from './systems.ts'

const many = 50_000
const repeat = (make: (n: number) => string, count = many) => Array.from({ length: count }, (_, n) => make(n)).join('')
const linked = (comments: unknown) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'Article', comment: comments })}</script>`
const same = { '@type': 'Comment', text: 'I think so too, and I have always said so.', author: 'Ann' }
/** So many classes of letters alone, none twice. */
const namesOf = (first: string, count: number) =>
  Array.from(
    { length: count },
    (_, i) => first + [...`${i}`].map((digit) => 'abcdefghij'[Number(digit)]).join(''),
  ).join(' ')
const time = '<time datetime="2012-05-03">May 3, 2012</time>'

describe('hostile pages of markup', () => {
  const cases: [name: string, html: string][] = [
    [
      'JSON-LD of arrays in arrays',
      `<script type="application/ld+json">["Comment"${',["Comment"'.repeat(many)}${']'.repeat(many)}]</script>`,
    ],
    ['JSON-LD that never ends', `<script type="application/ld+json">{"@type":"Comment","text":"${'a\\'.repeat(many)}`],
    [
      'a comment that answers itself many times over',
      linked(
        repeat((n) => `${n}`, 9)
          .split('')
          .reduce<unknown>((inner) => ({ ...same, comment: [inner, inner] }), same),
      ),
    ],
    [
      'equal comments, in data and in lines',
      linked(Array(5000).fill(same)) + repeat(() => `<p>${same.text}</p>`, 5000),
    ],
    [
      'data that begins as every line does',
      linked(Array(3000).fill({ ...same, text: `${same.text} But no.` })) + repeat(() => `<p>${same.text}</p>`, 20_000),
    ],
    ['a paragraph of many elements', `<p>${'a<b>b</b>'.repeat(100_000)}</p>`],
    [
      'times, each in a shape of its own',
      `<div class="comments">${repeat((n) => `<div class="c${'x'.repeat(n % 50)} k${String.fromCharCode(97 + (n % 26))}${n}">Ann ${time}<p>I think so too.</p></div>`, 10_000)}</div>`,
    ],
    [
      'times in one row of elements',
      `<div class="comments">${repeat(() => `<div class="item">Ann ${time}<p>I think so too, Bob.</p></div>`, 10_000)}</div>`,
    ],
    [
      'every comment the answer to the last',
      repeat(
        (n) =>
          `<div class="comment" id="comment-${n + 1}" data-parent-id="${n}"><cite>Ann</cite><div class="comment-text">I think so too.</div></div>`,
        10_000,
      ),
    ],
    [
      'names of Facebook with and without times and texts, in one row',
      repeat(
        (n) =>
          `<a class="UFICommentActorName">${n % 3 ? 'Ann' : ''}</a>${n % 2 ? `<b>So.</b><abbr data-utime="${1525363500 + n}">8y</abbr>` : ''}`,
      ),
    ],
    [
      'ever deeper comments',
      repeat(
        (n) =>
          `<div class="comment" data-depth="${n}" id="comment-${n}"><cite>Ann</cite><div class="comment-text">I think so.</div></div>`,
        10_000,
      ),
    ],
    [
      'a name of a megabyte',
      `<li class="comment even" id="comment-1"><cite class="fn">${'Ann '.repeat(250_000)}</cite><p>I think so too.</p></li>`,
    ],
    ['a class of a megabyte', `<div class="${'comment '.repeat(125_000)}"><p>I think so too.</p></div>`],
    [
      'an id of a megabyte',
      `<div class="comment" id="${'1'.repeat(1_000_000)}"><cite>Ann</cite><p>I think so too.</p></div>`,
    ],
    [
      'sidebars in sidebars',
      `${'<aside class="widget-area">'.repeat(1500)}${repeat(() => '<li class="comment even" id="comment-1"><cite>Ann</cite><p>I think so.</p></li>', 5000)}`,
    ],
    [
      'one comment of many lines',
      `<div class="comment" id="comment-1"><cite>Ann</cite><div class="comment-text">${'I think so too.<br>'.repeat(70_000)}</div></div>`,
    ],
    [
      'comments in mere lines that end in a long number',
      `<h2>2 comments</h2>${['Ann Lee', 'Bo Holm'].map((name) => `<p>${name}</p><p>May 3, 2012</p><p>I think so too.</p><p>${'1'.repeat(100_000)}!</p>`).join('')}`,
    ],
    [
      'a line beside a comment that is hardly more than blanks',
      `<li class="comment even" id="comment-1"><div>Ann${'<b>  </b>'.repeat(200_000)}says</div><div class="comment-content"><p>I think so too.</p></div></li>`,
    ],
    [
      'a comment that begins with a number of sixty digits and a letter',
      `<li class="comment even" id="comment-1"><cite>Ann</cite><p>${'1'.repeat(60)}x</p><p>I think so too.</p></li>`,
    ],
    [
      'frames and comments with classes of their own by the thousand',
      repeat(
        () =>
          `<div class="${namesOf('y', 150_000)}"><div class="comment ${namesOf('z', 150_000)}"><cite>Ann</cite> ${time}<div class="comment-text">I think so too.</div></div></div>`,
        2,
      ),
    ],
    [
      'elements that repeat with thousands of classes',
      `<div class="comments">${repeat(() => `<div class="${namesOf('y', 100_000)}">Ann ${time}<p>I think so too, Bob.</p></div>`, 6)}</div>`,
    ],
    [
      'comments in the names of who wrote the comments around them',
      repeat(() => '<div class="comment"><div class="author">Ann', 800) + '<b>x</b>'.repeat(150_000),
    ],
    ['marks of all systems at once', repeat(() => SYSTEMS.map(({ markup }) => markup).join(''), 200)],
  ]

  it.each(cases)('are answered within seconds: %s', { timeout: 120_000 }, (_, html) => {
    const start = processorTime()
    const page = { kind: 'html', html } as const
    expectWhole(page, separatePage(page))
    expect(processorTime() - start).toBeLessThan(20_000)
  })
})

/** Pieces of what systems print, cut anywhere, so that tags stay open and attributes end early. */
const pieces = fc
  .constantFrom(...SYSTEMS.map(({ markup }) => markup), ...FORUMS.map(([, thread]) => thread('An opening post.')))
  .chain((markup) =>
    fc
      .tuple(fc.nat(markup.length), fc.nat(markup.length))
      .map(([a, b]) => markup.slice(Math.min(a, b), Math.max(a, b))),
  )

describe('markup of systems, cut anywhere and mixed', () => {
  it('keeps spans ordered, apart and inside the source, and parents before their answers', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
        const page = { kind: 'html', html: parts.join('') } as const
        expectWhole(page, separatePage(page))
      }),
      { numRuns: 300 },
    )
  })

  it('has no comment in the article', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 4 }), (parts) => {
        const { blocks, article } = separatePage({ kind: 'html', html: parts.join('') })
        const own = blocks.filter(({ part }) => part === 'article')
        expect(own.every(({ comment }) => comment === null)).toBe(true)
        // Where the text alone decided, neighbours stand in one span.
        const inside = ([from, to]: Span) => article.spans.some(([start, end]) => start <= from && to <= end)
        expect(own.every(({ span }) => inside(span))).toBe(true)
        expect(blocks.some(({ part, span }) => part === 'comment' && span[0] < span[1] && inside(span))).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})
