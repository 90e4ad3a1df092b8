import { describe, expect, it } from 'vitest'
import { isTooIntricate, MOST_OUTSIDE } from '#lib/perspective/is-too-intricate.ts'

describe('a body', () => {
  it.each([
    ['brackets', '['.repeat(MOST_OUTSIDE + 1)],
    ['numbers', `[${'1,'.repeat(MOST_OUTSIDE)}1]`],
    ['empty strings', `[${'"",'.repeat(MOST_OUTSIDE)}""]`],
    ['brackets behind a string that holds the end of one', `"\\"${'['.repeat(10)}"${'['.repeat(MOST_OUTSIDE)}`],
    ['brackets behind a string that ends with a backslash', `"\\\\"${'['.repeat(MOST_OUTSIDE)}`],
  ])('of too many %s is too intricate', (_name, body) => {
    expect(isTooIntricate(Buffer.from(body))).toBe(true)
  })

  it.each([
    ['as many brackets as may be', '['.repeat(MOST_OUTSIDE)],
    ['one long string of brackets', JSON.stringify('['.repeat(4 * MOST_OUTSIDE))],
    ['one long string of quotation marks', JSON.stringify('"'.repeat(4 * MOST_OUTSIDE))],
    ['a string without an end', `"${'['.repeat(2 * MOST_OUTSIDE)}`],
    ['a thousand long entries', JSON.stringify(Array(1000).fill({ text: '{"[,'.repeat(1000) }))],
  ])('of %s is not', (_name, body) => {
    expect(isTooIntricate(Buffer.from(body))).toBe(false)
  })
})
