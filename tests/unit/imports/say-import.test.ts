import { expect, it } from 'vitest'
import { sayProgress, sayTallies } from '#lib/imports/say-import.ts'
import { type ImportLine, NO_TALLIES, type Tallies } from '#lib/imports/schema.ts'

const each = (count: number): Tallies => ({
  ...{ created: count, revised: count, unchanged: count, gone: count, articles: count, withoutParent: count },
  leftOut: { pingback: count, 'other-kind': count, 'opening-post': count, rejected: count, spam: count, deleted: count }, // biome-ignore format: one thought
  rejected: { 'no-id': count },
  unknownStatus: { rows: count, words: [{ word: '"closed"', place: 'line 2' }] },
  otherFiles: { files: count, names: ['"a.csv"'] },
})
const said = (count: number, trial: boolean) => sayTallies(each(count), trial).map(([, what]) => what)

it('what was counted once is said of one', () => {
  expect(said(1, false)).toEqual([
    'new comment came in',
    'article is named by them',
    'comment got a new text, and waits again',
    'comment is here already, with the same text',
    'comment that is here was deleted at the source',
    'comment stands at the top of its thread, because what it answers cannot be found',
    'row has a status that is not known, and is taken without one: "closed" (line 2)',
    'left out: pingback, which no reader wrote',
    'left out: entry that is no comment',
    'left out: opening post, which is the article',
    'left out: comment that the source had rejected',
    'left out: comment that the source took for spam',
    'left out: comment that was deleted at the source',
    'not taken: It has no id.',
    'file of the zip is passed over, as it is not of the chosen format: "a.csv"',
  ])
  expect(said(1, true).slice(0, 3)).toEqual([
    'new comment would come in',
    'article is named by them',
    'comment would get a new text, and wait again',
  ])
})

it('what was counted more often is said of many', () => {
  expect(said(2, false)).toEqual([
    'new comments came in',
    'articles are named by them',
    'comments got a new text, and wait again',
    'comments are here already, with the same text',
    'comments that are here were deleted at the source',
    'comments stand at the top of their thread, because what they answer cannot be found',
    'rows have a status that is not known, and are taken without one: "closed" (line 2)',
    'left out: pingbacks, which no reader wrote',
    'left out: entries that are no comments',
    'left out: opening posts, which are the articles',
    'left out: comments that the source had rejected',
    'left out: comments that the source took for spam',
    'left out: comments that were deleted at the source',
    'not taken: It has no id.',
    'files of the zip are passed over, as they are not of the chosen format: "a.csv"',
  ])
  expect(said(2, true)[0]).toBe('new comments would come in')
})

it('how far an import is is said of one entry and of many', () => {
  const line = { state: 'ready', trial: true, doneItems: 1, doneBytes: 1, bytes: 1, tallies: { ...NO_TALLIES, created: 1 }, failure: null } as ImportLine // biome-ignore format: one thought
  expect(sayProgress(line)).toBe('Counted: 1 new comment in 1 entry.')
  expect(sayProgress({ ...line, doneItems: 2, tallies: NO_TALLIES })).toBe('Counted: 0 new comments in 2 entries.')
  expect(sayProgress({ ...line, state: 'running' })).toBe('Being counted: 100 %, 1 entry.')
  expect(sayProgress({ ...line, state: 'cancelled' })).toBe('Stopped by hand after 1 entry.')
})
