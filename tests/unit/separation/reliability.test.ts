import { describe, expect, it } from 'vitest'
import { drawLines } from '#lib/separation/draw-lines.ts'
import { reliability } from '#lib/separation/reliability.ts'

const claims = (confidence: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ confidence, right: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, right: false })),
]

describe('what a confidence is worth', () => {
  it('has no error where as many are right as were said to be', () => {
    const { bins, error } = reliability([...claims(0.8, 8, 2), ...claims(0.5, 5, 5)])
    expect(bins.map(({ count, right }) => [count, right])).toEqual([
      [10, 0.5],
      [10, 0.8],
    ])
    expect(error).toBeCloseTo(0)
  })

  it('has the distance as its error, weighted by the claims', () => {
    expect(reliability([...claims(0.9, 0, 10), ...claims(0.2, 6, 24)]).error).toBeCloseTo(0.9 * 0.25)
  })

  it('counts a confidence of 1 in the last bin', () => {
    expect(reliability(claims(1, 3, 0)).bins).toEqual([{ from: 0.9, to: 1, count: 3, confidence: 1, right: 1 }])
  })

  it('knows nothing of no claims', () => {
    expect(reliability([]).error).toBeNaN()
  })
})

describe('drawing lines', () => {
  const axis = { name: 'a < b', from: 0, to: 1, ticks: [0, 1] }
  const svg = drawLines({
    title: 'A & B',
    x: axis,
    y: axis,
    lines: [
      {
        name: 'up',
        points: [
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ],
      },
    ],
  })

  it('puts the points where the axes are', () => {
    expect(svg).toContain('points="64,344 460,48"')
  })

  it('names everything in words that are safe in XML', () => {
    expect(svg).toContain('<title>A &amp; B</title>')
    expect(svg).toContain('a &lt; b')
    expect(svg).toContain('>up</text>')
  })
})
