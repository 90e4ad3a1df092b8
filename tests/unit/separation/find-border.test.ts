import { describe, expect, test } from 'vitest'
import { findBorder, scorePage } from '#lib/separation/find-border.ts'
import type { BorderModel, SeparationModel } from '#lib/separation/model.ts'
import { readLines } from '#lib/separation/page-evidence.ts'
import { splitLines } from '#lib/separation/split-lines.ts'
import { shippedModel } from '#lib/separation/weights-file.ts'

const read = (...texts: string[]) => readLines(splitLines(texts.join('\n')).lines)
const many = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i))

const PARAGRAPH =
  'The bridge was opened to the public on the first day of spring, after two years of work and many delays that nobody has explained.'

/** A model for which every place is as good as any other, and which always says that there are comments. */
function undecided(): SeparationModel {
  const model = shippedModel()
  const even = (border: BorderModel): BorderModel => ({
    ...border,
    stay: border.stay.map(() => 0),
    enter: border.enter.map(() => 0),
    gate: border.gate.map((_, i) => (i === 0 ? 10 : 0)),
  })
  return { ...model, borders: { plain: even(model.borders.plain), shown: even(model.borders.shown) } }
}

describe('where the border may be', () => {
  test('is in the first lines of a page that shows none, however long its thread is', () => {
    const lines = read(...many(900, (i) => `I love it, thanks so much! I was there ${i} times :)`))
    const { comments, confidence } = findBorder(scorePage(lines, undecided()))
    expect(comments?.[0]).toBeLessThan(226)
    expect(confidence.border).toBeLessThan(0.5)
  })

  test('is nowhere where neither an author line nor a voice says that anybody speaks', () => {
    const silent = read(...many(6, () => PARAGRAPH), ...many(9, (i) => `Council approves the budget of ${2000 + i}`))
    expect(findBorder(scorePage(silent, undecided()))).toMatchObject({
      comments: null,
      confidence: { hasComments: 0.5 },
    })
    const spoken = read(
      ...many(6, () => PARAGRAPH),
      ...many(9, (i) => `I love it, thanks so much! I was there ${i} times :)`),
    )
    expect(findBorder(scorePage(spoken, undecided())).comments).not.toBeNull()
  })

  test('is below a header, also where the voice knows no word', () => {
    const lines = read(
      ...many(6, () => PARAGRAPH),
      '9 comments',
      ...many(9, (i) => `Council approves the budget of ${2000 + i}`),
    )
    expect(findBorder(scorePage(lines, undecided())).comments).not.toBeNull()
  })

  test('is where a person says, also where nobody speaks', () => {
    const silent = read(...many(6, () => PARAGRAPH), ...many(3, (i) => `Council approves the budget of ${2000 + i}`))
    expect(findBorder(scorePage(silent, shippedModel()), 6).comments?.[0]).toBe(6)
  })
})

describe('one comment among lists', () => {
  const lists = many(60, (i) => `Harbour news of the week ${i}`)
  const page = (...comments: string[]) => [...many(8, () => PARAGRAPH), ...lists, ...comments, ...lists]
  const found = (texts: string[]) => findBorder(scorePage(read(...texts), shippedModel()))

  test.each([
    ['1 comment:', 'Emily said...', 'The toll will be four euros.'],
    ['1 comment:', 'Emily said...', 'The toll will be four euros.', 'October 9, 2012 3:04 PM'],
    ['1 Comment', 'Emily says:', 'October 9, 2012 at 3:04 pm', 'The toll will be four euros.'],
  ])('is found under %j and %j, however it sounds', (header, author, ...rest) => {
    const { comments, confidence } = found(page(header, author, ...rest))
    expect(comments?.[0]).toBe(69)
    expect(confidence.hasComments).toBeGreaterThan(0.7)
  })

  test.each([
    ['0 comments', 'Emily said...', 'The toll will be four euros.'],
    ['1 comment:', 'The toll will be four euros.'],
    ['1 comment:', 'Emily said...', 'Post a Comment'],
  ])('is not found under %j and %j', (...texts) => {
    expect(found(page(...texts)).comments).toBeNull()
  })
})
