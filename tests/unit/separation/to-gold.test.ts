import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correctPage } from '#lib/separation/correct-page.ts'
import type { StoredBlock } from '#lib/separation/marks-between.ts'
import { measurePage } from '#lib/separation/measure.ts'
import type { PageSource, Separation } from '#lib/separation/schema.ts'
import { separatePage } from '#lib/separation/separate-page.ts'
import { toGold } from '#lib/separation/to-gold.ts'
import { texts } from './pages.ts'

const store = ({ blocks }: Separation): StoredBlock[] => blocks.map((b) => [...b.span, b.part, b.comment])
const goldOf = (text: string, separation: Separation) =>
  toGold({ id: '1', erred: 'before@1', page: { kind: 'text', text }, blocks: store(separation) })

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
    const gold = goldOf(TEXT, correctPage(source, { border: null, marks: { 0: 'article', ...marks } }))
    expect(gold.labels.replace('T', 'A')).toBe('AA.BMC.CMC')
    expect(gold).toMatchObject({
      hasComments: true,
      erred: 'before@1',
      comments: [{ lines: [6, 8] }, { lines: [10, 10] }],
    })
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
