import { describe, expect, test } from 'vitest'
import { findLayout } from '#lib/separation/find-layout.ts'
import { readLines } from '#lib/separation/page-evidence.ts'
import { splitLines } from '#lib/separation/split-lines.ts'

const read = (...texts: string[]) => readLines(splitLines(texts.join('\n')).lines)

const PARAGRAPH =
  'The bridge was opened to the public on the first day of spring, after two years of work and many delays that nobody has explained.'

describe('what a page shows of its lines', () => {
  test('a short text between an author and a time is no name', () => {
    const lines = read(PARAGRAPH, 'Ann said...', 'So fascinating.', 'October 18, 2012 8:44 PM')
    expect(lines.map(({ name }) => name)).toEqual([false, false, false, false])
  })

  test('what is signed under "Ann said" and above the time is text', () => {
    const lines = read(
      PARAGRAPH,
      'Ann said...',
      'So fascinating.',
      'love, ann.',
      'October 18, 2012 8:44 PM',
      'Bob',
      'May 3, 2012 8:44 PM',
    )
    expect(lines.map(({ name }) => name)).toEqual([false, false, false, false, false, true, false])
  })

  test('an odd name is one where the lines of its shape are many', () => {
    const odd = 'Posted by: Dr. I. Needham Lowe at November 8, 2012 2:14 PM'
    const by = (name: string) => ['So it is.', `Posted by: ${name} at November 8, 2012 1:16 PM`]
    const author = (...names: string[]) =>
      read(PARAGRAPH, ...names.flatMap(by), 'Quite so.', odd).at(-1)?.marker?.author
    expect(author('Ann', 'Bob', 'Eve', 'Kim')).toBe('Dr. I. Needham Lowe')
    expect(author('Ann', 'Bob')).not.toBe('Dr. I. Needham Lowe')
  })

  test('the words in place of a picture beside the author line are furniture, elsewhere text', () => {
    const lines = read(PARAGRAPH, 'Ann Lee’s picture', 'Fri, 2012-11-09 17:18 — Ann Lee', 'I like it.', 'Bob’s picture')
    expect(lines.map(({ furniture }) => furniture)).toEqual([null, 'chrome', null, null, null])
  })

  test('a name above a date and a clock opens a comment', () => {
    const lines = read(PARAGRAPH, 'Gardener', 'August 9th, 2012', '2:13 pm', 'They took their time.')
    expect(lines.map(({ head }) => head)).toEqual([false, true, false, false, false])
  })

  test('a line that asks to log in below each comment is a button', () => {
    const ask = 'Log in or register to post comments'
    expect(read(ask)[0]?.furniture).toBe('form')
    const lines = read(PARAGRAPH, 'Fine.', ask, 'Not for me.', ask, 'Nor me.', ask)
    expect(lines.map(({ furniture }) => furniture)).toEqual([null, null, 'chrome', null, 'chrome', null, 'chrome'])
  })
})

describe('the layout of author lines', () => {
  const comments = (count: number) =>
    Array.from({ length: count }, (_, i) => [`November ${i + 5}, 2012`, `Such a walk, all ${i + 2} of us say.`]).flat()

  test('leaves out the date above the article', () => {
    const lines = read('A bridge', 'November 4, 2012', ...Array.from({ length: 6 }, () => PARAGRAPH), ...comments(4))
    expect(findLayout(lines)).toMatchObject({ kind: 'time', count: 5, first: 8 })
  })

  test('keeps the first comment however long it is', () => {
    const long = Array.from({ length: 6 }, () => PARAGRAPH)
    const lines = read(PARAGRAPH, 'November 4, 2012', ...long, ...comments(4))
    expect(findLayout(lines)?.first).toBe(1)
  })

  test('has a name below each date for a second author line, with the text after it', () => {
    const names = ['Mike Merrill', 'sweetiepotato', 'Anna de Vries', 'Karen Reyburn']
    const lines = read(
      PARAGRAPH,
      ...names.flatMap((name, i) => [`November ${i + 5}, 2012`, name, 'I walked over it this morning.']),
    )
    expect(findLayout(lines)?.trailing).toBeGreaterThan(0)
  })
})
