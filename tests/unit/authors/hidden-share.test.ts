import { expect, it } from 'vitest'
import { hiddenShare } from '#lib/authors/hidden-share.ts'

it.each([
  [0, 0, null],
  [3, 1, 0.25],
  [0, 2, 1],
  [5, 0, 0],
])('with %i approved and %i hidden the share hidden is %j', (approved, hidden, share) => {
  expect(hiddenShare({ approved, hidden })).toBe(share)
})
