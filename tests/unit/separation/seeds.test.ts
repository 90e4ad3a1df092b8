import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

type GoldComment = {
  lines: [number, number]
  confidence: string
  author?: string | null
  alternatives?: [number, number][][]
}
type Gold = { hasComments: boolean; comments: GoldComment[]; commentCountRange?: [number, number] }

const GOLD = '../shared/eval/seeds-gold.json'
const missing = !existsSync(GOLD)
if (missing && process.env.CI) throw new Error(`${GOLD} is missing`)

const read = (file: string) => readFileSync(`seeds/pages/${file}`, 'utf8')

/** The lines that each comment covers, counted from 1, as the gold counts them. */
function commentLines(text: string): [number, number][] {
  const lineOf = (at: number) => text.slice(0, at).split('\n').length
  return separatePage({ kind: 'text', text }).comments.map(({ span }) => [lineOf(span[0]), lineOf(span[1] - 1)])
}

describe('the sample pages', () => {
  it.each(['000_b689069a18dc1ce4.txt', '002_b2ddb069a2d8d81f.txt', '004_2ae21ea0f35565a2.txt'])(
    'finds no comment in %s',
    (file) => {
      expect(separatePage({ kind: 'text', text: read(file) }).comments).toEqual([])
    },
  )

  it('finds the one comment of 001 whole, with its author', () => {
    const { comments, title } = separatePage({ kind: 'text', text: read('001_069e9f2decde93c0.txt') })
    expect(comments).toHaveLength(1)
    expect(comments[0]?.author).toBe('Aizino Smith')
    expect(comments[0]?.text).toMatch(/^Kerry has no brains.*jawboning\.\n\nMaybe he is.*least results$/s)
    expect(title).toMatch(/^U\.S\. Secretary of State/)
  })

  it('begins the comments of 003 at line 21', () => {
    expect(commentLines(read('003_4bf43ee1779ef8f6.txt'))[0]?.[0]).toBe(21)
  })

  it.skipIf(missing)('splits 003 into as many comments as a person would, most of the sure ones exactly', () => {
    const gold = JSON.parse(readFileSync(GOLD, 'utf8')) as Record<string, Gold>
    const { comments, commentCountRange: [least, most] = [0, 0] } = gold['003_4bf43ee1779ef8f6.txt'] ?? { comments: [] }
    const found = commentLines(read('003_4bf43ee1779ef8f6.txt'))
    const spans = new Set(found.map(String))
    const sure = comments.filter(({ confidence }) => confidence === 'high')
    const right = sure.filter(({ lines, alternatives = [] }) =>
      [[lines], ...alternatives].some((way) => way.every((part) => spans.has(String(part)))),
    )
    expect(found.length).toBeGreaterThanOrEqual(least)
    expect(found.length).toBeLessThanOrEqual(most)
    expect(right.length).toBeGreaterThanOrEqual(34)
  })
})

describe('what a separation warns of', () => {
  it('says that only the text itself split the comments of 003', () => {
    expect(separatePage({ kind: 'text', text: read('003_4bf43ee1779ef8f6.txt') }).warnings).toContain('split-uncertain')
  })

  it('is content with the one comment of 001, as its header prints', () => {
    const { warnings } = separatePage({ kind: 'text', text: read('001_069e9f2decde93c0.txt') })
    expect(warnings).not.toContain('count-differs')
    expect(warnings).not.toContain('split-uncertain')
  })
})
