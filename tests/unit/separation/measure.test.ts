import { describe, expect, it } from 'vitest'
import { type GoldPage, measurePage, summarise } from '#lib/separation/measure.ts'
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

  it('sums pages up', () => {
    const summary = summarise([measurePage(gold, separate(3)), measurePage(gold, separate(null))])
    expect(summary).toMatchObject({ pages: 2, borderExact: 0.5, recall: 0.5 })
    expect(summary.lineF1).toBeCloseTo(2 / 3)
  })
})
