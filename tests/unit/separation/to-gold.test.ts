import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSplits } from '#lib/separation/check-splits.ts'
import { correctPage } from '#lib/separation/correct-page.ts'
import type { StoredBlock } from '#lib/separation/correction-between.ts'
import { measurePage } from '#lib/separation/measure.ts'
import { MARKS, type PageSource, type Separation } from '#lib/separation/schema.ts'
import { separatePage } from '#lib/separation/separate-page.ts'
import { toGold } from '#lib/separation/to-gold.ts'
import { texts } from './pages.ts'

const store = ({ blocks }: Separation): StoredBlock[] => blocks.map((b) => [...b.span, b.part, b.comment])
const goldOf = (text: string, separation: Separation) =>
  toGold({ id: '1', erred: 'before@1', page: { kind: 'text', text }, blocks: store(separation) })

const NO_COMMENT = {
  kind: 'comment' as const,
  author: null,
  postedAt: null,
  postedAtText: null,
  text: '',
  parent: null,
  permalink: null,
  votes: null,
}

const TEXT = [
  'A title that is long enough',
  'The council met.',
  '',
  '2 comments:',
  'Ann said...',
  'One.',
  '',
  'goes on',
  'Bob said...',
  'Two.',
].join('\n')

describe('a corrected page as truth', () => {
  it('has a letter for each line and the lines of each comment, and names the version that erred', () => {
    const source: PageSource = { kind: 'text', text: TEXT }
    const marks = {
      1: 'article',
      2: 'furniture',
      3: 'byline',
      4: 'begins',
      5: 'continues',
      6: 'byline',
      7: 'begins',
    } as const
    const gold = goldOf(TEXT, correctPage(source, { border: null, splits: [], marks: { 0: 'article', ...marks } }))
    expect(gold.labels.replace('T', 'A')).toBe('AA.BMC.CMC')
    expect(gold).toMatchObject({
      hasComments: true,
      erred: 'before@1',
      comments: [{ lines: [6, 8] }, { lines: [10, 10] }],
    })
  })

  it('has the parts of a line that was split, and the places of comments that share it', () => {
    const text = 'The council met.\n\nIt ended. I liked it. Ann said... So did I.\nVery much.'
    const splits = ['I liked', 'Ann', 'So did'].map((words) => text.indexOf(words))
    const marks = { 0: 'article', 2: 'begins', 3: 'byline', 4: 'begins', 5: 'continues' } as const
    const border = { firstCommentBlock: 2 }
    const gold = goldOf(text, correctPage({ kind: 'text', text }, { border, splits, marks }))
    expect(gold).toMatchObject({
      text,
      labels: 'A.CC',
      parts: [
        [18, 27, 'A'],
        [28, 39, 'C'],
        [40, 51, 'M'],
        [52, 61, 'C'],
      ],
      comments: [
        { lines: [3, 3], span: [28, 39] },
        { lines: [3, 4], span: [52, 72] },
      ],
    })
  })

  it('has no parts where no line was split', () => {
    const gold = goldOf(TEXT, separatePage({ kind: 'text', text: TEXT }))
    expect(gold).not.toHaveProperty('parts')
    for (const comment of gold.comments ?? []) expect(comment).not.toHaveProperty('span')
  })

  it('measures what it was split into as right in every part, and every comment where people put it', () => {
    const places = fc.array(fc.nat(900), { maxLength: 8 })
    const marks = fc.dictionary(fc.nat(40).map(String), fc.constantFrom(...MARKS), { maxKeys: 8 })
    fc.assert(
      fc.property(texts, places, marks, (text, asked, chosen) => {
        const page: PageSource = { kind: 'text', text }
        const single = asked.flatMap((one) => {
          const checked = checkSplits(page, [one])
          return checked.ok ? checked.splits : []
        })
        const corrected = correctPage(page, { border: null, splits: [...new Set(single)], marks: chosen })
        const bodies = corrected.blocks.filter(({ part }) => part === 'comment')
        const own = { ...corrected, comments: bodies.map(({ span }) => ({ ...NO_COMMENT, span })) }
        const measure = measurePage(goldOf(text, corrected), own)
        expect(measure).toMatchObject({ wrong: 0, missed: 0 })
        const { starts } = measurePage(goldOf(text, corrected), corrected)
        if (starts) expect(starts).toMatchObject({ right: starts.gold, found: starts.gold })
      }),
      { numRuns: 200 },
    )
  })

  it('measures what it was made of as right in every line', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const separation = separatePage({ kind: 'text', text })
        const gold = goldOf(text, separation)
        expect(gold.labels).toHaveLength(text.split('\n').length)
        expect(measurePage(gold, separation)).toMatchObject({ wrong: 0, missed: 0 })
      }),
      { numRuns: 200 },
    )
  })

  it('of an HTML page is its blocks, one a line, beside its source', () => {
    const html = '<h1>A title</h1><article><p>The council<br>met.</p></article><p>no more</p>'
    const { blocks } = separatePage({ kind: 'html', html })
    const page = { kind: 'html' as const, html, blocks: blocks.map(({ text }) => text) }
    const gold = toGold({ id: '1', erred: 'before@1', page, blocks: blocks.map((b) => [...b.span, b.part, b.comment]) })
    expect(gold.html).toBe(html)
    expect(gold.text.split('\n')).toHaveLength(blocks.length)
    expect(gold.labels).toHaveLength(blocks.length)
  })
})
