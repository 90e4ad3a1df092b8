import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSplits } from '#lib/separation/check-splits.ts'
import { correctPage } from '#lib/separation/correct-page.ts'
import { correctionBetween, type StoredBlock } from '#lib/separation/correction-between.ts'
import { MARKS, type Marks, type PageSource, type Part, type Separation } from '#lib/separation/schema.ts'
import { separatePage } from '#lib/separation/separate-page.ts'
import { splitLines } from '#lib/separation/split-lines.ts'
import { processorTime } from '#tests/support/processor-time.ts'
import { expectWhole, texts } from './pages.ts'

const textPage = (text: string) => ({ kind: 'text' as const, text })
const store = ({ blocks }: Separation): StoredBlock[] => blocks.map((b) => [...b.span, b.part, b.comment])
const inked = (text: string): string => text.replace(/\s+/g, '')

describe('places at which a page can be split', () => {
  const page = textPage('  One two \u{1F600}.  \n\nThree four.\n')
  const detail = (place: number) => {
    const checked = checkSplits(page, [place])
    return checked.ok ? checked.splits : checked.detail
  }

  it('are where something stands before and behind in the same block', () => {
    expect(detail(6)).toEqual([6])
    expect(checkSplits(page, [23, 6, 3])).toEqual({ ok: true, splits: [3, 6, 23] })
  })

  it('are those of what follows, in white space', () => {
    expect(detail(5)).toEqual([6])
  })

  it.each([
    [-1, 'Place -1 lies outside of the page, whose places go from 0 to 28.'],
    [29, 'Place 29 lies outside of the page, whose places go from 0 to 28.'],
    [Number.NaN, 'Place NaN lies outside of the page, whose places go from 0 to 28.'],
    [3.5, 'Place 3.5 lies outside of the page, whose places go from 0 to 28.'],
    [0, 'Place 0 lies between blocks, which are apart there already.'],
    [13, 'Place 13 lies between blocks, which are apart there already.'],
    [28, 'Place 28 lies between blocks, which are apart there already.'],
    [2, 'Place 2 is where block 1 begins: nothing stands before it that could be split off.'],
    [17, 'Place 17 is where block 2 begins: nothing stands before it that could be split off.'],
    [11, 'Place 11 lies inside a character of block 1.'],
  ])('are not %d, in a sentence that says why', (place, why) => {
    expect(detail(place)).toBe(why)
  })

  it('are named once only, also where white space makes two of them one', () => {
    const again = 'Place 6 would split block 1 a second time at the same place.'
    expect(checkSplits(page, [6, 6])).toEqual({ ok: false, detail: again })
    expect(checkSplits(page, [6, 5])).toEqual({ ok: false, detail: again })
  })

  it('are none in an HTML page', () => {
    expect(checkSplits({ kind: 'html', html: '<p>One two</p>' }, [6])).toEqual({
      ok: false,
      detail: 'This is an HTML page: its blocks are cut by its markup and cannot be split inside.',
    })
    expect(checkSplits({ kind: 'html', html: '<p>One two</p>' }, [])).toEqual({ ok: true, splits: [] })
  })
})

const ARTICLE = Array.from({ length: 5 }, (_, i) => `The council will vote on the budget, officials said on day ${i}.`)
const MIXED = [
  'The council meets on Monday',
  ...ARTICLE,
  'It ends here. I never liked it. Bob said... Nor did I. Reply Share',
  'More of it.',
].join('\n')
const place = (words: string) => MIXED.indexOf(words)
const last = ARTICLE.length + 1
const said = ({ comments }: Separation) => comments.map(({ author, text }) => [author, text])

describe('a line that holds several things', () => {
  it('becomes the end of the article, two comments with an author between, and furniture', () => {
    const corrected = correctPage(textPage(MIXED), {
      border: { firstCommentBlock: last + 1 },
      splits: ['I never', 'Bob said', 'Nor did', 'Reply'].map(place),
      marks: {
        [last + 1]: 'begins',
        [last + 2]: 'byline',
        [last + 3]: 'begins',
        [last + 4]: 'furniture',
        [last + 5]: 'continues',
      },
    })
    expect(said(corrected)).toEqual([
      [null, 'I never liked it.'],
      ['Bob', 'Nor did I.\nMore of it.'],
    ])
    expect(corrected.article.text).toMatch(/day 4\.\n\nIt ends here\.$/)
    expect(corrected.blocks.slice(last).map(({ text, part }) => [text, part])).toEqual([
      ['It ends here.', 'article'],
      ['I never liked it.', 'comment'],
      ['Bob said...', 'leftover'],
      ['Nor did I.', 'comment'],
      ['Reply Share', 'leftover'],
      ['More of it.', 'comment'],
    ])
    expect(corrected.evidence.slice(0, 2)).toEqual(['A person marked 5 blocks', 'A person split blocks at 4 places'])
  })

  it('stays what it was while its parts are not marked', () => {
    const found = separatePage(textPage(MIXED), { firstCommentBlock: last })
    const correction = { border: { firstCommentBlock: last }, splits: [place('Nor did')], marks: {} }
    const split = correctPage(textPage(MIXED), correction)
    expect([split.comments, split.article]).toEqual([found.comments, found.article])
    expect(split.blocks).toHaveLength(found.blocks.length + 1)
  })

  it('gives the article back as the line has it where only another line is marked', () => {
    const corrected = correctPage(textPage(MIXED), {
      border: { firstCommentBlock: last + 2 },
      splits: [place('I never')],
      marks: { 1: 'furniture' },
    })
    expect(corrected.article.text).toContain('It ends here. I never liked it. Bob said')
  })

  it('leaves the comment its author where its text stands in the line of its author', () => {
    const text = [...ARTICLE, '2 comments:', 'Ann said...', 'First.', 'Bob said... Second.', 'It goes on.'].join('\n')
    const found = separatePage(textPage(text), { firstCommentBlock: 6 })
    const line = found.blocks.findIndex((block) => block.text.startsWith('Bob'))
    const corrected = correctPage(textPage(text), {
      border: { firstCommentBlock: 6 },
      splits: [text.indexOf('Second')],
      marks: { [line]: 'byline', [line + 1]: 'begins', [line + 2]: 'continues' },
    })
    expect(said(corrected).at(-1)).toEqual(['Bob', 'Second.\nIt goes on.'])
  })

  it('is a title no longer than its part', () => {
    const text = ['The council meets on Monday evening and this was nice', ...ARTICLE].join('\n')
    expect(separatePage(textPage(text)).title).toContain('nice')
    const correction = { border: null, splits: [text.indexOf('and this')], marks: { 1: 'begins' as const } }
    expect(correctPage(textPage(text), correction).title).toBe('The council meets on Monday evening')
  })
})

describe('a title that is split', () => {
  const line = 'Home News The council meets on Monday It will vote on the budget I never liked it'
  const text = [line, ...ARTICLE].join('\n')
  const [news, council, vote, never] = ['News', 'The', 'It will', 'I never'].map((words) => text.indexOf(words))
  const cases: [name: string, splits: (number | undefined)[], marks: Marks, title: string | null, more: string | null][] = [
    ['gives the article what is behind it', [vote], {}, 'Home News The council meets on Monday', line.slice(vote)],
    ['gives it that where it is marked so', [vote], { 1: 'article' }, 'Home News The council meets on Monday', line.slice(vote)],
    ['gives it all parts but the first', [news, council], {}, 'Home', line.slice(news)],
    ['loses furniture before it', [council], { 0: 'furniture' }, line.slice(council), null],
    ['is the part between', [council, vote], { 0: 'furniture' }, 'The council meets on Monday', line.slice(vote)],
    ['leaves a comment in its line alone', [vote, never], { 2: 'begins' }, 'Home News The council meets on Monday', 'It will vote on the budget'],
    ['is none where no part is of the article', [never], { 0: 'furniture', 1: 'begins' }, null, null],
  ] // biome-ignore format: one case a line

  it.each(cases)('%s', (_, splits, marks, title, more) => {
    const own = splits.flatMap((one) => one ?? [])
    const corrected = correctPage(textPage(text), { border: null, splits: own, marks })
    const body = ARTICLE.join('\n\n')
    expect(corrected.title).toBe(title)
    expect(corrected.article.text).toBe(more === null ? body : `${more}\n\n${body}`)
    expect(corrected.blocks.filter(({ part }) => part === 'title').map((block) => block.text)).toEqual(title === null ? [] : [title])
  }) // biome-ignore format: one thought

  it('stays one where the comments begin in its line', () => {
    const border = { firstCommentBlock: 1 }
    const own = 'The council meets on Monday I never liked it'
    const corrected = correctPage(textPage(own), { border, splits: [own.indexOf('I never')], marks: {} })
    expect(corrected.title).toBe('The council meets on Monday')
    expect([corrected.article.text, said(corrected)]).toEqual(['', [[null, 'I never liked it']]])
  })

  it('is not touched where it is a comment of a page without an article', () => {
    const own = 'Where I live nobody ever liked it at all and nobody will'
    const border = { firstCommentBlock: 0 }
    const found = separatePage(textPage(own), border)
    const split = correctPage(textPage(own), { border, splits: [own.indexOf('at all')], marks: {} })
    expect([split.title, split.comments]).toEqual([found.title, found.comments])
  })
})

describe('any splits of any page', () => {
  const places = fc.array(fc.integer({ min: -2, max: 900 }), { maxLength: 12 })
  const marks = fc.dictionary(fc.integer({ min: 0, max: 60 }).map(String), fc.constantFrom(...MARKS), { maxKeys: 12 })
  const border = fc.option(fc.record({ firstCommentBlock: fc.option(fc.nat(60)) }))
  /** Half of them begin with a line that may be a title. */
  const titled = fc
    .tuple(fc.constantFrom('', 'The council meets on Monday I never liked it\n'), texts)
    .map((all) => all.join(''))

  it('are made, or refused in a sentence that names a place that was asked for', () => {
    fc.assert(
      fc.property(texts, places, (text, asked) => {
        const checked = checkSplits(textPage(text), asked)
        if (!checked.ok) expect(asked.map((one) => `Place ${one} `)).toContain(/^Place \S+ /.exec(checked.detail)?.[0])
        else {
          expect(checked.splits).toHaveLength(asked.length)
          expect(checkSplits(textPage(text), checked.splits)).toEqual(checked)
        }
      }),
      { numRuns: 500 },
    )
  })

  /** Those of the places asked for that split something, each once. */
  const holding = (text: string, asked: readonly number[]): number[] => {
    const single = asked.flatMap((one) => {
      const checked = checkSplits(textPage(text), [one])
      return checked.ok ? checked.splits : []
    })
    return [...new Set(single)]
  }

  it('lose nothing of the page, and change no other block', () => {
    fc.assert(
      fc.property(texts, places, marks, border, (text, asked, chosen, first) => {
        const page: PageSource = textPage(text)
        const splits = holding(text, asked)
        const corrected = correctPage(page, { border: first, splits, marks: chosen })
        expectWhole(page, corrected)
        expect(corrected.blocks).toHaveLength(splitLines(text).lines.length + splits.length)
        expect(inked(corrected.blocks.map((block) => block.text).join(''))).toBe(inked(text))
        for (const block of corrected.blocks) {
          expect(text.slice(...block.span)).toBe(block.text)
          expect(block.text).toBe(block.text.trim())
          expect(block.text).not.toBe('')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('leave every letter of the article in its title or its text, once', () => {
    const marked = fc.dictionary(fc.nat(5).map(String), fc.constantFrom(...MARKS), { maxKeys: 4 })
    fc.assert(
      fc.property(titled, places, fc.oneof(marks, marked), border, (text, asked, chosen, first) => {
        const splits = holding(text, asked)
        const { title, article, blocks } = correctPage(textPage(text), { border: first, splits, marks: chosen })
        const inkOf = (part: Part) => inked(blocks.flatMap((block) => (block.part === part ? [block.text] : [])).join(''))
        expect(inked(article.text)).toBe(inkOf('article'))
        const own = inkOf('title')
        if (own !== '') expect(inked(title ?? '')).toBe(own)
        for (const [i, kind] of Object.entries(chosen)) {
          const part = blocks[Number(i)]?.part ?? 'article'
          if (kind === 'article') expect(['article', 'title']).toContain(part)
        }
      }),
      { numRuns: 500 },
    )
  }) // biome-ignore format: one thought

  it('are read back from what is stored, with the marks, and give the same blocks again', () => {
    fc.assert(
      fc.property(titled, places, marks, (text, asked, chosen) => {
        const page = textPage(text)
        const splits = holding(text, asked).sort((a, b) => a - b)
        const corrected = correctPage(page, { border: null, splits, marks: chosen })
        const again = correctionBetween(separatePage(page).blocks, store(corrected), text)
        if (again === null) throw new Error('the splits were not read back')
        expect(again.splits).toEqual(splits)
        expect(store(correctPage(page, { border: null, ...again }))).toEqual(store(corrected))
      }),
      { numRuns: 300 },
    )
  })

  it('that do not hold leave the page unsplit, and an HTML page as it is', () => {
    const text = 'One two.\nThree.'
    const asked = { border: null, splits: [4, 4], marks: {} }
    expect(correctPage(textPage(text), asked).blocks).toEqual(separatePage(textPage(text)).blocks)
    const page: PageSource = { kind: 'html', html: '<p>One two.</p>' }
    expect(correctPage(page, asked).blocks).toEqual(separatePage(page).blocks)
  })
})

describe('large pages', () => {
  const cases: [name: string, text: string, step: number][] = [
    ['one line of 10 MB', 'word '.repeat(2_000_000), 2000],
    ['one line of 10 MB of white space between two words', `a${' '.repeat(10_000_000)}b`, 2000],
    ['10 MB of short lines', 'I agree!\n'.repeat(1_100_000), 1800],
    ['10 MB of pairs', '\u{1F600}'.repeat(2_500_000), 1000],
  ]

  it.each(cases)('are split or refused within seconds: %s', { timeout: 60_000 }, (_, text, step) => {
    const asked = Array.from({ length: 5000 }, (_, i) => (i + 1) * step).filter((one) => one < text.length)
    const start = processorTime()
    const checked = checkSplits(textPage(text), asked)
    const splits = checked.ok ? checked.splits : []
    const corrected = correctPage(textPage(text), { border: { firstCommentBlock: 1 }, splits, marks: { 1: 'begins' } })
    correctionBetween(corrected.blocks, store(corrected), text)
    expect(processorTime() - start).toBeLessThan(20_000)
    expect(corrected.blocks.length).toBeGreaterThanOrEqual(splits.length)
  })
})
