import { describe, expect, it } from 'vitest'
import { asVotes, webAddress } from '#lib/text.ts'

describe('an address of the web', () => {
  it.each(['https://x.example/a#comment-1', 'HTTP://x.example/'])('%s is kept as it is', (url) => {
    expect(webAddress(url)).toBe(url)
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '#comment-1',
    '/a#comment-1',
    ' https://x.example/',
    'https://',
    'https://a b/',
    `https://x.example/${'x'.repeat(2000)}`,
    '',
  ])('is none of %s', (url) => {
    expect(webAddress(url)).toBeNull()
  })
})

describe('votes', () => {
  it('are whole numbers that a database holds', () => {
    expect([3, -2, 0, null, 1.5, Number.NaN, 2 ** 31, -(2 ** 40)].map(asVotes)).toEqual([3, -2, 0, null, null, null, null, null]) // biome-ignore format: one thought
  })
})
