import { describe, expect, it } from 'vitest'
import { correctPage } from '#lib/separation/correct-page.ts'
import { type GoldPage, measurePage, summarise } from '#lib/separation/measure.ts'
import type { Marks } from '#lib/separation/schema.ts'
import { separatePage } from '#lib/separation/separate-page.ts'

const text = 'A bridge\n\nThe bridge was closed on Monday.\n\nAnn\nGood riddance.\n\nI liked it!'
const gold: GoldPage = {
  id: '1',
  kind: 'clean',
  text,
  labels: 'A.A.MC.C',
  hasComments: true,
  comments: [{ lines: [6, 6] }, { lines: [8, 8] }],
}
const separate = (first: number | null) => separatePage({ kind: 'text', text }, { firstCommentBlock: first })

describe('measuring a separation', () => {
  it('counts a border on the author line or on the text as right', () => {
    expect(measurePage(gold, separate(2)).borderOff).toBe(0)
    expect(measurePage(gold, separate(3)).borderOff).toBe(0)
  })

  it('counts how far a wrong border is off', () => {
    expect(measurePage(gold, separate(1)).borderOff).toBe(1)
    expect(measurePage(gold, separate(4)).borderOff).toBe(1)
  })

  it('counts every line of text once', () => {
    expect(measurePage(gold, separate(4))).toMatchObject({ right: 1, wrong: 0, missed: 1 })
    expect(measurePage(gold, separate(null))).toMatchObject({
      right: 0,
      wrong: 0,
      missed: 2,
      found: false,
      borderOff: null,
    })
  })

  it('counts author lines as a part of their comments where the truth does', () => {
    const said =
      'A bridge\n\nThe bridge was closed on Monday.\n\nAnn said...\nGood riddance.\n\nBob said...\nI liked it!'
    const whole = { ...gold, text: said, labels: 'A.A.CC.CC', comments: null }
    const measure = measurePage(whole, separatePage({ kind: 'text', text: said }, { firstCommentBlock: 2 }))
    expect(measure).toMatchObject({ right: 2, missed: 2, borderOff: 1 })
    expect(measure.withAuthors).toMatchObject({ right: 4, missed: 0, borderOff: 0 })
    expect(summarise([measure])).toMatchObject({ lineF1WithAuthors: 1, borderExact: 0, borderExactWithAuthors: 1 })
  })

  describe('of a page of which people split a line', () => {
    const mixed = 'The bridge was closed on Monday.\n\nIt opens in May. Good riddance. I liked it!\nSo did I.'
    const [riddance, liked] = [mixed.indexOf('Good'), mixed.indexOf('I liked')] as const
    const line = mixed.indexOf('It opens')
    const end = mixed.lastIndexOf('\n')
    const split: GoldPage = {
      ...gold,
      text: mixed,
      labels: 'A.CC',
      parts: [
        [line, riddance - 1, 'A'],
        [riddance, liked - 1, 'C'],
        [liked, end, 'C'],
      ],
      comments: [
        { lines: [3, 3], span: [riddance, liked - 1] },
        { lines: [3, 4], span: [liked, mixed.length] },
      ],
    }
    const measure = (border: number | null, splits: number[] = [], marks: Marks = {}) =>
      measurePage(
        split,
        correctPage({ kind: 'text', text: mixed }, { border: { firstCommentBlock: border }, splits, marks }),
      )

    it('takes one part for wrong or some for missed where the line is said to be one thing', () => {
      expect(measure(1)).toMatchObject({ right: 3, wrong: 1, missed: 0, borderOff: 1 })
      expect(measure(2)).toMatchObject({ right: 1, wrong: 0, missed: 2, borderOff: 2 })
    })

    it('finds no comment in its place where the line is one, and both where it is split as people split it', () => {
      expect(measure(1, [], { 1: 'begins', 2: 'continues' })).toMatchObject({
        starts: { right: 0, found: 1, gold: 2 },
        spans: { right: 0, found: 1, gold: 2 },
      })
      const whole = { right: 2, found: 2, gold: 2 }
      const marks: Marks = { 2: 'begins', 3: 'begins', 4: 'continues' }
      expect(measure(2, [riddance, liked], marks)).toMatchObject({
        right: 3,
        wrong: 0,
        missed: 0,
        borderOff: 0,
        starts: whole,
        spans: whole,
      })
    })
  })

  it('sums pages up', () => {
    const summary = summarise([measurePage(gold, separate(3)), measurePage(gold, separate(null))])
    expect(summary).toMatchObject({ pages: 2, borderExact: 0.5, recall: 0.5 })
    expect(summary.lineF1).toBeCloseTo(2 / 3)
  })
})
