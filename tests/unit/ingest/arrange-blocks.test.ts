import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Arranged, arrangeBlocks } from '#lib/ingest/arrange-blocks.ts'
import type { PreviewBlock } from '#lib/ingest/page-preview.ts'

const KINDS: Record<string, Pick<PreviewBlock, 'part' | 'comment'>> = {
  t: { part: 'title', comment: null },
  a: { part: 'article', comment: null },
  l: { part: 'leftover', comment: null },
  n: { part: 'leftover', comment: 0 },
  c: { part: 'comment', comment: 0 },
}

const blocksOf = (kinds: string): PreviewBlock[] =>
  [...kinds].map((kind) => ({ text: kind, more: 0, start: 0, ...(KINDS[kind] ?? { part: 'article', comment: null }) }))

/** What is seen, a letter for each block, folds in brackets and the border as a bar. */
const draw = (arranged: readonly Arranged[]): string =>
  arranged
    .map((item) => {
      if (item.kind === 'border') return '|'
      return item.kind === 'block' ? item.block.text : `(${item.blocks.map((block) => block.text).join('')})`
    })
    .join('')

describe('the blocks of a preview', () => {
  it.each([
    ['an article with its comments', 'taaanc', 4, 'taaa|nc'],
    ['leftovers fold', 'lllltaallllanc', 11, '(llll)taa(ll)ll|anc'],
    ['one leftover stays', 'ltaaanc', 5, 'ltaaa|nc'],
    ['leftovers beside the border stay', 'taallllllllnc', 7, 'taa(ll)ll|ll(ll)nc'],
    ['author lines of comments stay', 'tancncnc', 2, 'ta|ncncnc'],
    ['no comments: the border stands at the end', 'taa', 3, 'taa|'],
    ['nothing at all', '', 0, '|'],
  ])('%s', (_, kinds, border, drawn) => {
    expect(draw(arrangeBlocks(blocksOf(kinds), 0, border))).toBe(drawn)
  })

  it('have no border where it lies outside of what is shown', () => {
    expect(draw(arrangeBlocks(blocksOf('aaa'), 10, 5))).toBe('aaa')
    expect(draw(arrangeBlocks(blocksOf('aaa'), 10, 14))).toBe('aaa')
    expect(draw(arrangeBlocks(blocksOf('aaa'), 10, 11))).toBe('a|aa')
  })

  it('are all there, once and in order, wherever the border stands', () => {
    const kinds = fc.string({ unit: fc.constantFrom('t', 'a', 'l', 'n', 'c'), maxLength: 60 })
    fc.assert(
      fc.property(kinds, fc.nat(70), fc.nat(20), (page, border, from) => {
        const arranged = arrangeBlocks(blocksOf(page), from, border)
        expect(draw(arranged).replace(/[|()]/g, '')).toBe(page)
        expect(draw(arranged)).not.toMatch(/\(.?\)/)
        const inside = border >= from && border <= from + page.length
        expect(arranged.filter((item) => item.kind === 'border')).toHaveLength(inside ? 1 : 0)
      }),
    )
  })
})
