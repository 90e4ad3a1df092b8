import { describe, expect, it } from 'vitest'
import { joinShown, partsOfLine, splitShown } from '#app/(desk)/sites/[site]/pages/[page]/line-parts.ts'
import {
  commandOf,
  REVIEW_COMMANDS,
  type ReviewCommand,
} from '#app/(desk)/sites/[site]/pages/[page]/review-commands.ts'
import { SPLIT_COMMANDS, splitAt, splitCommandOf } from '#app/(desk)/sites/[site]/pages/[page]/split-commands.ts'
import { sayPlace } from '#app/(desk)/sites/[site]/pages/words.ts'
import type { PreviewBlock } from '#lib/ingest/page-preview.ts'
import type { CorrectionAsked } from '#lib/ingest/review/schema.ts'

const NO_KEYS = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false }
const block = (text: string, start: number): PreviewBlock => ({ text, start, more: 0, part: 'article', comment: null })
const shown = { from: 5, shown: [block('One.', 0), block('Two.', 6), block('Three.', 11), block('Four.', 20)] }
const change = (title: string) => REVIEW_COMMANDS.find((command: ReviewCommand) => command.title === title)?.change

describe('the tables of commands', () => {
  it.each([['at a block', REVIEW_COMMANDS], ['between its words', SPLIT_COMMANDS]])('give no key two meanings %s', (_, table) => {
    const keys = table.flatMap((command) => [...command.keys] as string[])
    expect(keys).toEqual([...new Set(keys)])
  }) // biome-ignore format: one thought

  it('find a command by its key, with Shift or without', () => {
    expect(commandOf({ ...NO_KEYS, key: 'd' })?.title).toBe('Split inside')
    expect(splitCommandOf({ ...NO_KEYS, key: 'ArrowRight' })?.title).toBe('Word on')
    expect(splitCommandOf({ ...NO_KEYS, key: 'ArrowRight', shiftKey: true })?.title).toBe('Letter on')
    expect(splitCommandOf({ ...NO_KEYS, key: 'c', ctrlKey: true })).toBeUndefined()
    expect(splitCommandOf({ ...NO_KEYS, key: 'q' })).toBeUndefined()
  })
})

describe('a line and its parts', () => {
  it('are found from each of them', () => {
    const parts = { first: 5, splits: [6, 11] }
    for (const index of [5, 6, 7]) expect(partsOfLine(shown, [6, 11], index)).toEqual(parts)
    expect(partsOfLine(shown, [6, 11], 8)).toEqual({ first: 8, splits: [] })
    expect(partsOfLine(shown, [], 6)).toEqual({ first: 6, splits: [] })
  })

  it('are not joined before the server has answered where one is not shown whole', () => {
    const cut = { from: 0, shown: [{ ...block('One', 0), more: 9 }, block('two.', 13)] }
    expect(joinShown(cut, { first: 0, last: 1 })).toBeNull()
  })

  it('are shown at once, before the server has answered', () => {
    const split = splitShown({ from: 5, shown: [block('One  two.', 10), block('Next.', 30)] }, { block: 5, place: 15 })
    expect(split.shown.map(({ text, start }) => [text, start])).toEqual([
      ['One', 10],
      ['two.', 15],
      ['Next.', 30],
    ])
    expect(splitShown(shown, { block: 99, place: 3 })).toEqual(shown)
    expect(joinShown(split, { first: 5, last: 6 })?.shown.map(({ text, start }) => [text, start])).toEqual([
      ['One  two.', 10],
      ['Next.', 30],
    ])
  })
})

describe('what is said at a place', () => {
  const said: CorrectionAsked = { splits: [], marks: { 7: 'furniture' } }
  const then = (title: string) => {
    const command = SPLIT_COMMANDS.find((one) => one.title === title)
    return splitAt(said, { block: 6, place: 8 }, command?.does === 'split' ? command.behind : null)
  }

  it('splits alone, or says at once what is behind it', () => {
    expect(then('Split here')).toEqual({ splits: [8], marks: { 8: 'furniture' } })
    expect(then('A new comment from here').marks).toEqual({ 7: 'begins', 8: 'furniture' })
    expect(then('Comments begin here')).toEqual({ splits: [8], border: 7, marks: { 8: 'furniture' } })
  })

  it('is told by the words on either side', () => {
    expect(sayPlace('One. Two.', 5)).toBe('Splits between “One.” and “Two.”.')
    expect(sayPlace(`${'word '.repeat(20)}end`, 50)).toBe(
      'Splits between “… word word word word” and “word word word word …”.',
    )
  })
})

describe('what is taken back', () => {
  const said: CorrectionAsked = {
    splits: [6, 11],
    border: 6,
    marks: { 5: 'article', 6: 'begins', 7: 'furniture', 8: 'byline' },
  }
  const line = partsOfLine(shown, said.splits, 7) // biome-ignore format: one thought

  it('joins a part with the one before it', () => {
    expect(change('Join with the part before')?.(said, { block: 7, line })).toEqual({
      splits: [6],
      border: 6,
      marks: { 5: 'article', 6: 'begins', 7: 'byline' },
    })
    expect(change('Join with the part before')?.(said, { block: 5, line })).toBe(said)
  })

  it('is the whole line where it is to be as it was found', () => {
    for (const index of [5, 6, 7])
      expect(change('As it was found')?.(said, { block: index, line })).toEqual({
        splits: [],
        border: 5,
        marks: { 6: 'byline' },
      })
  })
})
