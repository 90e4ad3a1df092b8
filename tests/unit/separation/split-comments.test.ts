import { describe, expect, it } from 'vitest'
import { readLines } from '#lib/separation/page-evidence.ts'
import { splitComments } from '#lib/separation/split-comments.ts'
import { splitLines } from '#lib/separation/split-lines.ts'
import { shippedModel } from '#lib/separation/weights-file.ts'

function split(lines: readonly string[]) {
  const evidence = readLines(splitLines(lines.join('\n')).lines)
  return splitComments(evidence, [0, lines.length], shippedModel().joins).map(({ body, author }) => ({ body, author }))
}

const remarks = (count: number) =>
  Array.from({ length: count }, (_, i) => `Number ${i} is right, why does nobody listen?`)

describe('splitting a region of comments', () => {
  it('gives each author line the text below it', () => {
    expect(split(['Ann said...', 'Good riddance.', 'Bob said...', 'I liked it!', 'A lot.'])).toEqual([
      { body: [1], author: 'Ann' },
      { body: [3, 4], author: 'Bob' },
    ])
  })

  it('loses no comment that stands before the first author line', () => {
    const lines = [...remarks(3), 'Ann said...', 'Good riddance.', 'Bob said...', 'I liked it!']
    expect(split(lines).flatMap(({ body }) => body)).toEqual([0, 1, 2, 4, 6])
    expect(split(lines).at(-1)).toEqual({ body: [6], author: 'Bob' })
  })

  it('does not give everything to the one author line of a page without others', () => {
    const comments = split(['Ann said...', ...remarks(30)])
    expect(comments.length).toBeGreaterThan(10)
    expect(comments.filter(({ author }) => author === 'Ann')).toHaveLength(1)
  })
})
