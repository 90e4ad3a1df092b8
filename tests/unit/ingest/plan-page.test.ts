import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PlanContext, planPage } from '#lib/ingest/plan-page.ts'
import type { SeparatedComment, Separation } from '#lib/separation/schema.ts'

function context(siteId = 'site a', pseudonymKey = 'a key'): PlanContext {
  let made = 0
  const newId = () => {
    made += 1
    return `id-${made}`
  }
  return { siteId, pseudonymKey, newId }
}

function separationOf(comments: SeparatedComment[]): Separation {
  return {
    version: 'test@1',
    title: null,
    article: { text: '', spans: [], author: null, publishedAtText: null },
    comments,
    blocks: [],
    confidence: { border: 1, hasComments: 1 },
    warnings: [],
    evidence: [],
  }
}

const comment = (changes: Partial<SeparatedComment> = {}): SeparatedComment => ({
  kind: 'comment',
  author: null,
  postedAt: null,
  postedAtText: null,
  text: 'text',
  parent: null,
  permalink: null,
  votes: null,
  span: [0, 4],
  ...changes,
})

const names = fc.option(
  fc.constantFrom('', 'Ana', 'ana', 'ANA', 'Ａｎａ', 'Ben', 'Straße', 'STRASSE', '😀', '__proto__'),
)
const anyComments = fc
  .array(fc.record({ author: names, text: fc.string(), up: fc.option(fc.nat()) }), { maxLength: 60 })
  .map((all) =>
    all.map(({ author, text, up }, index) =>
      comment({
        author,
        text,
        parent: up === null || index === 0 ? null : up % index,
        span: [index * 10, index * 10 + 5],
      }),
    ),
  )

describe('planning a page', () => {
  it('keeps addresses of the web and whole votes, and no others', () => {
    const comments = [
      comment({ permalink: 'https://x.example/#c1', votes: 3 }),
      comment({ permalink: '#c2', votes: 2 ** 31 }),
      comment({ permalink: 'javascript:alert(1)' }),
    ]
    const plan = planPage(separationOf(comments), context())
    expect(plan.comments.map(({ permalink, votes }) => [permalink, votes])).toEqual([
      ['https://x.example/#c1', 3],
      [null, null],
      [null, null],
    ])
  })

  it('leaves pingbacks in the page, and the others in their places', () => {
    const comments = [comment({ kind: 'pingback' }), comment({ parent: 0 }), comment({ parent: 1 })]
    const plan = planPage(separationOf(comments), context())
    expect(plan.comments.map(({ position, depth }) => [position, depth])).toEqual([
      [1, 0],
      [2, 1],
    ])
  })

  it('keeps every comment, in its order, with its text and span', () => {
    fc.assert(
      fc.property(anyComments, (comments) => {
        const plan = planPage(separationOf(comments), context())
        expect(plan.comments.map((row) => [row.position, row.text, row.spanStart, row.spanEnd])).toEqual(
          comments.map((one, index) => [index, one.text, one.span[0], one.span[1]]),
        )
      }),
    )
  })

  it('gives every row an id of its own', () => {
    fc.assert(
      fc.property(anyComments, (comments) => {
        const plan = planPage(separationOf(comments), context())
        const ids = [...plan.authors.map((row) => row.id), ...plan.comments.flatMap((row) => [row.id, row.revisionId])]
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  it('resolves parents to rows before, one deeper than these', () => {
    fc.assert(
      fc.property(anyComments, (comments) => {
        const rows = planPage(separationOf(comments), context()).comments
        for (const [index, row] of rows.entries()) {
          const parent = comments[index]?.parent ?? null
          expect(row.parentId).toBe(parent === null ? null : rows[parent]?.id)
          expect(row.depth).toBe(parent === null ? 0 : (rows[parent]?.depth ?? Number.NaN) + 1)
        }
      }),
    )
  })

  it('plans each author once, and only those who wrote', () => {
    fc.assert(
      fc.property(anyComments, (comments) => {
        const plan = planPage(separationOf(comments), context())
        const keys = plan.authors.map((author) => author.key)
        expect(new Set(keys).size).toBe(keys.length)
        const used = plan.comments.flatMap((row) => (row.authorKey === null ? [] : [row.authorKey]))
        expect(new Set(used)).toEqual(new Set(keys))
        for (const [index, row] of plan.comments.entries())
          expect(row.authorKey === null).toBe(!comments[index]?.author)
      }),
    )
  })

  it.each([
    ['another case', 'Ana', 'ANA', true],
    ['another width', 'Ana', 'Ａｎａ', true],
    ['another composition', 'Zoe\u0301', 'Zo\u00e9', true],
    ['another name', 'Ana', 'Anna', false],
    ['a space within', 'Ana', 'A na', false],
    ['a line end that could reach into the key', 'Ana', 'site a\nAna', false],
  ])('takes a name in %s for the same author or not', (_, one, other, same) => {
    const plan = planPage(separationOf([comment({ author: one }), comment({ author: other })]), context())
    expect(plan.authors).toHaveLength(same ? 1 : 2)
    expect(plan.authors[0]?.name).toBe(one)
  })

  it('gives a name another key on another site and under another secret, and never the name itself', () => {
    const keyOn = (...where: Parameters<typeof context>) =>
      planPage(separationOf([comment({ author: 'Ana' })]), context(...where)).authors[0]?.key
    const keys = [keyOn('site a'), keyOn('site b'), keyOn('site a', 'another key')]
    expect(new Set(keys).size).toBe(3)
    expect(keyOn('site a')).toBe(keys[0])
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/)
  })

  it('plans nothing for a page without comments', () => {
    expect(planPage(separationOf([]), context())).toEqual({ authors: [], comments: [] })
  })
})
