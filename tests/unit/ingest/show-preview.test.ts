import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCKS_SHOWN, CHARACTERS_SHOWN, COMMENTS_SHOWN } from '#lib/ingest/page-preview.ts'
import { cutText, showPreview } from '#lib/ingest/show-preview.ts'
import type { Separation, WarningCode } from '#lib/separation/schema.ts'

/** A page of `article` blocks and then comments of one block each, the parent of each given. */
function separated(article: number, parents: readonly (number | null)[], confidence = 0.99): Separation {
  const block = (part: 'article' | 'comment', comment: number | null) => ({
    text: part,
    span: [0, 1] as const,
    part,
    comment,
  })
  return {
    version: 'rules@1',
    title: 'A page',
    article: { text: 'article', spans: [], author: null, publishedAtText: null },
    comments: parents.map((parent, index) => ({
      kind: 'comment' as const,
      author: `Reader ${index}`,
      postedAt: null,
      postedAtText: 'yesterday',
      text: `comment ${index}`,
      parent,
      permalink: null,
      votes: null,
      span: [0, 1] as const,
    })),
    blocks: [
      ...Array.from({ length: article }, () => block('article', null)),
      ...parents.map((_, index) => block('comment', index)),
    ],
    confidence: { border: confidence, hasComments: confidence },
    warnings: [],
    evidence: [],
  }
}

const nothing = { correction: null, knownAs: null }
const flat = (count: number) => Array.from({ length: count }, () => null)

describe('what is shown of a separation', () => {
  it('is all of a small one, with the border where its comments begin', () => {
    const preview = showPreview(separated(3, flat(2)), nothing)
    expect(preview).toMatchObject({ border: 3, moved: false, sure: true })
    expect(preview.counts).toEqual({ blocks: 5, articleBlocks: 3, leftovers: 0, comments: 2 })
    expect(preview.blocks).toMatchObject({ from: 0, shown: { length: 5 } })
    expect(preview.comments.shown).toMatchObject([{ text: 'comment 0', time: 'yesterday', depth: 0 }, {}])
  })

  it('has no border where nothing is a comment', () => {
    expect(showPreview(separated(3, []), nothing).border).toBeNull()
  })

  it('has the border where a person put it, be it at a block that is no comment', () => {
    expect(showPreview(separated(3, flat(2)), { ...nothing, correction: { firstCommentBlock: 1 } })).toMatchObject({
      border: 1,
      moved: true,
    })
    expect(showPreview(separated(3, []), { ...nothing, correction: { firstCommentBlock: null } })).toMatchObject({
      border: null,
      moved: true,
    })
  })

  it('sets answers in by how deep they stand, also in a later part', () => {
    const parents = [null, 0, 1, ...flat(COMMENTS_SHOWN), 2]
    const { shown } = showPreview(separated(1, parents), { ...nothing, commentsFrom: COMMENTS_SHOWN }).comments
    expect(
      showPreview(separated(1, parents), nothing)
        .comments.shown.slice(0, 4)
        .map((one) => one.depth),
    ).toEqual([0, 1, 2, 0])
    expect(shown.at(-1)?.depth).toBe(3)
  })

  it('is never more than some hundred blocks and comments, whatever is asked for, and holds the border at first', () => {
    const size = fc.integer({ min: 0, max: 2000 })
    const from = fc.option(fc.integer({ min: 0, max: 99_999_999 }), { nil: undefined })
    fc.assert(
      fc.property(size, size, from, from, (article, comments, blocksFrom, commentsFrom) => {
        const preview = showPreview(separated(article, flat(comments)), { ...nothing, blocksFrom, commentsFrom })
        const { blocks, border } = preview
        expect(blocks.shown.length).toBe(Math.min(BLOCKS_SHOWN, article + comments))
        expect(preview.comments.shown.length).toBeLessThanOrEqual(COMMENTS_SHOWN)
        expect(preview.comments.shown.length > 0).toBe(comments > 0)
        if (blocksFrom !== undefined || border === null) return
        expect(border).toBeGreaterThanOrEqual(blocks.from)
        expect(border).toBeLessThan(blocks.from + blocks.shown.length)
      }),
    )
  })

  it.each<[string, number, WarningCode[], boolean]>([
    ['certain', 0.99, [], true],
    ['certain with a warning', 0.99, ['count-differs'], false],
    ['fairly certain', 0.8, [], false],
    ['uncertain', 0.5, [], false],
  ])('may be imported without a look only where it is certain: %s', (_, confidence, warnings, sure) => {
    expect(showPreview({ ...separated(2, flat(1), confidence), warnings }, nothing).sure).toBe(sure)
  })

  it('keeps long texts short, and says how much more there is', () => {
    const page = separated(1, [])
    const [block] = page.blocks
    if (block) block.text = 'a'.repeat(CHARACTERS_SHOWN + 7)
    const [shown] = showPreview(page, nothing).blocks.shown
    expect(shown).toMatchObject({ text: 'a'.repeat(CHARACTERS_SHOWN), more: 7 })
  })
})

describe('a text that is cut', () => {
  it('never ends inside a character, and loses nothing from the count', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const cut = cutText(text, limit)
        expect(cut.text.length + cut.more).toBe(text.length)
        expect(cut.text.isWellFormed()).toBe(true)
        expect(text.startsWith(cut.text)).toBe(true)
        expect(cut.text.length).toBeLessThanOrEqual(limit)
      }),
    )
  })
})
