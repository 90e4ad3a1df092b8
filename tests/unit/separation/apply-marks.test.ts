import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyMarks } from '#lib/separation/apply-marks.ts'
import { correctPage } from '#lib/separation/correct-page.ts'
import { correctionBetween, type StoredBlock } from '#lib/separation/correction-between.ts'
import { MARKS, type Marks, type PageSource, type Separation } from '#lib/separation/schema.ts'
import { separatePage } from '#lib/separation/separate-page.ts'
import { expectWhole, markup, texts } from './pages.ts'

const ARTICLE = Array.from({ length: 5 }, (_, i) => `The council will vote on the budget, officials said on day ${i}.`)
const PAGE = [
  'The council meets on Monday',
  ...ARTICLE,
  '3 comments:',
  'Ann said...',
  'First one.',
  'It goes on here.',
  'Bob said...',
  'Second one.',
  'Cy said...',
  'Third one.',
].join('\n\n')
const page: PageSource = { kind: 'text', text: PAGE }

const at = (separation: Separation, text: string) => separation.blocks.findIndex((block) => block.text === text)
const said = ({ comments }: Separation) => comments.map(({ author, text }) => [author, text])
const mark = (separation: Separation, marks: Record<string, Marks[number]>): Separation =>
  applyMarks(
    separation,
    Object.fromEntries(Object.entries(marks).map(([text, kind]) => [at(separation, text), kind])),
    PAGE,
  )

const store = ({ blocks }: Separation): StoredBlock[] => blocks.map((b) => [...b.span, b.part, b.comment])

describe('marking single blocks', () => {
  const found = separatePage(page)

  it('starts from what the separator finds', () => {
    expect(said(found)).toEqual([
      ['Ann', 'First one.\n\nIt goes on here.'],
      ['Bob', 'Second one.'],
      ['Cy', 'Third one.'],
    ])
  })

  it('splits a comment where another begins, which has no author', () => {
    expect(said(mark(found, { 'It goes on here.': 'begins' })).slice(0, 3)).toEqual([
      ['Ann', 'First one.'],
      [null, 'It goes on here.'],
      ['Bob', 'Second one.'],
    ])
  })

  it('joins a comment with the one before, whose author it has', () => {
    expect(said(mark(found, { 'Second one.': 'continues' }))).toEqual([
      ['Ann', 'First one.\n\nIt goes on here.\nSecond one.'],
      ['Cy', 'Third one.'],
    ])
  })

  it('takes furniture out of a comment', () => {
    const marked = mark(found, { 'It goes on here.': 'furniture' })
    expect(said(marked)[0]).toEqual(['Ann', 'First one.'])
    expect(marked.blocks[at(found, 'It goes on here.')]).toMatchObject({ part: 'leftover', comment: null })
  })

  it('keeps author and place of a comment whose first lines are no part of it', () => {
    expect(said(mark(found, { 'First one.': 'furniture' }))[0]).toEqual(['Ann', 'It goes on here.'])
  })

  it('takes a line that is marked as a byline for that of the comment below', () => {
    const marked = mark(found, { 'It goes on here.': 'byline' })
    expect(said(marked)[0]).toEqual(['Ann', 'First one.'])
    expect(marked.blocks[at(found, 'It goes on here.')]).toMatchObject({ part: 'leftover', comment: 1 })
  })

  it('reads author and time of a line that is marked as a byline', () => {
    const text = [
      ...ARTICLE,
      '2 comments:',
      'Ann said...',
      'First.',
      'Dora Quill on May 3, 2012 at 4:05 pm',
      'Second.',
    ].join('\n')
    const own = separatePage({ kind: 'text', text })
    const place = own.blocks.findIndex((block) => block.text.startsWith('Dora'))
    const marked = applyMarks(own, { [place]: 'byline', [place + 1]: 'begins' }, text)
    const comment = marked.comments.find((one) => one.text === 'Second.')
    expect(comment?.author).toContain('Dora Quill')
    expect(comment?.postedAt).toContain('2012-05-03')
  })

  it('gives a part of the comments to the article', () => {
    const marked = mark(found, { 'First one.': 'article', 'It goes on here.': 'article' })
    expect(said(marked)).toEqual([
      ['Bob', 'Second one.'],
      ['Cy', 'Third one.'],
    ])
    expect(marked.article.text).toMatch(/First one\.\n\nIt goes on here\.$/)
  })

  it('leaves all as it is where nothing is marked, or only what is not there', () => {
    expect(applyMarks(found, {}, PAGE)).toBe(found)
    expect(applyMarks(found, { 9999: 'begins' }, PAGE)).toBe(found)
  })

  it('is doubtful no more', () => {
    expect(
      mark({ ...found, warnings: ['split-uncertain', 'page-truncated'] }, { 'First one.': 'furniture' }).warnings,
    ).toEqual(['page-truncated'])
  })
})

describe('any marks on any page', () => {
  const marks = fc.dictionary(fc.integer({ min: 0, max: 60 }).map(String), fc.constantFrom(...MARKS), { maxKeys: 20 })

  it('keep spans ordered, apart and inside the source, and lose no block', () => {
    fc.assert(
      fc.property(texts, marks, (source, chosen) => {
        const own: PageSource = { kind: 'text', text: source }
        const marked = correctPage(own, { border: null, splits: [], marks: chosen })
        expectWhole(own, marked)
        expect(marked.blocks.map(({ span }) => span)).toEqual(separatePage(own).blocks.map(({ span }) => span))
      }),
      { numRuns: 200 },
    )
    fc.assert(
      fc.property(markup, marks, (source, chosen) => {
        const own: PageSource = { kind: 'html', html: source }
        expectWhole(own, correctPage(own, { border: null, splits: [], marks: chosen }))
      }),
      { numRuns: 100 },
    )
  })

  it('come back as the marks between what was found and what is stored, and give the same blocks again', () => {
    fc.assert(
      fc.property(texts, marks, (source, chosen) => {
        const found = separatePage({ kind: 'text', text: source })
        const marked = applyMarks(found, chosen, source)
        const again = correctionBetween(found.blocks, store(marked), source)
        if (again === null) throw new Error('the blocks are not the same')
        expect(again.splits).toEqual([])
        expect(store(applyMarks(found, again.marks, source))).toEqual(store(marked))
      }),
      { numRuns: 200 },
    )
  })

  it('are not told where the page is cut otherwise', () => {
    const found = separatePage(page)
    expect(correctionBetween(found.blocks, store(found).slice(1), PAGE)).toBeNull()
    expect(
      correctionBetween(
        found.blocks,
        store(found).map(([a, b, ...rest]) => [a, b + 1, ...rest]),
        PAGE,
      ),
    ).toBeNull()
  })
})
