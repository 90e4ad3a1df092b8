import fc from 'fast-check'
import { expect } from 'vitest'
import type { PageSource, Separation } from '#lib/separation/schema.ts'

/** Lines of the kinds that pages are made of, and hostile ones. */
const line = fc.oneof(
  fc.constantFrom(
    '',
    '   ',
    '3 comments',
    'Leave a Reply',
    'Ann Lee said...',
    'Posted by: Bob | May 3, 2012 4:05 PM',
    'May 3, 2012 at 4:05 pm',
    'Reply',
    'Copyright 2012. All rights reserved.',
    'I love this, thank you so much!!',
    'The ministry said on Monday that the bridge would be closed until the spring of next year, according to officials.',
    '\u0000\u0000',
    '\ud800 alone',
    '\u202eright to left\u202c',
    'שלום לכולם, תודה על הכתבה',
    '<div class="comment">',
    '</p></div>',
  ),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

/** Texts of such lines with line ends of every kind. */
export const texts = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\r\n', '\n\n\n', '\r')), { maxLength: 60 })
  .map((lines) => lines.map(([text, end]) => text + end).join(''))

const tag = fc.constantFrom(
  '<div>',
  '</div>',
  '<p>',
  '</p>',
  '<li id="comment-7" class="comment even">',
  '</li>',
  '<cite class="fn">',
  '</cite>',
  '<table><tr>',
  '<td>',
  '</table>',
  '<b>',
  '</i>',
  '<br>',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '<div itemprop="comment">',
  '<time datetime="2012-05-03">',
  '<',
  '&amp;',
  '&#0;',
)

/** Broken markup with such lines between. */
export const markup = fc.array(fc.oneof(tag, line), { maxLength: 80 }).map((parts) => parts.join(''))

/**
 * What holds of every separation: spans ordered, apart, inside the source; comments point backwards. It asserts once for all of a
 * kind, as one assertion for each of 100,000 comments costs as much as separating them.
 */
export function expectWhole(page: PageSource, { blocks, comments }: Separation): void {
  const { length } = page.kind === 'text' ? page.text : page.html
  const places = [...blocks.flatMap(({ span }) => span), length]
  expect(places.filter((place, i) => !(place >= (places[i - 1] ?? 0)))).toEqual([])
  expect(comments.filter(({ span: [start, end] }) => !(start >= 0 && end <= length))).toEqual([])
  expect(comments.filter(({ parent }, i) => parent !== null && !(parent < i))).toEqual([])
  expect(blocks.filter(({ comment }) => comment !== null && !(comment < comments.length))).toEqual([])
}
