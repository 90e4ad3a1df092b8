import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'
import { LATER_FORUMS, LATER_SYSTEMS } from './later-systems.ts'
import { MORE_FORUMS } from './more-forums.ts'
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

describe('a block theme of WordPress', () => {
  it('has names that do not read as such, and texts that begin with a name', () => {
    const one = (n: number, name: string, body: string) =>
      `<li id="comment-${n}" class="comment even depth-1"><div class="has-small-font-size wp-block-comment-author-name">${name}</div><div class="wp-block-comment-date"><time datetime="2023-05-0${n}T16:05:00+00:00">May ${n}, 2023</time></div><div class="wp-block-comment-content"><p>${body}</p></div></li>`
    const markup = one(1, 'admin', 'Good riddance.') + one(2, '<a rel="ugc">mlund_77</a>', 'Ann Lee<br>I like it.')
    const { comments } = separatePage({ kind: 'html', html: page(`<ol>${markup}</ol>`) })
    expect(comments.map(({ author, text }) => [author, text])).toEqual([
      ['admin', 'Good riddance.'],
      ['mlund_77', 'Ann Lee\nI like it.'],
    ])
  })
})

describe('a comment of Reddit whose account is gone', () => {
  it('has no author', () => {
    const thing = (name: string, tag: string) =>
      `<div class="thing comment" id="thing_t1_aa1" data-author="${name}"><p class="tagline">${tag}<span class="score unvoted" title="1">1 point</span> <time datetime="2023-05-03T16:05:00Z">1 year ago</time></p><div class="md"><p>Good riddance.</p></div></div>`
    const markup = thing('Ann', '<a class="author">Ann</a>') + thing('', '<em>[deleted]</em>')
    const { comments } = separatePage({ kind: 'html', html: page(markup) })
    expect(comments.map(({ author, votes }) => [author, votes])).toEqual([
      ['Ann', 1],
      [null, 1],
    ])
  })
})

const scored = (name: string, score: string) =>
  `<div class="thing comment" id="thing_t1_a${name}" data-author="${name}"><p class="tagline"><a class="author">${name}</a> <span class="score unvoted">${score}</span> <time datetime="2023-05-03T16:05:00Z">1 year ago</time></p><div class="md"><p>Good riddance.</p></div></div>`

describe('a comment of Reddit with many points', () => {
  it('has all of them', () => {
    const markup = scored('Ann', '1.2k points') + scored('Bob', '1,024 points') + scored('Cid', '12 points')
    const { comments } = separatePage({ kind: 'html', html: page(markup) })
    expect(comments.map(({ votes }) => votes)).toEqual([1200, 1024, 12])
  })

  it.each<[string, number | null]>([
    ['12 Punkte', 12],
    ['-5 Punkte', -5],
    ['1 punto', 1],
    ['1.2k Punkte', 1200],
    ['1,2 k Punkte', 1200],
    ['1.024 Punkte', 1024],
    ['1 024 points', 1024],
    ['12 points (9|3)', 12],
    ['1234567 points', 1234567],
    ['12 m', 12],
    ['1 024 Punkte', 1024],
    ['1.5 Punkte', null],
    [`${'9'.repeat(400)} points`, null],
    ['[Punkte verborgen]', null],
  ])('has those that stand first: %s', (score, votes) => {
    const { comments } = separatePage({ kind: 'html', html: page(scored('Ann', score) + scored('Bob', '2 points')) })
    expect(comments.map((comment) => comment.votes)).toEqual([votes, 2])
  })
})

describe('posts of forums', () => {
  it.each(MORE_FORUMS)('have a time in %s', (name, thread) => {
    const { comments } = separatePage({ kind: 'html', html: `<body>${thread(PROSE.repeat(3))}</body>` })
    const time = name.includes('without scripts') ? null : '2012-05-04'
    expect(comments[1]?.postedAt?.slice(0, 10) ?? null).toBe(time)
  })

  it.each([...FORUMS, ...LATER_FORUMS, ...MORE_FORUMS])(
    'are read from %s, where the first is the article',
    (_, thread) => {
      const { comments, article } = separatePage({ kind: 'html', html: `<body>${thread(PROSE.repeat(3))}</body>` })
      expect(comments.map(({ author, text }) => [author, text])).toEqual([
        ['Ann', 'Good riddance.'],
        ['Bob', 'I did like it!'],
      ])
      expect(article.text).toContain(PROSE)
    },
  )
})
