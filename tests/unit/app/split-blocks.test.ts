import { describe, expect, it } from 'vitest'
import { wayInto } from '#app/(desk)/sites/[site]/pages/[page]/bring-into-view.ts'
import { joinShown, partsOfLine, splitShown } from '#app/(desk)/sites/[site]/pages/[page]/line-parts.ts'
import {
  commandOf,
  REVIEW_COMMANDS,
  type ReviewCommand,
} from '#app/(desk)/sites/[site]/pages/[page]/review-commands.ts'
import {
  answered,
  type ReviewState,
  say,
  takeBack,
  unanswered,
} from '#app/(desk)/sites/[site]/pages/[page]/review-state.ts'
import { SPLIT_COMMANDS, splitAt, splitCommandOf } from '#app/(desk)/sites/[site]/pages/[page]/split-commands.ts'
import { sayPlace } from '#app/(desk)/sites/[site]/pages/words.ts'
import type { PreviewBlock } from '#lib/ingest/page-preview.ts'
import type { CorrectionAsked, PageReview } from '#lib/ingest/review/schema.ts'
import type { Marks } from '#lib/separation/schema.ts'

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
    const parts = { first: 5, splits: [6, 11], before: null, whole: true }
    for (const index of [5, 6, 7]) expect(partsOfLine(shown, [6, 11], index)).toEqual(parts)
    const alone = { splits: [], before: null, whole: true }
    expect(partsOfLine(shown, [6, 11], 8)).toEqual({ first: 8, ...alone })
    expect(partsOfLine(shown, [], 6)).toEqual({ first: 6, ...alone })
  })

  it.each([
    ['begins above what is shown', { from: 5, shown: shown.shown.slice(1) }, 5, { first: 5, splits: [11], before: 6, whole: false }],
    ['may go on below it', { from: 5, shown: shown.shown.slice(0, 2) }, 5, { first: 5, splits: [6], before: null, whole: false }],
    ['is not shown', shown, 99, { first: 99, splits: [], before: null, whole: true }],
  ])('are told as far as they are known where a line %s', (_, window, index, parts) => {
    expect(partsOfLine(window, [6, 11], index)).toEqual(parts)
  }) // biome-ignore format: one case a line

  it('are joined at the first block that is shown, with the one above it', () => {
    const window = { from: 6, shown: shown.shown.slice(1) }
    const said: CorrectionAsked = { splits: [6, 11], marks: { 6: 'furniture', 7: 'begins' } }
    const line = partsOfLine(window, said.splits, 6)
    expect(change('Join with the part before')?.(said, { block: 6, line })).toEqual({ splits: [11], marks: { 6: 'begins' } })
    expect(joinShown(window, { first: 5, last: 6 })).toBeNull()
  }) // biome-ignore format: one thought

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

describe('what is seen of a page under correction', () => {
  const review = (correction: CorrectionAsked) =>
    ({ correction, preview: { blocks: { from: 0, shown: [block(correction.splits.join() || 'whole', 0)] } } }) as unknown as PageReview
  const whole: CorrectionAsked = { splits: [], marks: {} }
  const split: CorrectionAsked = { splits: [6], marks: {} }
  const marked: CorrectionAsked = { splits: [6], marks: { 0: 'furniture' } }
  const soon = review(split).preview.blocks
  const first = answered(null, review(whole))
  const second = say(first, split, soon)

  it.each<[name: string, state: ReviewState, isCut: boolean, correction: CorrectionAsked]>([
    ['a mark', say(second, marked, null), true, marked],
    ['a split whose blocks are known', second, true, split],
    ['a split whose blocks are not', say(first, split, null), false, split],
    ['Undo of a mark', takeBack(say(second, marked, null)), true, split],
    ['Undo of a split', takeBack(second), false, whole],
    ['two Undos', takeBack(takeBack(say(second, marked, null))), false, whole],
    ['Undo of a split whose blocks never came', takeBack(say(first, split, null)), true, whole],
  ])('knows whether blocks are cut as was said, after %s', (_, state, isCut, correction) => {
    expect([state.cut === null, state.shown.correction]).toEqual([isCut, correction])
  })

  it.each<[name: string, state: ReviewState, correction: CorrectionAsked, past: CorrectionAsked[]]>([
    ['Undo of a split', takeBack(second), split, [whole]],
    ['two Undos', takeBack(takeBack(say(second, marked, null))), split, [whole]],
    ['a split whose blocks are not known', say(first, split, null), whole, []],
    ['a mark, which stays', say(second, marked, null), marked, [whole, split]],
  ])('is cut as was said again without an answer to %s', (_, state, correction, past) => {
    const { shown: seen, ...rest } = unanswered(state)
    expect([seen.correction, seen.preview.blocks.shown[0]?.text]).toEqual([correction, correction.splits.join() || 'whole'])
    expect(rest).toEqual({ past, cut: null })
  })

  it('is as the server shows it, with what was said before', () => {
    expect(answered(takeBack(say(second, marked, null)), review(split))).toEqual({ shown: review(split), past: [whole], cut: null })
  })
}) // biome-ignore format: one thought

describe('the way into a list', () => {
  it.each([
    ['is none where it is seen', { top: 300, bottom: 320 }, 0],
    ['goes up to what is above', { top: 50, bottom: 70 }, -114],
    ['goes down to what is below', { top: 590, bottom: 610 }, 74],
    ['keeps as much around it as there is room for', { top: 120, bottom: 580 }, 0],
    ['leads to the beginning of what is higher', { top: -900, bottom: 900 }, -1000],
    ['leads there also from above', { top: 580, bottom: 1400 }, 480],
  ])('%s', (_, inner, way) => {
    expect(wayInto({ top: 100, bottom: 600 }, inner)).toBe(way)
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

  it.each<[name: string, marks: Marks, block: number, kept: Marks]>([
    ['leave what is of the article above', { 0: 'furniture', 1: 'article', 2: 'begins', 3: 'continues', 4: 'byline' }, 6, { 0: 'furniture', 1: 'article' }],
    ['keep the author lines right above', { 3: 'byline', 4: 'begins', 5: 'byline' }, 6, { 5: 'byline' }],
    ['keep what is said below', { 6: 'byline', 7: 'furniture' }, 6, { 6: 'byline', 7: 'furniture' }],
    ['take the block from the article', { 6: 'article', 7: 'article' }, 6, { 7: 'article' }],
  ])('has the comments begin there, which %s', (_, marks, index, kept) => {
    const at = { block: index, line: partsOfLine(shown, [], index) }
    expect(change('Comments begin here')?.({ splits: [], marks }, at)).toEqual({ splits: [], border: index, marks: kept })
  }) // biome-ignore format: one case a line

  it('has the comments begin with the part behind it, whatever its block was marked as', () => {
    const command = SPLIT_COMMANDS.find(({ title }) => title === 'Comments begin here')
    const behind = command?.does === 'split' ? command.behind : null
    const split = splitAt({ splits: [], marks: { 6: 'byline' } }, { block: 6, place: 8 }, behind)
    expect(split).toEqual({ splits: [8], border: 7, marks: { 6: 'byline' } })
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
