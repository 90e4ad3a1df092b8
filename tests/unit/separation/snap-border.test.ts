import { describe, expect, test } from 'vitest'
import { findLayout } from '#lib/separation/find-layout.ts'
import { readLines } from '#lib/separation/page-evidence.ts'
import { extendByLayout, snapByLayout } from '#lib/separation/snap-border.ts'
import { splitLines } from '#lib/separation/split-lines.ts'

const PARAGRAPH =
  'The bridge was opened to the public on the first day of spring, after two years of work and many delays that nobody has explained.'

/** The page's lines with their layout, which a test must have. */
function read(...texts: string[]) {
  const lines = readLines(splitLines(texts.join('\n')).lines)
  const layout = findLayout(lines)
  if (layout === null) throw new Error('The page has no layout')
  return { lines, layout }
}

const below = (name: string, minute: number) => [
  'I walked over it this morning, and it sways.',
  `Posted by: ${name} at May 3, 2012 1:${minute} PM`,
]
const above = (name: string, minute: number) => [...below(name, minute)].reverse()
const all = (one: typeof below) => ['Ann', 'Bob', 'Eve', 'Kim'].flatMap((name, i) => one(name, 10 + i))
const SIGNED = 'Posted on May 2, 2012 at 6:15 AM'

describe('a border beside author lines that come again', () => {
  test.each([
    ['the author line of its comment', 6, 3],
    ['the last line of the first comment', 5, 3],
    ['the line behind the signature, where it is right', 3, 3],
    ['a line of the article, which is left', 1, 1],
  ])('goes up to the signature of the article from %s', (_, found, expected) => {
    const { lines, layout } = read(PARAGRAPH, PARAGRAPH, SIGNED, 'Well done!', 'It took long enough.', ...all(below))
    expect(snapByLayout(lines, layout, found)).toBe(expected)
  })

  test('stays where author lines stand above their comments', () => {
    const { lines, layout } = read(PARAGRAPH, PARAGRAPH, SIGNED, 'So it stands.', ...all(above))
    expect(snapByLayout(lines, layout, 4)).toBe(4)
  })

  test('stays where furniture stands below the signature, or an article', () => {
    const button = read(PARAGRAPH, SIGNED, 'Post a comment', 'Well done!', ...all(below))
    expect(snapByLayout(button.lines, button.layout, 4)).toBe(4)
    const article = read(PARAGRAPH, SIGNED, PARAGRAPH, PARAGRAPH, 'Well done!', ...all(below))
    expect(snapByLayout(article.lines, article.layout, 4)).toBe(4)
  })

  test('goes up over another site that links here', () => {
    const { lines, layout } = read(
      PARAGRAPH,
      'Harbour news » Bridges',
      '[...] it sways, they say. [...]',
      ...all(above),
    )
    expect(snapByLayout(lines, layout, 3)).toBe(1)
  })

  test('does not go up over a line that only has dots', () => {
    const { lines, layout } = read(PARAGRAPH, PARAGRAPH, 'And so on [...]', ...all(above))
    expect(snapByLayout(lines, layout, 3)).toBe(3)
  })
})

describe('the end of comments beside author lines that come again', () => {
  const lists = ['10 rounds', 'Run 1 mile', '15 pullups']

  test('goes on over what reads as the end in the midst of them, with the text of the last', () => {
    const { lines, layout } = read(PARAGRAPH, ...all(above), ...lists, ...all(above), 'And again.')
    expect(extendByLayout(lines, layout, 1, 9)).toBe(lines.length)
  })

  test.each([
    ['no author line follows', [PARAGRAPH, ...all(above), ...lists], 9],
    ['a form stands between', [PARAGRAPH, ...all(above), 'Leave a Reply', ...all(above)], 9],
  ])('stays where %s', (_, texts, end) => {
    const { lines, layout } = read(...texts)
    expect(extendByLayout(lines, layout, 1, end)).toBe(end)
  })

  test('stays where comments have too few author lines', () => {
    const { lines, layout } = read(PARAGRAPH, ...above('Ann', 10), ...above('Bob', 11), ...lists, ...all(above))
    expect(extendByLayout(lines, layout, 1, 5)).toBe(5)
  })
})
