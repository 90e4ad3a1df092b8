import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'
import { LATER_FORUMS, LATER_SYSTEMS } from './later-systems.ts'
import { FORUMS, SYSTEMS } from './systems.ts'

const PROSE =
  'The bridge over the river was closed on Monday, the town said, and will be opened again in the spring of next year.'
const page = (markup: string) =>
  `<html><head><title>A bridge is closed</title></head><body><h1>A bridge is closed</h1><div class="post-body">${`<p>${PROSE}</p>`.repeat(4)}</div>${markup}</body></html>`

describe('comments of systems that name themselves', () => {
  it.each([...SYSTEMS, ...LATER_SYSTEMS].map((system) => [system.name, system] as const))(
    'are read from %s',
    (_, { rule, markup, second }) => {
      const { comments, article, evidence } = separatePage({ kind: 'html', html: page(markup) })
      expect(evidence[0]).toBe(`${rule}: 2 found`)
      expect(comments.map(({ author, text }) => [author, text])).toEqual([
        ['Ann', 'Good riddance.'],
        ['Bob', 'I did like it!'],
      ])
      expect(comments[1]).toMatchObject(second)
      expect(comments.every(({ kind }) => kind === 'comment')).toBe(true)
      expect(article.text).toContain(PROSE)
      expect(article.text).not.toMatch(/riddance|like it|Ann|Bob/)
    },
  )
})

describe('posts of forums', () => {
  it.each([...FORUMS, ...LATER_FORUMS])('are read from %s, where the first is the article', (_, thread) => {
    const { comments, article } = separatePage({ kind: 'html', html: `<body>${thread(PROSE.repeat(3))}</body>` })
    expect(comments.map(({ author, text }) => [author, text])).toEqual([
      ['Ann', 'Good riddance.'],
      ['Bob', 'I did like it!'],
    ])
    expect(article.text).toContain(PROSE)
  })
})
