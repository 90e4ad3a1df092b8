import { describe, expect, it } from 'vitest'
import { isUnsure, surenessOf } from '#lib/separation/sureness.ts'

describe('how sure a separation is', () => {
  it.each([
    [1, 'sure'],
    [0.85, 'sure'],
    [0.84, 'fairly-sure'],
    [0.7, 'fairly-sure'],
    [0.69, 'unsure'],
    [0, 'unsure'],
  ])('%s is %s', (confidence, word) => {
    expect(surenessOf(confidence)).toBe(word)
  })

  const stored = { borderConfidence: 0.9, hasCommentsConfidence: 0.9, corrected: false, comments: 3 }
  it.each([
    ['both are certain', {}, false],
    ['the border is not', { borderConfidence: 0.5 }, true],
    ['the border is not, and there are no comments', { borderConfidence: 0.5, comments: 0 }, false],
    ['whether there are comments is not', { hasCommentsConfidence: 0.5, comments: 0 }, true],
    ['a person has settled it', { borderConfidence: 0.5, hasCommentsConfidence: 0.5, corrected: true }, false],
  ])('a stored one, where %s: unsure is %s', (_, change, unsure) => {
    expect(isUnsure({ ...stored, ...change })).toBe(unsure)
  })
})
